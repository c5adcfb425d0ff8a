package org.pontis.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module knows YAML and nothing of ours, and keeps the YAML library to itself. */
@AnalyzeClasses(
    packages = "org.pontis.config",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NO_OTHER_MODULE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.pontis.dicom..",
              "org.pontis.mappings..",
              "org.pontis.routes..",
              "org.pontis.gateway..");

  @ArchTest
  static final ArchRule SIGNATURES_KEEP_THE_YAML_LIBRARY_INSIDE =
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .haveRawParameterTypes(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "of snakeyaml",
                  types ->
                      types.stream()
                          .anyMatch(t -> t.getPackageName().startsWith("org.snakeyaml"))));
}

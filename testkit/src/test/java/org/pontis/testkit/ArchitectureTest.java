package org.pontis.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module knows the DICOM toolkit only, and what the demo ships needs no test library. */
@AnalyzeClasses(
    packages = "org.pontis.testkit",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_THE_TOOLKIT_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.pontis.config..",
              "org.pontis.mappings..",
              "org.pontis.routes..",
              "org.pontis.gateway..");

  @ArchTest
  static final ArchRule THE_DEMO_NEEDS_NO_TEST_LIBRARY =
      noClasses()
          .that()
          .resideInAnyPackage("org.pontis.testkit.demo..", "org.pontis.testkit.synthetic..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.assertj..", "org.pontis.testkit.peer..");

  @ArchTest
  static final ArchRule STUDIES_DO_NOT_KNOW_THE_DEMO =
      noClasses()
          .that()
          .resideInAPackage("org.pontis.testkit.synthetic..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.pontis.testkit.demo..");
}

package org.pontis.mappings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Pure functions over DICOM values and FHIR model classes, in layers. */
@AnalyzeClasses(
    packages = "org.pontis.mappings",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_SITES_NOR_EDGES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.pontis.routes..",
              "org.pontis.gateway..",
              "org.apache.camel..",
              "org.eclipse.jetty..",
              "ca.uhn.fhir.rest..",
              "org.pontis.dicom.net..",
              "org.pontis.dicom.encoding..");

  @ArchTest
  static final ArchRule NEEDS_NO_SOCKET_FILE_THREAD_OR_CLOCK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.Socket")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule STARTS_WITHOUT_THE_FHIR_CONTEXT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("ca.uhn.fhir.context.FhirContext");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.pontis.mappings.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule VALUES_KNOW_NO_ENGINE =
      noClasses()
          .that()
          .resideInAnyPackage("..convert..", "..codes..", "..ids..", "..site..", "..table..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..engine..", "..study..", "..search..");
}

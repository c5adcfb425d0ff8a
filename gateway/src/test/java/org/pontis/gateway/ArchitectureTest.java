package org.pontis.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who knows what in the one module that sees all others. */
@AnalyzeClasses(
    packages = "org.pontis.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule HAPI_SERVER_STAYS_AT_THE_FHIR_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pontis.gateway.http.fhir")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ca.uhn.fhir.rest..");

  @ArchTest
  static final ArchRule JETTY_STAYS_BELOW_HTTP =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.pontis.gateway.settings",
              "org.pontis.gateway.convert",
              "org.pontis.gateway.http.dicomweb",
              "org.pontis.gateway.http.admin")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule EDGES_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.pontis.gateway.http.dicomweb",
              "org.pontis.gateway.http.admin",
              "org.pontis.gateway.convert")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.pontis.gateway.http.fhir");

  @ArchTest
  static final ArchRule CAMEL_STAYS_IN_ROUTES =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..");

  @ArchTest
  static final ArchRule DICOM_IS_NOT_PARSED_AT_THE_HTTP_EDGE =
      noClasses()
          .that()
          .resideInAPackage("org.pontis.gateway.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.pontis.dicom.encoding..");
}

package org.pontis.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.pontis.routes",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule routesKnowNoFhirNoHttpAndNoGateway =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ca.uhn..",
              "org.hl7..",
              "org.eclipse.jetty..",
              "org.pontis.mappings..",
              "org.pontis.gateway..");

  @ArchTest
  static final ArchRule camelStaysWithRoutesAndComponents =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.pontis.routes.camel..",
              "org.pontis.routes.flow..",
              "org.pontis.routes.federation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  @ArchTest
  static final ArchRule sitesDoNotKnowWhoAsksThem =
      noClasses()
          .that()
          .resideInAPackage("org.pontis.routes.site..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.pontis.routes",
              "org.pontis.routes.camel..",
              "org.pontis.routes.flow..",
              "org.pontis.routes.federation..");

  @ArchTest
  static final ArchRule kindsOfSitesDoNotKnowEachOtherNorTheFactory =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.pontis.routes.site.file..",
              "org.pontis.routes.site.dimse..",
              "org.pontis.routes.site.decorate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.pontis.routes.site");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("org.pontis.routes.(**)").should().beFreeOfCycles();
}

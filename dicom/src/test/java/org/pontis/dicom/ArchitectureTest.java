package org.pontis.dicom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

/** What each package of the module may know. Query, port and problems are one vocabulary. */
@AnalyzeClasses(packages = "org.pontis.dicom", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String BASE = "org.pontis.dicom.";

  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("data", List.of()),
          Map.entry("dictionary", List.of("data")),
          Map.entry("problem", List.of("source")),
          Map.entry("query", List.of("data", "dictionary", "problem", "source")),
          Map.entry("source", List.of("data", "dictionary", "problem", "query")),
          Map.entry("encoding", List.of("data", "dictionary", "problem", "source")),
          Map.entry("content", List.of("data", "dictionary", "problem", "source", "encoding")),
          Map.entry(
              "frames", List.of("data", "dictionary", "problem", "source", "encoding", "content")),
          Map.entry("json", List.of("data", "dictionary", "problem", "source")),
          Map.entry("web", List.of("data", "dictionary", "problem", "source", "query")),
          Map.entry(
              "net.dimse",
              List.of(
                  "data",
                  "dictionary",
                  "problem",
                  "source",
                  "query",
                  "encoding",
                  "net.pdu",
                  "net.ul")),
          Map.entry(
              "net.scu",
              List.of(
                  "data",
                  "dictionary",
                  "problem",
                  "source",
                  "content",
                  "net.pdu",
                  "net.ul",
                  "net.dimse")),
          Map.entry(
              "net.scp",
              List.of("data", "dictionary", "problem", "source", "net.pdu", "net.ul", "net.dimse")),
          Map.entry("net.pdu", List.of("data")),
          Map.entry("net.ul", List.of("data", "dictionary", "problem", "source", "net.pdu")));

  @ArchTest
  static void packages_knowOnlyThoseBelow(JavaClasses imported) {
    MAY_KNOW.forEach((name, known) -> {
      String[] allowed =
          java.util.stream.Stream.concat(known.stream(), java.util.stream.Stream.of(name))
              .map(allowedName -> BASE + allowedName)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(BASE + name)
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.pontis..").and(not(resideInAnyPackage(allowed))))
          .check(imported);
    });
  }

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_LISTED =
      classes()
          .should()
          .resideInAnyPackage(MAY_KNOW.keySet().stream().map(n -> BASE + n).toArray(String[]::new));

  @ArchTest
  static final ArchRule NEEDS_ONLY_THE_JDK_AND_JACKSON_CORE =
      noClasses()
          .should()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "java..",
                      "javax.net.ssl..",
                      "jdk.net..",
                      "javax.xml.stream..",
                      "org.pontis.dicom..",
                      "org.jspecify..",
                      "com.fasterxml.jackson.core..")));
}

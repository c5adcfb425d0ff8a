package org.pontis.mappings.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.Matching;

/**
 * A string parameter on a person's name: any of its values is how a part begins, what it is ({@code
 * :exact}) or what it contains ({@code :contains}), without regard to case unless exact.
 */
record NameTerm(Test test, List<String> anyOf) {
  private enum Test {
    STARTS {
      @Override
      boolean matches(String part, String value) {
        return lower(part).startsWith(lower(value));
      }
    },
    EXACT {
      @Override
      boolean matches(String part, String value) {
        return part.equals(value);
      }
    },
    CONTAINS {
      @Override
      boolean matches(String part, String value) {
        return lower(part).contains(lower(value));
      }
    };

    abstract boolean matches(String part, String value);

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  static NameTerm parse(SearchTerm term) {
    Test test =
        switch (term.modifier().orElse("")) {
          case "exact" -> Test.EXACT;
          case "contains" -> Test.CONTAINS;
          default -> Test.STARTS;
        };
    return new NameTerm(test, term.values().stream().map(NameTerm::unescape).toList());
  }

  /** Without the names. */
  @Override
  public String toString() {
    return "NameTerm[" + test + ", " + anyOf.size() + " values]";
  }

  private static String unescape(String value) {
    return value.replaceAll("\\\\(.)", "$1").strip();
  }

  void family(Criteria<Patient> criteria) {
    String start = test == Test.CONTAINS ? "*" : "";
    addTo(criteria, start, name -> Stream.of(name.getFamilyElement().getValue()));
  }

  void given(Criteria<Patient> criteria) {
    addTo(criteria, "*", name -> name.getGiven().stream().map(PrimitiveType::getValue));
  }

  void anyPart(Criteria<Patient> criteria) {
    addTo(
        criteria,
        "*",
        name ->
            Stream.of(
                    Stream.of(name.getFamilyElement()),
                    name.getGiven().stream(),
                    name.getPrefix().stream(),
                    name.getSuffix().stream())
                .flatMap(parts -> parts)
                .map(PrimitiveType::getValue));
  }

  /** One value is asked of Patient's Name as a pattern; which part it is in, of the resource. */
  private void addTo(
      Criteria<Patient> criteria, String start, Function<HumanName, Stream<String>> parts) {
    if (anyOf.size() == 1) {
      String pattern = start + anyOf.getFirst().replaceAll("[*?^=\\\\]", "?") + "*";
      criteria.key(Tags.PatientName, new Matching.WildCard(pattern));
    }
    criteria.residual(patient ->
        patient.getName().stream()
            .flatMap(parts)
            .filter(part -> part != null && !part.isEmpty())
            .anyMatch(part -> anyOf.stream().anyMatch(value -> test.matches(part, value))));
  }
}

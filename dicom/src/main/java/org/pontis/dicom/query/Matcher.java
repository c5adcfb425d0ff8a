package org.pontis.dicom.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Tag;

/**
 * Matching keys of PS3.4 C.2.2.2 compiled to a predicate over data sets. All keys must match; keys
 * into one sequence must match within one and the same item (C.2.2.2.6); an attribute of several
 * values matches when one of them does (C.2.2.3). A date range and a time range of the same form on
 * a pair such as StudyDate and StudyTime are one range of points in time (C.2.2.2.5.4).
 */
public final class Matcher implements Predicate<Dataset> {
  private final Predicate<Dataset>[] tests;

  private Matcher(List<Predicate<Dataset>> tests) {
    @SuppressWarnings("unchecked") // an array of a generic type can't be made otherwise
    Predicate<Dataset>[] array = tests.toArray(Predicate[]::new);
    this.tests = array;
  }

  /** A matcher for all keys of a query. */
  public static Matcher of(ImagingQuery query) {
    return of(query.keys());
  }

  /** A matcher for these keys; without keys everything matches. */
  public static Matcher of(List<Key> keys) {
    return compile(keys.stream().map(k -> new Remaining(k.path().steps(), k.matching())).toList());
  }

  @Override
  public boolean test(Dataset dataset) {
    for (Predicate<Dataset> test : tests) {
      if (!test.test(dataset)) {
        return false;
      }
    }
    return true;
  }

  /** Whether every data set matches. */
  public boolean matchesAll() {
    return tests.length == 0;
  }

  /** A key with the steps of its path that are still to go. */
  private record Remaining(List<Step> steps, Matching matching) {
    Remaining inner() {
      return new Remaining(steps.subList(1, steps.size()), matching);
    }
  }

  private static Matcher compile(List<Remaining> keys) {
    List<Key> here = new ArrayList<>();
    Map<Step, List<Remaining>> below = new LinkedHashMap<>();
    for (Remaining key : keys) {
      if (key.matching() instanceof Matching.Universal) {
        continue;
      }
      Step step = key.steps().getFirst();
      if (key.steps().size() == 1) {
        here.add(new Key(ElementPath.of(step.tag()), key.matching()));
      } else {
        below.computeIfAbsent(step, _ -> new ArrayList<>()).add(key.inner());
      }
    }
    List<Predicate<Dataset>> tests = new ArrayList<>(MomentRange.takeFrom(here));
    here.forEach(key -> leaf(key.path().last(), key.matching(), tests));
    below.forEach((step, inner) -> nested(step, compile(inner), tests));
    return new Matcher(tests);
  }

  private static void leaf(Tag tag, Matching matching, List<Predicate<Dataset>> tests) {
    if (matching instanceof Matching.EmptyValue) {
      tests.add(dataset -> dataset.element(tag).map(ElementTest::hasNoValue).orElse(true));
      return;
    }
    if (matching instanceof Matching.WildCard(String pattern) && Glob.isUniversal(pattern)) {
      return;
    }
    ElementTest test = ElementTest.of(matching);
    tests.add(dataset -> dataset.element(tag).map(test::test).orElse(false));
  }

  /** An absent or empty sequence is tested as if it held one item without elements. */
  private static void nested(Step step, Matcher inner, List<Predicate<Dataset>> tests) {
    if (inner.matchesAll()) {
      return;
    }
    tests.add(dataset -> {
      List<Dataset> items = chosen(dataset, step);
      return items.isEmpty() ? inner.test(Dataset.empty()) : items.stream().anyMatch(inner);
    });
  }

  private static List<Dataset> chosen(Dataset dataset, Step step) {
    List<Dataset> items = dataset.element(step.tag()).map(Matcher::items).orElse(List.of());
    if (step.item().isEmpty()) {
      return items;
    }
    int number = step.item().getAsInt();
    return number < items.size() ? List.of(items.get(number)) : List.of();
  }

  private static List<Dataset> items(Element element) {
    return element instanceof Element.Items sequence ? sequence.items() : List.of();
  }
}

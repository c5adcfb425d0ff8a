package org.pontis.dicom.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.ReturnKeySets;
import org.pontis.dicom.query.ReturnKeys;

/** One request's parameters on their way to a query. */
final class QidoReading {
  private static final int MOST_PARAMETERS = 250;
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_VALUE = 16_384;
  private static final int LONGEST_COUNT = 18;

  private static final Set<String> NEGOTIATION = Set.of("accept", "charset");
  private static final Set<String> SWITCHES =
      Set.of("fuzzymatching", "emptyvaluematching", "multiplevaluematching");
  private static final Set<String> ORDERS = Set.of("orderby", "sort", "_sort", "order");

  private final QidoResource resource;
  private final Map<String, String> settings = new HashMap<>();
  private final List<QueryParameter> attributes = new ArrayList<>();
  private final List<ElementPath> included = new ArrayList<>();
  private boolean everythingIncluded;

  QidoReading(QidoResource resource) {
    this.resource = resource;
  }

  ImagingQuery read(List<QueryParameter> parameters) {
    if (parameters.size() > MOST_PARAMETERS) {
      throw ImagingException.of(
          ProblemType.INVALID_QUERY,
          "more than " + MOST_PARAMETERS + " parameters; ask in several requests");
    }
    parameters.forEach(this::sort);
    Page page = new Page(count("offset").orElse(0), count("limit").orElse(Integer.MAX_VALUE));
    List<Key> keys = keys();
    List<Key> all = new ArrayList<>(resource.keys());
    keys.stream().filter(key -> !(key.matching() instanceof Matching.Universal)).forEach(all::add);
    return new ImagingQuery(resource.level(), all, returnKeys(keys), page, Ordering.NEWEST_FIRST);
  }

  /** Sorts a parameter by what it is about. */
  private void sort(QueryParameter parameter) {
    checkForm(parameter);
    String name = parameter.name();
    if (NEGOTIATION.contains(name)) {
      return;
    }
    if (name.equals("includefield")) {
      include(parameter.value());
    } else if (name.equals("limit") || name.equals("offset") || SWITCHES.contains(name)) {
      if (settings.put(name, parameter.value()) != null) {
        throw refusal(name, "is given twice; give it once");
      }
    } else if (ORDERS.contains(name)) {
      throw refusal(
          name, "is not supported: studies come newest first, series and instances by number");
    } else {
      attributes.add(parameter);
    }
  }

  private static void checkForm(QueryParameter parameter) {
    String name = parameter.name();
    if (name.isEmpty()) {
      throw ImagingException.of(
          ProblemType.INVALID_QUERY, "a parameter has no name; write name=value");
    }
    if (name.length() > LONGEST_NAME || parameter.value().length() > LONGEST_VALUE) {
      throw refusal(name, "is longer than " + LONGEST_VALUE + " characters; ask for less at once");
    }
    if (parameter.value().chars().anyMatch(Character::isISOControl)) {
      throw refusal(name, "holds control characters; remove them");
    }
  }

  private void include(String value) {
    for (String field : value.split(",", -1)) {
      String name = field.strip();
      if (name.equals("all")) {
        everythingIncluded = true;
      } else if (!name.isEmpty()) {
        included.add(
            Dictionary.parsePath(name)
                .orElseThrow(() ->
                    refusal("includefield", "names an unknown attribute" + suggestion(name))));
      }
    }
  }

  private Optional<Integer> count(String name) {
    String text = settings.get(name);
    if (text == null) {
      return Optional.empty();
    }
    String digits = text.strip();
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number || digits.length() > LONGEST_COUNT) {
      throw refusal(name, "is not a whole number from 0 on");
    }
    return Optional.of((int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits)));
  }

  private boolean isOn(String name) {
    String text = settings.getOrDefault(name, "false").toLowerCase(Locale.ROOT);
    if (!text.equals("true") && !text.equals("false")) {
      throw refusal(name, "is neither true nor false");
    }
    return text.equals("true");
  }

  private List<Key> keys() {
    QidoValues values =
        new QidoValues(
            isOn("fuzzymatching") ? QidoValues.Names.FUZZY : QidoValues.Names.LITERAL,
            isOn("emptyvaluematching") ? QidoValues.Quotes.EMPTY : QidoValues.Quotes.LITERAL);
    isOn("multiplevaluematching");
    Set<ElementPath> seen = new HashSet<>();
    List<Key> keys = new ArrayList<>();
    for (QueryParameter parameter : attributes) {
      ElementPath path = QidoAttribute.read(parameter.name(), resource.level());
      if (!seen.add(path)) {
        throw refusal(
            parameter.name(), "names an attribute twice; give one parameter with all values");
      }
      keys.add(new Key(path, values.read(parameter, path)));
    }
    return keys;
  }

  private ReturnKeys returnKeys(List<Key> keys) {
    if (everythingIncluded) {
      return new ReturnKeys.All();
    }
    Set<ElementPath> paths =
        new LinkedHashSet<>(ReturnKeySets.of(resource.level(), resource.scope()).paths());
    keys.forEach(key -> paths.add(key.path()));
    paths.addAll(included);
    return new ReturnKeys.Listed(List.copyOf(paths));
  }

  /** A refusal of one parameter; values are patient data and are not repeated. */
  static ImagingException refusal(String name, String reason) {
    String shown = name.replaceAll("[^A-Za-z0-9_.()-]", "?");
    String cut = shown.length() > 60 ? shown.substring(0, 60) + "..." : shown;
    return ImagingException.of(ProblemType.INVALID_QUERY, "parameter " + cut + " " + reason);
  }

  /** A keyword that differs from an unknown name in its first letter only. */
  static String suggestion(String name) {
    String capital =
        name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Dictionary.tag(capital).isPresent()
        ? "; did you mean " + capital + "?"
        : "; give a keyword of PS3.6 or eight hexadecimal digits, steps joined by dots";
  }
}

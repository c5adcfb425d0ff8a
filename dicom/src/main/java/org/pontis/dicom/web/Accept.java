package org.pontis.dicom.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Acceptable Media Types of PS3.18 section 8.7.5, best first: those of the accept query
 * parameter, then those of the Accept header field (section 8.7.8.1), each by weight and, at the
 * same weight, the more specific first. Ranges that can't be read are ignored (section 8.7.7).
 *
 * @param ranges at most 64
 */
public record Accept(List<MediaRange> ranges) {
  private static final int MAX_RANGES = 64;

  private static final Comparator<MediaRange> BEST_FIRST =
      Comparator.comparingInt(MediaRange::weight)
          .reversed()
          .thenComparing(Comparator.comparingInt(MediaRange::specificity).reversed());

  /** Copies the list. */
  public Accept {
    ranges = List.copyOf(ranges);
  }

  /**
   * Reads the values of the accept query parameter, percent-decoded, and of the Accept header
   * field. A request with neither accepts anything.
   */
  public static Accept of(List<String> parameterValues, List<String> headerValues) {
    List<MediaRange> parameter = new ArrayList<>();
    // A plus sign that was form-decoded to a space is put back: application/dicom json.
    parameterValues.forEach(value ->
        read(
            value.replace("dicom json", "dicom+json").replace("dicom xml", "dicom+xml"),
            parameter));
    List<MediaRange> header = new ArrayList<>();
    headerValues.forEach(value -> read(value, header));
    parameter.sort(BEST_FIRST);
    header.sort(BEST_FIRST);
    List<MediaRange> all = new ArrayList<>(parameter);
    all.addAll(header);
    boolean saysNothing =
        parameterValues.stream().allMatch(String::isBlank)
            && headerValues.stream().allMatch(String::isBlank);
    return saysNothing ? any() : new Accept(all);
  }

  /** Accepts whatever is the default. */
  public static Accept any() {
    return new Accept(List.of(new MediaRange(MediaType.of("*", "*"), 1000)));
  }

  private static void read(String value, List<MediaRange> into) {
    MediaTypeScanner scanner = new MediaTypeScanner(value);
    while (!scanner.atEnd() && into.size() < MAX_RANGES / 2) {
      scanner.next().flatMap(MediaRange::of).ifPresent(into::add);
    }
  }
}

package org.pontis.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.web.QueryParameter;

/**
 * The parameters of a query in their order, decoded as forms are.
 *
 * @param parameters at most 1000
 */
public record QueryString(List<QueryParameter> parameters) {
  private static final int MAX_PARAMETERS = 1000;

  /** What the decoder puts where bytes are no text. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Copies the list. */
  public QueryString {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a query as sent.
   *
   * @throws ImagingException INVALID_QUERY when it is broken
   */
  public static QueryString parse(String raw) {
    List<QueryParameter> parameters = new ArrayList<>();
    for (String pair : raw.split("&", MAX_PARAMETERS + 1)) {
      if (parameters.size() == MAX_PARAMETERS) {
        throw invalid("The query has more than " + MAX_PARAMETERS + " parameters.");
      }
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.add(
            equals < 0
                ? new QueryParameter(decode(pair), "")
                : new QueryParameter(
                    decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
      }
    }
    return new QueryString(parameters);
  }

  /** All values of a parameter. */
  public List<String> values(String name) {
    return parameters.stream()
        .filter(p -> p.name().equals(name))
        .map(QueryParameter::value)
        .toList();
  }

  /**
   * Refuses every parameter but these.
   *
   * @throws ImagingException INVALID_QUERY that names the others
   */
  public void allowOnly(List<String> names) {
    for (QueryParameter parameter : parameters) {
      if (!names.contains(parameter.name())) {
        throw invalid(
            "The parameter '"
                + printable(parameter.name())
                + "' has no meaning here; understood are: "
                + String.join(", ", names)
                + ".");
      }
    }
  }

  private static String printable(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
    return safe.length() > 64 ? safe.substring(0, 64) + "..." : safe;
  }

  private static String decode(String text) {
    String decoded = unescaped(text);
    if (decoded.indexOf(REPLACEMENT) >= 0) {
      throw invalid("The query holds bytes that are not UTF-8.");
    }
    return decoded;
  }

  private static String unescaped(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new ImagingException(
          Problem.of(ProblemType.INVALID_QUERY, "The query is not correctly percent-encoded."),
          broken);
    }
  }

  private static ImagingException invalid(String detail) {
    return ImagingException.of(ProblemType.INVALID_QUERY, detail);
  }
}

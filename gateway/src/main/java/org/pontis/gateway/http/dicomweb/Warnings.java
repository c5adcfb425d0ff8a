package org.pontis.gateway.http.dicomweb;

import java.util.List;
import org.pontis.dicom.problem.Problem;
import org.pontis.gateway.http.Exchange;

/** The Warning header that PS3.18 section 8.4.3 asks for: code 299, an agent and a text. */
final class Warnings {
  private static final int NAMED = 5;

  private Warnings() {}

  /** Adds one line. */
  static void add(Exchange exchange, String text) {
    exchange.adding("Warning", "299 pontis \"" + ascii(text) + "\"");
  }

  /** Adds a line for each of these problems, the first few by name. */
  static void add(Exchange exchange, List<Problem> problems) {
    problems.stream().limit(NAMED).forEach(problem -> add(exchange, sentence(problem)));
    if (problems.size() > NAMED) {
      add(exchange, "and " + (problems.size() - NAMED) + " more problems like these");
    }
  }

  private static String sentence(Problem problem) {
    return problem.site().map(site -> "site " + site + ": ").orElse("") + problem.detail();
  }

  private static String ascii(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      safe.append(c == '"' || c == '\\' ? '\'' : c >= ' ' && c < 0x7F ? c : '?');
    }
    return safe.toString();
  }
}

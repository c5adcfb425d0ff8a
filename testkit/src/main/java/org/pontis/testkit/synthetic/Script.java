package org.pontis.testkit.synthetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A way to write text, with its Specific Character Set (0008,0005). */
public enum Script {
  /** The default repertoire; the attribute is absent. */
  ASCII(StandardCharsets.US_ASCII, ""),
  /** Latin alphabet No. 1. */
  WESTERN(StandardCharsets.ISO_8859_1, "ISO_IR 100"),
  /** Greek alphabet. */
  GREEK(Charset.forName("ISO-8859-7"), "ISO_IR 126"),
  /**
   * JIS X 0208 behind escape sequences, ASCII otherwise; the first value is empty (PS3.5 H.3.1).
   */
  JAPANESE(Charset.forName("ISO-2022-JP"), "\\ISO 2022 IR 87"),
  /** Unicode in UTF-8. */
  UNICODE(StandardCharsets.UTF_8, "ISO_IR 192");

  private final Charset charset;
  private final String terms;

  Script(Charset charset, String terms) {
    this.charset = charset;
    this.terms = terms;
  }

  /** The values of Specific Character Set, none for the default repertoire. */
  public List<String> terms() {
    return terms.isEmpty() ? List.of() : List.of(terms.split("\\\\", -1));
  }

  /** The text in this script; what it lacks becomes a question mark. */
  byte[] encode(String text) {
    return text.getBytes(charset);
  }
}

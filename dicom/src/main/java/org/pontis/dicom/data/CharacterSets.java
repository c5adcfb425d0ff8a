package org.pontis.dicom.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Specific Character Set (0008,0005) says of the text of a data set (PS3.3 C.12.1.1.2). Bytes
 * that fit no character are replaced by U+FFFD, never dropped. Immutable and thread-safe.
 *
 * <p>Where the attribute is absent, empty or names nothing known, bytes from 0x80 are read as
 * Latin-1: no text is lost, and it is what such bytes most often are. Escape sequences are followed
 * whether or not their set is among the terms, except in UTF-8, GBK and GB18030, which have none.
 */
public final class CharacterSets {
  private static final int ESCAPE = 0x1B;

  /** The default repertoire, ISO IR 6. */
  public static final CharacterSets DEFAULT =
      new CharacterSets(List.of(), new CharacterSetTerm.Extensible(GraphicSet.LATIN_1));

  /** Unicode in UTF-8: what DICOM JSON is written in. */
  public static final CharacterSets UTF_8 =
      new CharacterSets(
          List.of("ISO_IR 192"), new CharacterSetTerm.Complete(StandardCharsets.UTF_8));

  private static final CharacterSets LATIN_1 =
      new CharacterSets(List.of("ISO_IR 100"), new CharacterSetTerm.Extensible(GraphicSet.LATIN_1));

  private final List<String> terms;
  private final CharacterSetTerm initial;

  private CharacterSets(List<String> terms, CharacterSetTerm initial) {
    this.terms = List.copyOf(terms);
    this.initial = initial;
  }

  /** The decoder for these defined terms, in the order of the attribute's values. */
  public static CharacterSets of(List<String> terms) {
    if (terms.isEmpty()) {
      return DEFAULT;
    }
    if (terms.equals(UTF_8.terms)) {
      return UTF_8;
    }
    if (terms.equals(LATIN_1.terms)) {
      return LATIN_1;
    }
    return new CharacterSets(terms, initial(terms));
  }

  /**
   * What holds without an escape sequence: the first value. If that is empty, unknown or a set for
   * bytes below 0x80 only, the first later value that says what bytes from 0x80 mean: text without
   * the escape sequences it should have is still read.
   */
  private static CharacterSetTerm initial(List<String> terms) {
    for (String term : terms) {
      switch (CharacterSetTerm.parse(term)) {
        case CharacterSetTerm.Complete complete -> {
          return complete;
        }
        case CharacterSetTerm.Extensible extensible -> {
          if (extensible.set().area() == GraphicSet.Area.G1) {
            return extensible;
          }
        }
        case CharacterSetTerm.Unknown _ -> {}
      }
    }
    return DEFAULT.initial;
  }

  /** Whether this is a defined term of a character set known here. */
  public static boolean isTerm(String text) {
    return !(CharacterSetTerm.parse(text) instanceof CharacterSetTerm.Unknown);
  }

  /** The defined terms as given. */
  public List<String> terms() {
    return terms;
  }

  /** The whole value as text, escape sequences resolved, padding kept. */
  public String decode(Slice value, Vr vr) {
    if (!vr.usesSpecificCharacterSet()) {
      return value.latin1();
    }
    return switch (initial) {
      case CharacterSetTerm.Complete complete -> value.decode(complete.charset());
      case CharacterSetTerm.Extensible extensible -> decode(value, vr, extensible.set());
      case CharacterSetTerm.Unknown _ -> value.latin1();
    };
  }

  private static String decode(Slice value, Vr vr, GraphicSet g1) {
    boolean ascii = true;
    for (int i = 0; i < value.length(); i++) {
      if (value.at(i) == ESCAPE) {
        return Iso2022Decoder.decode(value, vr, g1);
      }
      ascii &= value.at(i) >= 0;
    }
    Charset charset = ascii ? StandardCharsets.ISO_8859_1 : g1.charset();
    return value.decode(charset);
  }

  /**
   * The text as bytes, without padding, that {@link #decode} reads; empty when a character is in
   * none of the sets. Where the attribute is absent or unknown, only ASCII is encoded.
   */
  public Optional<Slice> encode(String text, Vr vr) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return Optional.of(Slice.of(text.getBytes(StandardCharsets.US_ASCII)));
    }
    if (!vr.usesSpecificCharacterSet()) {
      return Optional.empty();
    }
    return switch (initial) {
      case CharacterSetTerm.Complete complete -> encode(text, complete.charset());
      case CharacterSetTerm.Extensible _ -> {
        List<GraphicSet> sets = terms.stream().flatMap(CharacterSets::set).toList();
        yield Iso2022Encoder.encode(
            text, vr, sets, terms.stream().limit(1).flatMap(CharacterSets::set).findFirst());
      }
      case CharacterSetTerm.Unknown _ -> Optional.empty();
    };
  }

  private static Stream<GraphicSet> set(String term) {
    return CharacterSetTerm.parse(term) instanceof CharacterSetTerm.Extensible(GraphicSet set)
        ? Stream.of(set)
        : Stream.empty();
  }

  private static Optional<Slice> encode(String text, Charset charset) {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return Optional.of(Slice.of(array));
    } catch (CharacterCodingException notInThisSet) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CharacterSets that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  @Override
  public String toString() {
    return "CharacterSets" + terms;
  }
}

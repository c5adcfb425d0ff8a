package org.pontis.dicom.net.dimse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/**
 * The elements of group 0000 of one message, encoded in implicit VR little endian (PS3.7 section
 * 6.3.1). The group length is not relied on; elements no command has are passed over.
 */
final class CommandElements {
  /** Far more than any command needs; an attribute list for N-GET is the longest. */
  private static final int LONGEST = 64 << 10;

  private static final int MOST_ELEMENTS = 128;
  private static final int HEADER = 8;

  private final Map<Tag, Slice> values;

  private CommandElements(Map<Tag, Slice> values) {
    this.values = values;
  }

  /** Splits the bytes into elements. */
  static CommandElements read(byte[] command) {
    if (command.length > LONGEST) {
      throw ImagingException.of(
          ProblemType.LIMIT_EXCEEDED,
          "a command set of %d bytes; at most %d are read".formatted(command.length, LONGEST));
    }
    Map<Tag, Slice> values = new HashMap<>();
    ByteBuffer in = ByteBuffer.wrap(command).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      element(in, values);
      if (values.size() > MOST_ELEMENTS) {
        throw ImagingException.of(
            ProblemType.LIMIT_EXCEEDED,
            "a command set of more than %d elements".formatted(MOST_ELEMENTS));
      }
    }
    return new CommandElements(values);
  }

  private static void element(ByteBuffer in, Map<Tag, Slice> values) {
    if (in.remaining() < HEADER) {
      throw malformed("the command set ends inside an element");
    }
    int group = Short.toUnsignedInt(in.getShort());
    int element = Short.toUnsignedInt(in.getShort());
    Tag tag = Tag.of(group << 16 | element);
    long length = Integer.toUnsignedLong(in.getInt());
    if (group != 0) {
      throw malformed(tag + " is not of group 0000");
    }
    if (length > in.remaining()) {
      throw malformed(tag + " is longer than the command set");
    }
    if (length % 2 != 0) {
      throw malformed(tag + " has an odd length");
    }
    byte[] value = new byte[(int) length];
    in.get(value);
    if (values.put(tag, Slice.of(value)) != null) {
      throw malformed(tag + " is there twice");
    }
  }

  /** A number of 16 bits. */
  OptionalInt number(Tag tag) {
    Slice value = values.getOrDefault(tag, Slice.empty());
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (value.length() != 2) {
      throw malformed(name(tag) + " is not one number of 16 bits");
    }
    return OptionalInt.of(Short.toUnsignedInt(value.buffer(ByteOrder.LITTLE_ENDIAN).getShort()));
  }

  int requiredNumber(Tag tag) {
    return number(tag).orElseThrow(() -> missing(tag));
  }

  Optional<Uid> uid(Tag tag) {
    Optional<String> text = text(tag);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Uid> uid = Uid.parse(text.get());
    if (uid.isEmpty()) {
      throw malformed(name(tag) + " is not a UID");
    }
    return uid;
  }

  /** A UID; empty also where something else stands in its place. */
  Optional<Uid> possibleUid(Tag tag) {
    return text(tag).flatMap(Uid::parse);
  }

  Uid requiredUid(Tag tag) {
    return uid(tag).orElseThrow(() -> missing(tag));
  }

  Optional<AeTitle> aeTitle(Tag tag) {
    Optional<String> text = text(tag);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<AeTitle> title = AeTitle.parse(text.get());
    if (title.isEmpty()) {
      throw malformed(name(tag) + " is not an AE title");
    }
    return title;
  }

  AeTitle requiredAeTitle(Tag tag) {
    return aeTitle(tag).orElseThrow(() -> missing(tag));
  }

  List<Tag> tags(Tag tag) {
    Slice value = values.getOrDefault(tag, Slice.empty());
    if (value.length() % 4 != 0) {
      throw malformed(name(tag) + " is not a list of tags");
    }
    ByteBuffer in = value.buffer(ByteOrder.LITTLE_ENDIAN);
    List<Tag> tags = new ArrayList<>(value.length() / 4);
    while (in.hasRemaining()) {
      int group = Short.toUnsignedInt(in.getShort());
      tags.add(Tag.of(group << 16 | Short.toUnsignedInt(in.getShort())));
    }
    return tags;
  }

  /** Text of the default repertoire, padding removed; empty when blank. */
  Optional<String> text(Tag tag) {
    Slice value = values.getOrDefault(tag, Slice.empty());
    String text = new String(value.toByteArray(), StandardCharsets.ISO_8859_1);
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
      end--;
    }
    return end == 0 ? Optional.empty() : Optional.of(text.substring(0, end));
  }

  static ImagingException malformed(String reason) {
    return ImagingException.of(ProblemType.MALFORMED_INPUT, "DIMSE command: " + reason);
  }

  private static ImagingException missing(Tag tag) {
    return malformed(name(tag) + " is missing");
  }

  static String name(Tag tag) {
    return Dictionary.keyword(tag).orElse(tag.toString());
  }
}

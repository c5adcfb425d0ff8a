package org.pontis.dicom.net.dimse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;

/**
 * Encodes a command set: elements of group 0000 in implicit VR little endian, to be put in
 * ascending order, the group length in front (PS3.7 section 6.3.1).
 */
final class CommandOutput {
  /** Error Comment is one LO value (PS3.7 table E.1-1, PS3.5 table 6.2-1). */
  private static final int LONGEST_COMMENT = 64;

  private final ByteArrayOutputStream elements = new ByteArrayOutputStream(160);

  CommandOutput number(Tag tag, int value) {
    header(elements, tag, 2);
    little16(elements, value);
    return this;
  }

  CommandOutput number(Tag tag, OptionalInt value) {
    value.ifPresent(number -> number(tag, number));
    return this;
  }

  CommandOutput uid(Tag tag, Uid uid) {
    return text(tag, uid.value(), 0);
  }

  CommandOutput uid(Tag tag, Optional<Uid> uid) {
    uid.ifPresent(value -> uid(tag, value));
    return this;
  }

  CommandOutput aeTitle(Tag tag, AeTitle title) {
    return text(tag, title.value(), ' ');
  }

  CommandOutput tags(Tag tag, List<Tag> tags) {
    if (!tags.isEmpty()) {
      header(elements, tag, 4 * tags.size());
      tags.forEach(one -> tag(elements, one));
    }
    return this;
  }

  /** A comment in printable ASCII without backslash, cut to what the element holds. */
  CommandOutput comment(Tag tag, String comment) {
    int length = Math.min(comment.length(), LONGEST_COMMENT);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = comment.charAt(i);
      text.append(c >= ' ' && c <= '~' && c != '\\' ? c : '?');
    }
    return text(tag, text.toString(), ' ');
  }

  private CommandOutput text(Tag tag, String text, int padding) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    header(elements, tag, bytes.length + (bytes.length & 1));
    elements.writeBytes(bytes);
    if (bytes.length % 2 != 0) {
      elements.write(padding);
    }
    return this;
  }

  /** The command set. */
  byte[] bytes() {
    ByteArrayOutputStream command = new ByteArrayOutputStream(elements.size() + 12);
    header(command, Tags.CommandGroupLength, 4);
    little16(command, elements.size());
    little16(command, elements.size() >>> 16);
    command.writeBytes(elements.toByteArray());
    return command.toByteArray();
  }

  private static void header(ByteArrayOutputStream out, Tag tag, int length) {
    tag(out, tag);
    little16(out, length);
    little16(out, length >>> 16);
  }

  private static void tag(ByteArrayOutputStream out, Tag tag) {
    little16(out, tag.code() >>> 16);
    little16(out, tag.code());
  }

  private static void little16(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >>> 8);
  }
}

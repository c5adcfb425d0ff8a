package org.pontis.dicom.json;

import java.util.List;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.PersonName;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.data.Vr;

/**
 * Values of text. A single value of characters that are the same in every character set and need no
 * escape, which is nearly every value, is copied as it is; the others are decoded.
 */
final class JsonTextValues {
  private static final byte[] VALUE = Utf8Buffer.ascii(",\"Value\":[");
  private static final byte[] VALUE_STRING = Utf8Buffer.ascii(",\"Value\":[\"");
  private static final byte[] VALUE_NAME = Utf8Buffer.ascii(",\"Value\":[{\"Alphabetic\":\"");
  private static final byte[] END_STRING = Utf8Buffer.ascii("\"]");
  private static final byte[] END_NAME = Utf8Buffer.ascii("\"}]");
  private static final byte[] ALPHABETIC = Utf8Buffer.ascii("\"Alphabetic\":");
  private static final byte[] IDEOGRAPHIC = Utf8Buffer.ascii("\"Ideographic\":");
  private static final byte[] PHONETIC = Utf8Buffer.ascii("\"Phonetic\":");
  private static final PersonName NO_NAME = PersonName.parse("");
  private static final byte[] NULL = Utf8Buffer.ascii("null");

  private final Utf8Buffer out;

  JsonTextValues(Utf8Buffer out) {
    this.out = out;
  }

  void write(Element.Text text) {
    Slice value = text.value();
    int end = value.length();
    while (end > 0 && (value.at(end - 1) == ' ' || value.at(end - 1) == 0)) {
      end--;
    }
    int from = 0;
    while (from < end && value.at(from) == ' ' && text.vr().isTextList()) {
      from++;
    }
    if (from == end) {
      return;
    }
    switch (text.vr()) {
      case PN -> name(text, from, end);
      case IS, DS -> values(text);
      default -> string(text, from, end);
    }
  }

  private void string(Element.Text text, int from, int end) {
    int before = out.size();
    out.put(VALUE_STRING);
    if (copyPlain(text, from, end, '\\')) {
      out.put(END_STRING);
    } else {
      out.advance(before - out.size());
      values(text);
    }
  }

  private void name(Element.Text text, int from, int end) {
    int before = out.size();
    out.put(VALUE_NAME);
    if (copyPlain(text, from, end, '=')) {
      out.put(END_NAME);
    } else {
      out.advance(before - out.size());
      values(text);
    }
  }

  /** Copies, then looks: false when a character needs decoding, escaping or splitting. */
  private boolean copyPlain(Element.Text text, int from, int end, char separator) {
    int at = out.size();
    out.put(text.value(), from, end - from);
    byte[] copied = out.bytes();
    for (int i = at; i < out.size(); i++) {
      byte b = copied[i];
      if (b < ' ' || b > '~' || b == '"' || b == '\\' || b == separator) {
        return false;
      }
    }
    return true;
  }

  private void values(Element.Text text) {
    List<String> values = Values.strings(text);
    if (values.size() == 1 && isEmpty(text.vr(), values.getFirst())) {
      return;
    }
    out.put(VALUE);
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.put(',');
      }
      value(text.vr(), values.get(i));
    }
    out.put(']');
  }

  private static boolean isEmpty(Vr vr, String value) {
    return vr == Vr.PN ? PersonName.parse(value).equals(NO_NAME) : value.isEmpty();
  }

  /** An empty one of several values is null (PS3.18 section F.2.5). */
  private void value(Vr vr, String value) {
    if (isEmpty(vr, value)) {
      out.put(NULL);
    } else if (vr == Vr.PN) {
      groups(PersonName.parse(value));
    } else if ((vr == Vr.IS || vr == Vr.DS) && JsonNumber.isOne(value)) {
      out.plain(value);
    } else {
      out.string(value);
    }
  }

  private void groups(PersonName name) {
    out.put('{');
    group(ALPHABETIC, name.alphabetic());
    group(IDEOGRAPHIC, name.ideographic());
    group(PHONETIC, name.phonetic());
    out.put('}');
  }

  private void group(byte[] key, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (out.bytes()[out.size() - 1] != '{') {
      out.put(',');
    }
    out.put(key);
    out.string(value);
  }
}

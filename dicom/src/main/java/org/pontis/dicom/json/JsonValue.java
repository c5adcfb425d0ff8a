package org.pontis.dicom.json;

import org.pontis.dicom.data.Dataset;

/** One entry of a Value array, before the value representation is known. Prints no value. */
sealed interface JsonValue {
  /** A JSON string. */
  record Text(String text) implements JsonValue {
    @Override
    public String toString() {
      return "string";
    }
  }

  /** A JSON number, as it is written. */
  record Numeral(String literal) implements JsonValue {
    @Override
    public String toString() {
      return "number";
    }
  }

  /** An empty value. */
  record Null() implements JsonValue {}

  /** A person name: {@code alphabetic=ideographic=phonetic}. */
  record Name(String text) implements JsonValue {
    @Override
    public String toString() {
      return "name";
    }
  }

  /** An item; an object without members may be a name too. */
  record Item(Dataset dataset) implements JsonValue {}
}

package org.pontis.dicom.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;

/** Encodes JSON values as binary numbers of one representation, little endian. */
final class NumberBytes {
  private static final BigInteger MAX_UV = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final Vr vr;
  private final ByteBuffer bytes;

  NumberBytes(Vr vr, int count) {
    this.vr = vr;
    this.bytes = ByteBuffer.allocate(count * vr.unit()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds a value; false when it is none of the representation. */
  boolean add(JsonValue value) {
    return switch (vr) {
      case AT -> value instanceof JsonValue.Text text && addTag(text.text());
      case FL, FD -> addFloat(value);
      default -> integer(value).filter(this::addInteger).isPresent();
    };
  }

  Slice slice() {
    return Slice.of(bytes.array(), bytes.arrayOffset(), bytes.position());
  }

  private boolean addTag(String hex) {
    Optional<Tag> tag = Tag.parseHex(hex);
    tag.ifPresent(t -> bytes.putShort((short) t.group()).putShort((short) t.element()));
    return tag.isPresent();
  }

  private boolean addFloat(JsonValue value) {
    return switch (value) {
      case JsonValue.Numeral number -> addFinite(number.literal());
      case JsonValue.Text text ->
          switch (text.text()) {
            case "NaN" -> addDouble(Double.NaN);
            case "inf", "Infinity" -> addDouble(Double.POSITIVE_INFINITY);
            case "-inf", "-Infinity" -> addDouble(Double.NEGATIVE_INFINITY);
            default -> false;
          };
      case JsonValue.Null _, JsonValue.Name _, JsonValue.Item _ -> false;
    };
  }

  private boolean addFinite(String literal) {
    if (vr == Vr.FD) {
      double value = Double.parseDouble(literal);
      return Double.isFinite(value) && addDouble(value);
    }
    float value = Float.parseFloat(literal);
    if (!Float.isFinite(value)) {
      return false;
    }
    bytes.putFloat(value);
    return true;
  }

  private boolean addDouble(double value) {
    if (vr == Vr.FD) {
      bytes.putDouble(value);
    } else {
      bytes.putFloat((float) value);
    }
    return true;
  }

  private Optional<BigInteger> integer(JsonValue value) {
    return switch (value) {
      case JsonValue.Numeral number -> exact(number.literal());
      case JsonValue.Text text when vr == Vr.SV || vr == Vr.UV ->
          text.text().matches("-?[0-9]{1,20}")
              ? Optional.of(new BigInteger(text.text()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The integer a literal stands for, as 1, 1.0 and 1e0 do; never expands a large exponent. */
  private static Optional<BigInteger> exact(String literal) {
    return Optional.of(literal)
        .filter(JsonNumber::isOne)
        .map(number -> new BigDecimal(number).stripTrailingZeros())
        .filter(decimal -> decimal.scale() <= 0)
        .map(BigDecimal::toBigInteger);
  }

  private boolean addInteger(BigInteger value) {
    boolean fits =
        switch (vr) {
          case US -> value.signum() >= 0 && value.bitLength() <= 16;
          case SS -> value.bitLength() <= 15;
          case UL -> value.signum() >= 0 && value.bitLength() <= 32;
          case SL -> value.bitLength() <= 31;
          case SV -> value.bitLength() <= 63;
          case UV -> value.signum() >= 0 && value.compareTo(MAX_UV) <= 0;
          default -> false;
        };
    if (!fits) {
      return false;
    }
    switch (vr.unit()) {
      case 2 -> bytes.putShort(value.shortValue());
      case 4 -> bytes.putInt(value.intValue());
      default -> bytes.putLong(value.longValue());
    }
    return true;
  }
}

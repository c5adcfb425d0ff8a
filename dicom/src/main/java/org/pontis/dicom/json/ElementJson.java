package org.pontis.dicom.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;

/** One attribute object: what was found in it, made an element once its vr is known. */
final class ElementJson {
  private final Tag tag;
  private final Function<String, ImagingException> malformed;
  private Optional<List<JsonValue>> values = Optional.empty();
  private Optional<String> inlineBinary = Optional.empty();
  private Optional<String> bulkDataUri = Optional.empty();

  ElementJson(Tag tag, Function<String, ImagingException> malformed) {
    this.tag = tag;
    this.malformed = malformed;
  }

  void values(List<JsonValue> found) {
    onlyOne();
    values = Optional.of(found);
  }

  void inlineBinary(String found) {
    onlyOne();
    inlineBinary = Optional.of(found);
  }

  void bulkDataUri(String found) {
    onlyOne();
    bulkDataUri = Optional.of(found);
  }

  private void onlyOne() {
    if (values.isPresent() || inlineBinary.isPresent() || bulkDataUri.isPresent()) {
      throw malformed.apply("has more than one of Value, InlineBinary and BulkDataURI");
    }
  }

  Element element(Vr vr) {
    if (bulkDataUri.isPresent()) {
      return new Element.BulkDataReference(tag, vr, remote(bulkDataUri.get()));
    }
    if (inlineBinary.isPresent()) {
      return bytes(vr, inlineBinary.get());
    }
    List<JsonValue> found = values.orElse(List.of());
    return switch (vr.kind()) {
      case TEXT -> text(vr, found);
      case NUMBERS -> numbers(vr, found);
      case ITEMS -> new Element.Items(tag, vr, items(found));
      case BYTES -> {
        if (!found.isEmpty()) {
          throw malformed.apply(vr + " has InlineBinary or BulkDataURI, not Value");
        }
        yield new Element.Bytes(tag, vr, Slice.empty(), ByteOrder.LITTLE_ENDIAN);
      }
    };
  }

  private BulkData remote(String uri) {
    try {
      return new BulkData.Remote(new URI(uri));
    } catch (URISyntaxException e) {
      throw malformed.apply("BulkDataURI is no URI");
    }
  }

  private Element bytes(Vr vr, String base64) {
    if (vr.kind() != Vr.Kind.BYTES) {
      throw malformed.apply(vr + " has Value, not InlineBinary");
    }
    try {
      Slice value = Slice.of(Base64.getDecoder().decode(base64));
      return new Element.Bytes(tag, vr, value, ByteOrder.LITTLE_ENDIAN);
    } catch (IllegalArgumentException e) {
      throw malformed.apply("InlineBinary is not base64");
    }
  }

  /**
   * Text in JSON is Unicode whatever (0008,0005) says there; it is held as UTF-8 and named so.
   * Where no character set applies, Latin-1 keeps what broken files have beyond the default
   * repertoire.
   */
  private Element text(Vr vr, List<JsonValue> found) {
    if (!vr.isTextList() && found.size() > 1) {
      throw malformed.apply(vr + " has more than one value");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < found.size(); i++) {
      text.append(i > 0 ? "\\" : "").append(text(vr, i, found.get(i)));
    }
    String whole = tag.equals(Tags.SpecificCharacterSet) ? "ISO_IR 192" : text.toString();
    if (!vr.usesSpecificCharacterSet() && whole.chars().anyMatch(c -> c > 0xFF)) {
      throw malformed.apply(vr + " has characters outside the default repertoire");
    }
    Charset charset =
        vr.usesSpecificCharacterSet() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return new Element.Text(tag, vr, Slice.of(whole.getBytes(charset)), CharacterSets.UTF_8);
  }

  private String text(Vr vr, int index, JsonValue value) {
    return switch (value) {
      case JsonValue.Null _ -> "";
      case JsonValue.Name name when vr == Vr.PN -> name.text();
      case JsonValue.Item item when vr == Vr.PN && item.dataset().elements().isEmpty() -> "";
      case JsonValue.Text string when vr != Vr.PN -> string.text();
      case JsonValue.Numeral number when vr == Vr.IS || vr == Vr.DS -> number.literal();
      default -> throw wrong(index, vr);
    };
  }

  private Element numbers(Vr vr, List<JsonValue> found) {
    NumberBytes bytes = new NumberBytes(vr, found.size());
    for (int i = 0; i < found.size(); i++) {
      if (!bytes.add(found.get(i))) {
        throw wrong(i, vr);
      }
    }
    return new Element.Numbers(tag, vr, bytes.slice(), ByteOrder.LITTLE_ENDIAN);
  }

  private List<Dataset> items(List<JsonValue> found) {
    List<Dataset> items = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      if (!(found.get(i) instanceof JsonValue.Item(Dataset item))) {
        throw wrong(i, Vr.SQ);
      }
      items.add(item);
    }
    return items;
  }

  private ImagingException wrong(int index, Vr vr) {
    return malformed.apply("value " + (index + 1) + " is no " + vr);
  }
}

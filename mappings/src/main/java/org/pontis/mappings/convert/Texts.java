package org.pontis.mappings.convert;

import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;

/** Text and identifiers that stay text. */
final class Texts {
  private Texts() {}

  static List<Converter> converters() {
    return List.of(
        Converter.plain(
            "text",
            List.of(Converter.of(Vr.LO, Vr.SH, Vr.ST, Vr.LT, Vr.UT, Vr.UC)),
            StringType::new,
            input -> input.string(0).map(Texts::clean).map(StringType::new).stream().toList()),
        Converter.plain(
            "title",
            List.of(Converter.of(Vr.SQ), Converter.of(Vr.ST)),
            StringType::new,
            Texts::title),
        Converter.plain("uid", List.of(Converter.of(Vr.UI)), IdType::new, Texts::uid),
        Converter.plain(
            "url",
            List.of(Converter.of(Vr.UR)),
            UrlType::new,
            input -> input.string(0).map(UrlType::new).stream().toList()));
  }

  /** Without control characters, which FHIR's string does not allow but for line ends and tabs. */
  static String clean(String text) {
    return text.chars().noneMatch(Texts::isForbidden)
        ? text
        : text.chars()
            .filter(c -> !isForbidden(c))
            .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
            .toString();
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c) && c != '\r' && c != '\n' && c != '\t';
  }

  private static List<IdType> uid(Input input) {
    return input.string(0).flatMap(Uid::parse).filter(Uid::hasConformingLength).stream()
        .map(uid -> new IdType(uid.value()))
        .toList();
  }

  private static List<StringType> title(Input input) {
    return input.items(0).stream()
        .findFirst()
        .flatMap(item -> item.string(Tags.CodeMeaning))
        .or(() -> input.string(1))
        .map(Texts::clean)
        .map(StringType::new)
        .stream()
        .toList();
  }
}

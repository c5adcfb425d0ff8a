package org.pontis.mappings.convert;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.mappings.codes.CodeMap;
import org.pontis.mappings.codes.CodeMaps;
import org.pontis.mappings.codes.CodeSystems;

/** What part of the body was examined: the coded sequence counts more than the defined term. */
final class BodySites {
  private BodySites() {}

  static List<Converter> converters() {
    return List.of(
        Converter.mapped(
            "body-site",
            List.of(Converter.of(Vr.SQ), Converter.of(Vr.CS)),
            Coding::new,
            BodySites::bodySite));
  }

  private static List<Coding> bodySite(Input input) {
    Optional<Coding> coded = input.items(0).stream().findFirst().flatMap(Codes::coding);
    return coded.or(() -> input.string(1).map(term -> coding(input.codeMap(), term))).stream()
        .toList();
  }

  /** A term the map does not have is kept as text. */
  private static Coding coding(CodeMap map, String term) {
    return map.target(term).map(Codes::coding).orElseGet(() -> new Coding().setDisplay(term));
  }

  /** The defined term for a coded region, else the term given: attributes as for body-site. */
  static Optional<String> term(Input input) {
    return input.items(0).stream()
        .findFirst()
        .filter(item -> item.string(Tags.CodingSchemeDesignator).equals(Optional.of("SCT")))
        .flatMap(item -> item.string(Tags.CodeValue))
        .flatMap(
            code -> bodyParts().sources(Optional.of(CodeSystems.SCT), code).stream().findFirst())
        .or(() -> input.items(0).isEmpty() ? input.string(1) : Optional.empty());
  }

  private static CodeMap bodyParts() {
    return CodeMaps.require("body-site");
  }
}

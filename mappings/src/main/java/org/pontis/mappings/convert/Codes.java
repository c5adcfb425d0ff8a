package org.pontis.mappings.convert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.UidRegistry;
import org.pontis.mappings.codes.CodeMap;
import org.pontis.mappings.codes.CodeSystems;

/** Defined terms, code sequences and the codes that follow from what a resource is. */
final class Codes {
  private Codes() {}

  static List<Converter> converters() {
    return List.of(
        Converter.mapped("coding", List.of(Converter.of(Vr.CS)), Coding::new, Codes::terms),
        Converter.mapped(
            "first-coding",
            List.of(Converter.of(Vr.CS), Converter.of(Vr.CS)),
            Coding::new,
            Codes::firstTerm),
        Converter.mapped(
            "administrative-gender", List.of(Converter.of(Vr.CS)), CodeType::new, Codes::gender),
        Converter.plain(
            "codeable-concepts",
            List.of(Converter.of(Vr.SQ), Converter.of(Vr.LO)),
            CodeableConcept::new,
            Codes::concepts),
        Converter.plain("sop-class", List.of(Converter.of(Vr.UI)), Coding::new, Codes::sopClass),
        Converter.plain(
            "study-status",
            List.of(Converter.of(Vr.CS)),
            CodeType::new,
            input -> List.of(new CodeType("available"))));
  }

  static Coding coding(CodeMap.Target target) {
    return new Coding(target.system(), target.code(), target.display());
  }

  /**
   * The code of a code sequence item, PS3.3 table 8.8-1; empty when it has neither code nor text.
   */
  static Optional<Coding> coding(Dataset item) {
    Coding coding = new Coding();
    item.string(Tags.CodeMeaning).map(Texts::clean).ifPresent(coding::setDisplay);
    item.string(Tags.CodeValue)
        .or(() -> item.string(Tags.LongCodeValue))
        .or(() -> item.string(Tags.URNCodeValue))
        .map(Texts::clean)
        .map(code -> code.replaceAll("\\s+", " "))
        .ifPresent(coding::setCode);
    item.string(Tags.CodingSchemeDesignator)
        .flatMap(CodeSystems::system)
        .or(() -> item.uid(Tags.CodingSchemeUID).map(Codes::urn))
        .ifPresent(coding::setSystem);
    return coding.hasCode() || coding.hasDisplay() ? Optional.of(coding) : Optional.empty();
  }

  static String urn(Uid uid) {
    return "urn:oid:" + uid;
  }

  private static List<Coding> terms(Input input) {
    return input.strings(0).stream().map(term -> term(input.codeMap(), term)).toList();
  }

  private static List<Coding> firstTerm(Input input) {
    return Stream.of(input.string(0), input.string(1))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(input.codeMap()::target)
        .map(Codes::coding)
        .stream()
        .toList();
  }

  /** A term the map does not have keeps its code, but in no system: nobody else defines it. */
  private static Coding term(CodeMap map, String term) {
    return map.target(term).map(Codes::coding).orElseGet(() -> new Coding().setCode(term));
  }

  private static List<CodeType> gender(Input input) {
    return input
        .string(0)
        .flatMap(input.codeMap()::target)
        .map(CodeMap.Target::code)
        .or(() -> input.isEmpty(0) ? Optional.of("unknown") : Optional.empty())
        .map(CodeType::new)
        .stream()
        .toList();
  }

  private static List<CodeableConcept> concepts(Input input) {
    List<CodeableConcept> coded =
        input.items(0).stream()
            .flatMap(item -> coding(item).stream())
            .map(CodeableConcept::new)
            .toList();
    return coded.isEmpty()
        ? input.string(1).map(Texts::clean).stream()
            .map(text -> new CodeableConcept().setText(text))
            .toList()
        : coded;
  }

  private static List<Coding> sopClass(Input input) {
    return input.string(0).flatMap(Uid::parse).stream()
        .map(uid -> new Coding("urn:ietf:rfc:3986", urn(uid), UidRegistry.name(uid).orElse(null)))
        .toList();
  }
}

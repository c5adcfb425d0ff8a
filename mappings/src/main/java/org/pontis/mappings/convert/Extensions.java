package org.pontis.mappings.convert;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.pontis.dicom.data.Vr;

/** Extensions, with their URLs in one place since those of the EU guides still move. */
public final class Extensions {
  private static final String EU = "http://hl7.eu/fhir/imaging/StructureDefinition/";
  private static final String NUMBER_OF_FRAMES = EU + "NumberOfFrames";
  private static final String INSTANCE_DESCRIPTION =
      EU + "ImagingStudyEuImagingInstanceDescription";
  private static final String ANATOMICAL_REGION = EU + "AnatomicalRegionExtension";
  private static final String DATA_ABSENT_REASON =
      "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final String NAME_REPRESENTATION =
      "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

  private Extensions() {}

  static List<Converter> converters() {
    return List.of(
        Converter.plain(
            "number-of-frames-extension",
            List.of(Converter.of(Vr.IS)),
            Extension::new,
            Extensions::numberOfFrames),
        Converter.plain(
            "instance-description-extension",
            List.of(Converter.of(Vr.LO)),
            Extension::new,
            input ->
                input.string(0).map(Texts::clean).stream()
                    .map(text -> new Extension(INSTANCE_DESCRIPTION, new StringType(text)))
                    .toList()),
        Converter.mapped(
            "anatomical-region-extension",
            List.of(Converter.of(Vr.SQ), Converter.of(Vr.CS)),
            Extension::new,
            Extensions::anatomicalRegion));
  }

  /** That a value is not known. */
  public static Extension unknown() {
    return new Extension(DATA_ABSENT_REASON, new CodeType("unknown"));
  }

  static Extension nameRepresentation(String code) {
    return new Extension(NAME_REPRESENTATION, new CodeType(code));
  }

  /** An instance of one frame says nothing: absent means one. */
  private static List<Extension> numberOfFrames(Input input) {
    return Numbers.nonNegative(input.string(0))
        .filter(frames -> frames > 1)
        .map(frames -> new Extension(NUMBER_OF_FRAMES, new IntegerType(frames)))
        .stream()
        .toList();
  }

  /** The region of the coded anatomic region if that is a known body part, else of the term. */
  private static List<Extension> anatomicalRegion(Input input) {
    Optional<String> term = BodySites.term(input);
    return term
        .flatMap(input.codeMap()::target)
        .map(region -> new CodeableConcept(Codes.coding(region)))
        .map(region -> new Extension(ANATOMICAL_REGION, region))
        .stream()
        .toList();
  }
}

package org.pontis.mappings.convert;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.pontis.mappings.ids.FhirIds;

/** What is the same for the DICOMweb endpoint of every site. */
final class Endpoints {
  private static final String CONNECTION =
      "http://terminology.hl7.org/CodeSystem/endpoint-connection-type";
  private static final String PAYLOAD =
      "http://terminology.hl7.org/CodeSystem/endpoint-payload-type";

  private Endpoints() {}

  static List<Converter> converters() {
    return List.of(
        Converter.plain(
            "site-endpoint",
            List.of(),
            Reference::new,
            input -> List.of(new Reference("Endpoint/" + FhirIds.endpoint(input.site().id())))),
        Converter.plain(
            "endpoint-active", List.of(), CodeType::new, input -> List.of(new CodeType("active"))),
        Converter.plain(
            "wado-rs-connection",
            List.of(),
            Coding::new,
            input -> List.of(new Coding(CONNECTION, "dicom-wado-rs", "DICOM WADO-RS"))),
        Converter.plain(
            "wado-rs-payload",
            List.of(),
            CodeableConcept::new,
            input ->
                List.of(
                    new CodeableConcept(new Coding(PAYLOAD, "none", "None"))
                        .setText("DICOM WADO-RS"))),
        Converter.plain(
            "dicom-media-type",
            List.of(),
            CodeType::new,
            input -> List.of(new CodeType("application/dicom"))));
  }
}

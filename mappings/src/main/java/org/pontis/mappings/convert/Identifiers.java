package org.pontis.mappings.convert;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.mappings.codes.CodeSystems;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.ids.PatientKey;
import org.pontis.mappings.site.MappedSite;

/** Business identifiers, and the references made from them. */
final class Identifiers {
  private static final String V2_0203 = "http://terminology.hl7.org/CodeSystem/v2-0203";

  private Identifiers() {}

  static List<Converter> converters() {
    return List.of(
        Converter.plain(
            "study-uid-identifier",
            List.of(Converter.of(Vr.UI)),
            Identifier::new,
            Identifiers::studyUid),
        Converter.plain(
            "accession-reference",
            List.of(Converter.of(Vr.SH), Converter.of(Vr.SQ)),
            Reference::new,
            input ->
                accession(input).map(id -> new Reference().setIdentifier(id)).stream().toList()),
        Converter.plain(
            "patient-identifier",
            List.of(Converter.of(Vr.LO), Converter.of(Vr.LO), Converter.of(Vr.SQ)),
            Identifier::new,
            input -> patientIdentifier(input).stream().toList()),
        Converter.plain(
            "patient-reference",
            List.of(Converter.of(Vr.LO), Converter.of(Vr.LO), Converter.of(Vr.SQ)),
            Reference::new,
            Identifiers::patientReference),
        Converter.plain(
            "other-patient-identifiers",
            List.of(Converter.of(Vr.SQ)),
            Identifier::new,
            Identifiers::otherPatientIdentifiers));
  }

  private static List<Identifier> studyUid(Input input) {
    Coding type = new Coding(CodeSystems.DCM, "110180", "Study Instance UID");
    return input.string(0).flatMap(Uid::parse).stream()
        .map(uid ->
            new Identifier()
                .setType(new CodeableConcept(type))
                .setSystem("urn:dicom:uid")
                .setValue(Codes.urn(uid)))
        .toList();
  }

  private static Optional<Identifier> accession(Input input) {
    CodeableConcept type =
        new CodeableConcept(new Coding(V2_0203, "ACSN", null))
            .addCoding(new Coding(CodeSystems.DCM, "121022", "Accession Number"));
    Optional<String> system =
        input.items(1).stream()
            .findFirst()
            .flatMap(Issuers::global)
            .or(() -> input.site().systems().accessionNumbers().map(URI::toString));
    return input
        .string(0)
        .map(Texts::clean)
        .map(value -> new Identifier().setType(type).setValue(value))
        .map(identifier ->
            system.map(identifier::setSystem).orElseGet(() -> ofUnknownIssuer(identifier)));
  }

  /** HL7 EU Imaging wants the system of accession numbers, or why there is none. */
  private static Identifier ofUnknownIssuer(Identifier identifier) {
    UriType unknown = new UriType();
    unknown.addExtension(Extensions.unknown());
    return identifier.setSystemElement(unknown);
  }

  private static Optional<Identifier> patientIdentifier(Input input) {
    Identifier identifier =
        new Identifier().setType(new CodeableConcept(new Coding(V2_0203, "MR", null)));
    return input
        .string(0)
        .map(Texts::clean)
        .map(identifier::setValue)
        .map(id -> issued(id, input.string(1), input.items(2), input.site()));
  }

  /** The system where it is known, else the issuer's label as the assigner's name. */
  private static Identifier issued(
      Identifier identifier, Optional<String> label, List<Dataset> qualifiers, MappedSite site) {
    Optional<String> system =
        qualifiers.stream()
            .findFirst()
            .flatMap(Issuers::global)
            .or(() -> Issuers.bySite(label, site));
    system.ifPresent(identifier::setSystem);
    label
        .map(Texts::clean)
        .ifPresent(name -> identifier.setAssigner(new Reference().setDisplay(name)));
    return identifier;
  }

  /** The patient by logical id, and by identifier for those who keep patients elsewhere. */
  private static List<Reference> patientReference(Input input) {
    Optional<PatientKey> key = PatientKey.of(input.site().id(), input.dataset());
    return key
        .map(FhirIds::patient)
        .map(id -> new Reference("Patient/" + id))
        .map(reference -> reference.setIdentifier(patientIdentifier(input).orElse(null)))
        .map(reference -> reference.setType("Patient"))
        .stream()
        .toList();
  }

  private static List<Identifier> otherPatientIdentifiers(Input input) {
    return input.items(0).stream()
        .flatMap(item ->
            item
                .string(Tags.PatientID)
                .map(Texts::clean)
                .map(value -> new Identifier().setValue(value))
                .map(id ->
                    issued(
                        id,
                        item.string(Tags.IssuerOfPatientID),
                        item.items(Tags.IssuerOfPatientIDQualifiersSequence),
                        input.site()))
                .stream())
        .toList();
  }
}

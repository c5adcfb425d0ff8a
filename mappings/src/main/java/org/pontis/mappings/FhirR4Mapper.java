package org.pontis.mappings;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.engine.CompiledTable;
import org.pontis.mappings.engine.Gathering;
import org.pontis.mappings.engine.Tables;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.ids.PatientKey;
import org.pontis.mappings.site.MappedSite;
import org.pontis.mappings.study.StudyAssembler;
import org.pontis.mappings.table.RowLevel;

/** Data sets to resources of FHIR R4. Immutable and thread-safe. */
public final class FhirR4Mapper {
  private final CompiledTable studies;
  private final CompiledTable patients;
  private final CompiledTable endpoints;

  private FhirR4Mapper(CompiledTable studies, CompiledTable patients, CompiledTable endpoints) {
    this.studies = studies;
    this.patients = patients;
    this.endpoints = endpoints;
  }

  /** The mapper of the tables shipped with this module. */
  public static FhirR4Mapper standard() {
    return new FhirR4Mapper(Tables.imagingStudy(), Tables.patient(), Tables.endpoint());
  }

  /** What an instance-level match must bring along for {@link #studies}. */
  public ReturnKeys studyAttributes() {
    Set<ElementPath> paths = new LinkedHashSet<>();
    List.of(RowLevel.STUDY, RowLevel.SERIES, RowLevel.INSTANCE)
        .forEach(level -> paths.addAll(studies.attributes(level)));
    paths.add(ElementPath.of(Tags.StudyInstanceUID));
    return listed(paths);
  }

  /** What a patient-level match must bring along for {@link #patient}. */
  public ReturnKeys patientAttributes() {
    return listed(patients.attributes(RowLevel.PATIENT));
  }

  private static ReturnKeys listed(Set<ElementPath> paths) {
    return new ReturnKeys.Listed(
        paths.stream().sorted(Comparator.comparing(ElementPath::toString)).toList());
  }

  /**
   * A sink for instance-level matches, each study's together.
   *
   * @param sites what is known of the site a match comes from
   * @param sink takes each study once it is complete; false means no more are wanted
   */
  public StudyAssembler studies(Function<SiteId, MappedSite> sites, Predicate<ImagingStudy> sink) {
    return new StudyAssembler(studies, sites, sink);
  }

  /**
   * The patient of a match.
   *
   * @throws ImagingException MALFORMED_FROM_SITE when it has no Patient ID
   */
  public Patient patient(MappedSite site, Dataset match) {
    PatientKey key =
        PatientKey.of(site.id(), match)
            .orElseThrow(() ->
                new ImagingException(
                    Problem.of(
                        ProblemType.MALFORMED_FROM_SITE,
                        site.id(),
                        "a match has no PatientID, so no Patient can be made of it")));
    Patient patient = new Patient();
    patient.setId(FhirIds.patient(key));
    map(patients.gather(RowLevel.PATIENT, site), match, patient, patients);
    return patient;
  }

  /**
   * The DICOMweb endpoint of a site.
   *
   * @param base the public address of the gateway, with or without trailing slash
   */
  public Endpoint endpoint(MappedSite site, URI base) {
    String prefix = base.toString().replaceAll("/+$", "");
    Dataset description =
        Dataset.builder()
            .text(Tags.RetrieveURL, Vr.UR, prefix + "/sites/" + site.id() + "/dicomweb")
            .text(Tags.InstitutionName, Vr.LO, site.name())
            .build();
    Endpoint endpoint = new Endpoint();
    endpoint.setId(FhirIds.endpoint(site.id()));
    map(endpoints.gather(RowLevel.SITE, site), description, endpoint, endpoints);
    return endpoint;
  }

  private static void map(
      Gathering gathering, Dataset dataset, Resource resource, CompiledTable table) {
    gathering.accept(dataset);
    Set<String> absent = gathering.into(resource);
    table.claims(absent).forEach(resource.getMeta()::addProfile);
  }
}

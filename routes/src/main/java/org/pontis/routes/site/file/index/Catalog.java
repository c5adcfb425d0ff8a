package org.pontis.routes.site.file.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.LevelDatasets;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.QueryLevel;

/**
 * All studies of a folder at one moment, immutable. Orders are made when first asked for.
 *
 * @see FolderIndex what makes it
 */
public final class Catalog {
  private static final MatchOrder OF_PATIENTS =
      MatchOrder.of(QueryLevel.PATIENT, Ordering.NEWEST_FIRST);

  private final Map<Uid, CatalogStudy> studies;
  private final Supplier<List<CatalogStudy>> newestFirst;
  private final Supplier<List<CatalogStudy>> oldestFirst;
  private final Supplier<List<CatalogStudy>> byUid;
  private final Supplier<List<Patient>> patients;

  /**
   * A patient and the studies that name the same id and issuer.
   *
   * @param match attributes of the patient
   */
  public record Patient(Dataset match, List<CatalogStudy> studies) {
    public Patient {
      studies = List.copyOf(studies);
    }

    @Override
    public String toString() {
      return "Patient of " + studies.size() + " studies";
    }
  }

  private record PatientKey(String id, String issuer, Optional<Uid> anonymous) {
    static PatientKey of(CatalogStudy study) {
      Optional<String> id = study.match().string(Tags.PatientID);
      return new PatientKey(
          id.orElse(""),
          study.match().string(Tags.IssuerOfPatientID).orElse(""),
          id.isPresent() ? Optional.empty() : Optional.of(study.uid()));
    }
  }

  Catalog(Map<Uid, CatalogStudy> studies) {
    this.studies = Map.copyOf(studies);
    this.newestFirst = Once.of(() -> sorted(CatalogStudy::newestFirst));
    this.oldestFirst = Once.of(() -> sorted(CatalogStudy::oldestFirst));
    this.byUid = Once.of(() -> sorted(CatalogStudy::uid));
    this.patients = Once.of(this::patientsInOrder);
  }

  public Optional<CatalogStudy> study(Uid uid) {
    return Optional.ofNullable(studies.get(uid));
  }

  Collection<CatalogStudy> studies() {
    return studies.values();
  }

  /** All studies in an order of studies. */
  public List<CatalogStudy> inOrder(Ordering ordering) {
    return switch (ordering) {
      case NEWEST_FIRST -> newestFirst.get();
      case OLDEST_FIRST -> oldestFirst.get();
    };
  }

  /** All studies in the order in which their series and instances stand. */
  public List<CatalogStudy> byUid() {
    return byUid.get();
  }

  /** All patients in order. */
  public List<Patient> patients() {
    return patients.get();
  }

  private <T extends Comparable<T>> List<CatalogStudy> sorted(Function<CatalogStudy, T> position) {
    return studies.values().stream().sorted(Comparator.comparing(position)).toList();
  }

  /** Studies without a patient id are each a patient of their own: nobody says they are one. */
  private List<Patient> patientsInOrder() {
    Map<PatientKey, List<CatalogStudy>> byPatient = new LinkedHashMap<>();
    for (CatalogStudy study : newestFirst.get()) {
      byPatient.computeIfAbsent(PatientKey.of(study), _ -> new ArrayList<>()).add(study);
    }
    return byPatient.values().stream()
        .map(same -> new Patient(patient(same), same))
        .sorted(Comparator.comparing(patient -> OF_PATIENTS.position(patient.match())))
        .toList();
  }

  private static Dataset patient(List<CatalogStudy> studies) {
    return LevelDatasets.patient(studies.stream().map(CatalogStudy::match).toList());
  }
}

package org.pontis.mappings.codes;

import java.util.Map;
import java.util.Optional;

/** Coding scheme designators of PS3.16 table 8-1 as FHIR code systems. */
public final class CodeSystems {
  /** The DICOM Controlled Terminology. */
  public static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

  /** SNOMED CT. */
  public static final String SCT = "http://snomed.info/sct";

  private static final Map<String, String> BY_DESIGNATOR =
      Map.ofEntries(
          Map.entry("SCT", SCT),
          Map.entry("DCM", DCM),
          Map.entry("LN", "http://loinc.org"),
          Map.entry("UCUM", "http://unitsofmeasure.org"),
          Map.entry("RADLEX", "http://radlex.org"),
          Map.entry("ICD10", "http://hl7.org/fhir/sid/icd-10"),
          Map.entry("I10", "http://hl7.org/fhir/sid/icd-10"),
          Map.entry("I9C", "http://hl7.org/fhir/sid/icd-9-cm"),
          Map.entry("C4", "http://www.ama-assn.org/go/cpt"));

  private CodeSystems() {}

  /** The system of a designator; local and retired schemes (SRT, 99xxx) have none. */
  public static Optional<String> system(String designator) {
    return Optional.ofNullable(BY_DESIGNATOR.get(designator));
  }
}

package org.pontis.mappings.search;

import java.util.List;

/**
 * A parameter that a resource type can be searched by.
 *
 * @param name as in the query string, without modifier
 * @param type of its values in FHIR
 * @param as how it is read
 * @param from the attributes it asks for, by keyword
 * @param modifiers it may have
 */
public record SearchParameter(
    String name, Type type, Reading as, List<String> from, List<String> modifiers) {
  /** Copies the lists. */
  public SearchParameter {
    from = List.copyOf(from);
    modifiers = List.copyOf(modifiers);
  }

  /** The types of http://hl7.org/fhir/R4/valueset-search-param-type.html that occur. */
  public enum Type {
    TOKEN,
    REFERENCE,
    DATE,
    STRING,
    URI,
    SPECIAL
  }

  /** The closed list of ways to read a parameter. */
  public enum Reading {
    STUDY_ID,
    STUDY_IDENTIFIER,
    PATIENT_OF_STUDY,
    IDENTIFIER_OF_PATIENT_OF_STUDY,
    STARTED,
    MODALITY,
    BODY_SITE,
    SERIES_UID,
    INSTANCE_UID,
    SOP_CLASS,
    STATUS,
    ENDPOINT,
    STUDY_ORDER,
    PATIENT_ID,
    PATIENT_IDENTIFIER,
    FAMILY,
    GIVEN,
    NAME,
    BIRTH_DATE,
    GENDER
  }
}

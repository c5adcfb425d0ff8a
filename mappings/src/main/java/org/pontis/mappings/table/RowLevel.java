package org.pontis.mappings.table;

/** What a row's attributes belong to and its target is an element of. */
public enum RowLevel {
  /** A Patient, from any data set that names one. */
  PATIENT,
  /** An ImagingStudy, from all its instances. */
  STUDY,
  /** An ImagingStudy.series, from all its instances. */
  SERIES,
  /** An ImagingStudy.series.instance. */
  INSTANCE,
  /** An Endpoint, from the description of a site. */
  SITE
}

package org.pontis.dicom.web;

/**
 * A form of metadata or search results (PS3.18 table 8.7.3-3 and section 10.6.3.3).
 *
 * @param model what is written
 * @param packaging JSON is one array; XML is one part for each data set
 * @param mediaType of the body, or of each part
 */
public record DatasetForm(Model model, Packaging packaging, MediaType mediaType) {
  /** How data sets are written. */
  public enum Model {
    /** PS3.18 Annex F. */
    DICOM_JSON,
    /** PS3.19 Annex A.1. */
    NATIVE_XML
  }
}

package org.pontis.dicom.web;

import java.util.List;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/**
 * Content negotiation of PS3.18 section 8.7: from what a client accepts to what it is sent, by the
 * category of the resource.
 */
public final class ContentNegotiation {
  /** PS3.18 table 8.7.3-3, and JSON by its plain name for clients that know no other. */
  private static final List<DatasetForm> DATASET_FORMS =
      List.of(
          new DatasetForm(
              DatasetForm.Model.DICOM_JSON, Packaging.SINGLE_PART, MediaType.DICOM_JSON),
          new DatasetForm(DatasetForm.Model.NATIVE_XML, Packaging.MULTIPART, MediaType.DICOM_XML),
          new DatasetForm(DatasetForm.Model.DICOM_JSON, Packaging.SINGLE_PART, MediaType.JSON));

  private ContentNegotiation() {}

  /**
   * The form of metadata or search results.
   *
   * @throws ImagingException NOT_ACCEPTABLE, which says what would be
   */
  public static DatasetForm datasets(Accept accept) {
    List<Wish> wishes = Wish.of(accept);
    for (Wish wish : wishes) {
      for (DatasetForm form : DATASET_FORMS) {
        if (!wish.isRefusal()
            && wish.covers(form.packaging(), form.mediaType())
            && !wish.isOverruled(wishes, form.packaging(), form.mediaType())) {
          return form;
        }
      }
    }
    throw ImagingException.of(
        ProblemType.NOT_ACCEPTABLE,
        "none of the accepted media types is offered here; ask for application/dicom+json or "
            + "multipart/related; type=\"application/dicom+xml\"");
  }

  /**
   * The forms of whole instances.
   *
   * @throws ImagingException NOT_ACCEPTABLE when no instance could be sent in an accepted form
   */
  public static Negotiated instances(Accept accept, Extent extent, Transcoding transcoding) {
    return StoredForms.negotiate(accept, extent, new InstanceForms(transcoding));
  }

  /**
   * The forms of frames and of other bulk data; a value that is not encapsulated pixel data counts
   * as stored in Explicit VR Little Endian.
   *
   * @throws ImagingException NOT_ACCEPTABLE when no value could be sent in an accepted form
   */
  public static Negotiated bulkData(Accept accept, Extent extent, Transcoding transcoding) {
    return StoredForms.negotiate(accept, extent, new BulkDataForms(transcoding));
  }
}

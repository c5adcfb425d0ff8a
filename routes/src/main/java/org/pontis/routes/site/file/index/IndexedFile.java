package org.pontis.routes.site.file.index;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * An instance and the file that holds it.
 *
 * @param path relative to the folder
 * @param number InstanceNumber, or {@link Long#MAX_VALUE}
 * @param shared attributes of patient, study and series
 * @param own all other attributes that are kept
 */
public record IndexedFile(
    String path,
    FileState state,
    Uid study,
    Uid series,
    Uid instance,
    Uid sopClass,
    TransferSyntax transferSyntax,
    long number,
    Shared shared,
    Shared own)
    implements KnownFile {

  /** Keeps what was found, sharing with another instance of the series. */
  static IndexedFile beside(
      IndexedFile other, String path, FileState state, Finding.Instance found) {
    return new IndexedFile(
        path,
        state,
        other.study,
        other.series,
        found.instance(),
        found.sopClass().equals(other.sopClass) ? other.sopClass : found.sopClass(),
        found.transferSyntax().equals(other.transferSyntax)
            ? other.transferSyntax
            : found.transferSyntax(),
        number(found.own()),
        Shared.of(found.shared(), other.shared),
        Shared.of(found.own(), other.own));
  }

  /** Keeps what was found as the first of its series. */
  public static IndexedFile first(String path, FileState state, Finding.Instance found) {
    return new IndexedFile(
        path,
        state,
        found.study(),
        found.series(),
        found.instance(),
        found.sopClass(),
        found.transferSyntax(),
        number(found.own()),
        Shared.first(found.shared()),
        Shared.first(found.own()));
  }

  private static long number(Dataset own) {
    return own.integer(Tags.InstanceNumber).orElse(Long.MAX_VALUE);
  }

  @Override
  public String toString() {
    return "IndexedFile " + instance;
  }
}

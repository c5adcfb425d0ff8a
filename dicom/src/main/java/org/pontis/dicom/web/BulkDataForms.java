package org.pontis.dicom.web;

import java.util.List;
import java.util.stream.Stream;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;

/**
 * Frames and other bulk data: uncompressed as octets in little-endian order (PS3.18 table 8.7.3-4),
 * compressed by the media types of table 8.7.3-5.
 */
record BulkDataForms(Transcoding transcoding) implements StoredForms.Category {
  private static final TransferSyntax UNCOMPRESSED = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

  @Override
  public List<MediaType> mediaTypes() {
    return Stream.concat(Stream.of(MediaType.OCTET_STREAM), CompressedMediaTypes.all().stream())
        .toList();
  }

  @Override
  public Stream<StoredForms.Form> forms(TransferSyntax stored, Wish wish) {
    return switch (wish.syntax()) {
      case Wish.Syntax.AsStored _ -> asStored(stored);
      case Wish.Syntax.Exactly exactly -> exactly(stored, exactly.transferSyntax());
      case Wish.Syntax.Default _ ->
          Stream.concat(uncompressed(stored), compressedUnasked(stored, wish));
    };
  }

  private Stream<StoredForms.Form> asStored(TransferSyntax stored) {
    return isNative(stored)
        ? uncompressed(stored)
        : Stream.concat(
            compressed(stored), Stream.of(new StoredForms.Form(MediaType.OCTET_STREAM, stored)));
  }

  private Stream<StoredForms.Form> exactly(TransferSyntax stored, TransferSyntax asked) {
    if (asked.equals(UNCOMPRESSED)) {
      return uncompressed(stored);
    }
    boolean reachable = stored.equals(asked) || transcoding.isPossible(stored, asked);
    return reachable && !isNative(asked) ? asStored(asked) : Stream.empty();
  }

  private Stream<StoredForms.Form> uncompressed(TransferSyntax stored) {
    return isNative(stored) || transcoding.isPossible(stored, UNCOMPRESSED)
        ? Stream.of(new StoredForms.Form(MediaType.OCTET_STREAM, UNCOMPRESSED))
        : Stream.empty();
  }

  /** A client that names an image type takes it as stored; else only what has no lossless form. */
  private static Stream<StoredForms.Form> compressedUnasked(TransferSyntax stored, Wish wish) {
    return !wish.range().isAny() || CompressedMediaTypes.isLossy(stored)
        ? compressed(stored)
        : Stream.empty();
  }

  private static Stream<StoredForms.Form> compressed(TransferSyntax stored) {
    return CompressedMediaTypes.of(stored).stream()
        .map(mediaType -> new StoredForms.Form(mediaType, stored));
  }

  private static boolean isNative(TransferSyntax transferSyntax) {
    return transferSyntax.payload() != Payload.ENCAPSULATED;
  }

  @Override
  public String offered() {
    return "multipart/related; type=\"application/octet-stream\"; transfer-syntax=* to receive"
        + " values as stored, or for one of these: "
        + String.join(", ", mediaTypes().stream().map(MediaType::essence).toList());
  }
}

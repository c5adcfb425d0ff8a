package org.pontis.dicom.web;

import java.util.List;
import java.util.stream.Stream;
import org.pontis.dicom.dictionary.TransferSyntax;

/** Whole instances as Part 10 objects (PS3.18 table 8.7.3-2). */
record InstanceForms(Transcoding transcoding) implements StoredForms.Category {
  @Override
  public List<MediaType> mediaTypes() {
    return List.of(MediaType.DICOM);
  }

  @Override
  public Stream<StoredForms.Form> forms(TransferSyntax stored, Wish wish) {
    return targets(stored, wish).map(target -> new StoredForms.Form(MediaType.DICOM, target));
  }

  private Stream<TransferSyntax> targets(TransferSyntax stored, Wish wish) {
    return switch (wish.syntax()) {
      case Wish.Syntax.AsStored _ -> Stream.of(stored);
      case Wish.Syntax.Exactly exactly -> reachable(stored, exactly.transferSyntax());
      case Wish.Syntax.Default _ ->
          Stream.concat(
              reachable(stored, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
              Stream.of(stored).filter(CompressedMediaTypes::isLossy));
    };
  }

  private Stream<TransferSyntax> reachable(TransferSyntax stored, TransferSyntax target) {
    return stored.equals(target) || transcoding.isPossible(stored, target)
        ? Stream.of(target)
        : Stream.empty();
  }

  @Override
  public String offered() {
    return "multipart/related; type=\"application/dicom\"; transfer-syntax=* (or, for one"
        + " instance, application/dicom; transfer-syntax=*) to receive instances as stored";
  }
}

package org.pontis.dicom.net.scp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;

/** Which of the transfer syntaxes of a proposed context is accepted. */
@FunctionalInterface
public interface SyntaxChoice {
  /** For data sets we read or write ourselves: explicit VR little endian before implicit VR. */
  SyntaxChoice OF_DATA_SETS =
      inOurOrder(
          List.of(
              TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
              TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid(),
              TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN.uid(),
              TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.uid()));

  /** For instances that are passed on or kept as they come: whatever the caller proposes first. */
  SyntaxChoice ANY = proposed -> proposed.stream().findFirst();

  /** The one to accept; empty when there is none. */
  Optional<Uid> choose(List<Uid> proposed);

  /** The first of ours that is proposed. */
  static SyntaxChoice inOurOrder(List<Uid> ours) {
    List<Uid> known = List.copyOf(ours);
    return proposed -> known.stream().filter(proposed::contains).findFirst();
  }

  /** The first proposed that is one of ours. */
  static SyntaxChoice inTheirOrder(Set<Uid> ours) {
    Set<Uid> known = Set.copyOf(ours);
    return proposed -> proposed.stream().filter(known::contains).findFirst();
  }
}

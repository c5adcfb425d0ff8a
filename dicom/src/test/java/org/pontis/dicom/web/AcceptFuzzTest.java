package org.pontis.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Any Accept field ends in a selection or in NOT_ACCEPTABLE. */
class AcceptFuzzTest {
  private static final List<TransferSyntax> STORED =
      List.of(
          TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
          TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
          TransferSyntax.of(new Uid("1.2.840.10008.1.2.4.50")),
          TransferSyntax.of(new Uid("1.2.840.10008.1.2.4.90")),
          TransferSyntax.of(new Uid("1.2.3")));

  @FuzzTest
  void accept_endsInASelectionOrARefusal(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Accept accept = Accept.of(List.of(), List.of(text));

    assertThat(accept.ranges()).hasSizeLessThanOrEqualTo(64);
    selected(() -> ContentNegotiation.datasets(accept));
    for (Extent extent : Extent.values()) {
      selected(() ->
              ContentNegotiation.instances(accept, extent, Transcoding.TO_EXPLICIT_LITTLE_ENDIAN))
          .ifPresent(AcceptFuzzTest::check);
      selected(() -> ContentNegotiation.bulkData(accept, extent, Transcoding.NONE))
          .ifPresent(AcceptFuzzTest::check);
    }
  }

  @FuzzTest
  void mediaType_printsWhatItReads(byte[] input) {
    Optional<MediaType> type = MediaType.parse(new String(input, StandardCharsets.UTF_8));

    assertThat(type.map(MediaType::toString).flatMap(MediaType::parse)).isEqualTo(type);
  }

  private static void check(Negotiated negotiated) {
    for (TransferSyntax stored : STORED) {
      selected(() -> negotiated.require(stored))
          .ifPresent(
              representation -> assertThat(negotiated.select(stored)).contains(representation));
    }
  }

  private static <T> Optional<T> selected(Supplier<T> negotiation) {
    try {
      return Optional.of(negotiation.get());
    } catch (ImagingException refused) {
      assertThat(refused.problem().type()).isEqualTo(ProblemType.NOT_ACCEPTABLE);
      return Optional.empty();
    }
  }
}

package org.pontis.dicom.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Bare data sets. */
final class DatasetReaderTest {
  private static final TransferSyntax DEFLATED = TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;

  /** Bytes that begin no deflated block, and a deflated data set without its second half. */
  static Stream<byte[]> broken() throws IOException {
    byte[] noise = new byte[2000];
    new Random(1).nextBytes(noise);
    Dataset dataset = Dataset.builder().bytes(Tags.EncapsulatedDocument, Vr.OB, noise).build();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    new DatasetWriter(DEFLATED, BulkSource.NONE).write(dataset, whole);
    return Stream.of(new byte[] {7, 7, 7, 7}, Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void read_ofBrokenDeflation_isMalformedInput(byte[] bytes) {
    DatasetReader reader = new DatasetReader(ReadLimits.DEFAULT);

    assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(bytes), DEFLATED))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED_INPUT));
  }
}

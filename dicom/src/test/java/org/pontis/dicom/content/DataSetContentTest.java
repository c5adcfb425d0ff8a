package org.pontis.dicom.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.FileMeta;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

class DataSetContentTest {
  private static final int PREAMBLE_AND_PREFIX = 132;
  private static final int PREAMBLE = 128;

  private static byte[] dataSet(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    bytes[0] = 8;
    return bytes;
  }

  private static byte[] meta(int privateBytes) throws IOException {
    Dataset instance = Dataset.builder().text(Tags.SOPInstanceUID, Vr.UI, "1.2.3").build();
    Dataset meta = FileMeta.of(instance, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    return FileMeta.encode(
        meta.toBuilder().bytes(Tag.of(0x00020102), Vr.OB, new byte[privateBytes]).build());
  }

  private static byte[] copied(byte[]... parts) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      file.write(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataSetContent.copy(new MemoryContent(Slice.of(file.toByteArray())), out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 1000, 65_535, 65_536, 200_001})
  void copy_writesWhatFollowsTheFileMeta(int length) throws IOException {
    byte[] dataSet = dataSet(length);

    assertThat(copied(meta(20), dataSet)).isEqualTo(dataSet);
  }

  @Test
  void copy_takesObjectsWithoutPreambleOrFileMeta() throws IOException {
    byte[] meta = meta(20);
    byte[] dataSet = dataSet(1000);

    assertThat(copied(Arrays.copyOfRange(meta, PREAMBLE, meta.length), dataSet)).isEqualTo(dataSet);
    assertThat(copied(Arrays.copyOfRange(meta, PREAMBLE_AND_PREFIX, meta.length), dataSet))
        .isEqualTo(dataSet);
    assertThat(copied(dataSet)).isEqualTo(dataSet);
    assertThat(copied(new byte[0])).isEmpty();
  }

  @Test
  void copy_refusesFileMetaOfAnySize() throws IOException {
    byte[] meta = meta(70_000);

    assertThatThrownBy(() -> copied(meta, dataSet(10)))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED));
  }
}

package org.pontis.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.content.MemoryContent;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.DatasetReader;
import org.pontis.dicom.encoding.Part10Writer;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.source.Content;

class SendableInstanceTest {
  private static final Uid INSTANCE = new Uid("2.25.1");
  private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
  private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
  private static final Dataset DATASET =
      Dataset.builder()
          .text(Tags.SOPClassUID, Vr.UI, Uids.RawDataStorage.value())
          .text(Tags.SOPInstanceUID, Vr.UI, INSTANCE.value())
          .text(Tags.StudyDescription, Vr.LO, "Thorax")
          .build();

  /** Bytes that come but once and whose number nobody knows, unless they are kept. */
  private record Arriving(InputStream bytes) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public InputStream open() {
      return bytes;
    }

    @Override
    public long transferTo(WritableByteChannel target) {
      throw new UnsupportedOperationException("nobody asks for it here");
    }

    @Override
    public Content range(long offset, long length) {
      throw new UnsupportedOperationException("nobody knows the length");
    }

    @Override
    public Content repeatable() throws IOException {
      return new MemoryContent(Slice.of(bytes.readAllBytes()));
    }
  }

  private static SendableInstance stored(TransferSyntax syntax) throws IOException {
    ByteArrayOutputStream part10 = new ByteArrayOutputStream();
    new Part10Writer(EXPLICIT, BulkSource.NONE).write(DATASET, part10);
    return new SendableInstance(
        Uids.RawDataStorage,
        INSTANCE,
        syntax,
        new Arriving(new ByteArrayInputStream(part10.toByteArray())));
  }

  private static Dataset sent(OutgoingObject object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    object.body().writeTo(bytes);
    return new DatasetReader(ReadLimits.DEFAULT)
        .read(new ByteArrayInputStream(bytes.toByteArray()), object.transferSyntax());
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2.1, 1.2.840.10008.1.2.1 1.2.840.10008.1.2",
    "1.2.840.10008.1.2, 1.2.840.10008.1.2 1.2.840.10008.1.2.1",
    "1.2.840.10008.1.2.2, 1.2.840.10008.1.2.2 1.2.840.10008.1.2.1 1.2.840.10008.1.2",
    "1.2.840.10008.1.2.4.70, 1.2.840.10008.1.2.4.70",
  })
  void forms_areTheStoredOneAndTheUncompressedOnesOfWhatIsUncompressed(
      String stored, String expected) throws IOException {
    List<String> forms =
        stored(TransferSyntax.of(new Uid(stored))).forms().stream()
            .map(form -> form.uid().value())
            .toList();

    assertThat(forms).containsExactly(expected.split(" "));
  }

  @Test
  void in_convertsWhatIsStillArriving() throws IOException {
    OutgoingObject object = stored(EXPLICIT).in(IMPLICIT::equals).orElseThrow();

    assertThat(object.transferSyntax()).isEqualTo(IMPLICIT);
    assertThat(sent(object).string(Tags.StudyDescription)).hasValue("Thorax");
  }

  @Test
  void in_passesOnWhatIsTakenAsItIsStored() throws IOException {
    OutgoingObject object = stored(EXPLICIT).in(_ -> true).orElseThrow();

    assertThat(object.transferSyntax()).isEqualTo(EXPLICIT);
    assertThat(sent(object).string(Tags.StudyDescription)).hasValue("Thorax");
  }

  @Test
  void in_isEmptyForWhoTakesNoForm() throws IOException {
    assertThat(stored(EXPLICIT).in(_ -> false)).isEmpty();
  }
}

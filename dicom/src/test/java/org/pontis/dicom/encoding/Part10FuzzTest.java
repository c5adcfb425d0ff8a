package org.pontis.dicom.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.content.BulkValues;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.frames.FrameLocator;
import org.pontis.dicom.frames.Frames;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Any bytes end in values that can be written again, or in a named reason. */
final class Part10FuzzTest {
  private static final int LARGEST = 1 << 20;

  private static final ReadLimits LIMITS =
      ReadLimits.DEFAULT
          .withMaxBytesHeld(LARGEST)
          .withMaxInflatedLength(LARGEST)
          .withMaxElements(10_000)
          .withBulkThreshold(64);

  private final Part10Reader reader = new Part10Reader(LIMITS);
  @TempDir private Path folder;

  @FuzzTest
  void read_endsInValuesOrAReason(byte[] input) throws IOException {
    Path path = Files.write(folder.resolve("input"), input);
    orReason(() -> reader.read(new ByteArrayInputStream(input)));
    orReason(() -> reader.readBefore(Tags.PixelData, path));
    orReason(() -> use(FileVersion.of(path), reader.read(path)));
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }

  private static void orReason(Action action) throws IOException {
    try {
      action.run();
    } catch (ImagingException refused) {
      assertThat(refused.problem().type())
          .isIn(
              EnumSet.of(
                  ProblemType.MALFORMED_INPUT, ProblemType.LIMIT_EXCEEDED, ProblemType.NOT_FOUND));
    }
  }

  private static void use(FileVersion file, Part10Object object) throws IOException {
    decode(object.dataset());
    orReason(() -> writeAgain(file, object));
    Frames frames = new FrameLocator(LIMITS).locate(file, object);
    for (int number = 1; number <= Math.min(3, frames.count()); number++) {
      int frame = number;
      orReason(() -> drain(frames, frame));
    }
  }

  private static void decode(Dataset dataset) {
    for (Element element : dataset.elements()) {
      assertThat(Values.strings(element)).isNotNull();
      dataset.items(element.tag()).forEach(Part10FuzzTest::decode);
    }
  }

  private static void writeAgain(FileVersion file, Part10Object object) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    new DatasetWriter(syntax, new BulkValues(file, object, LIMITS)::stored)
        .write(object.dataset(), out);
    Dataset again =
        new DatasetReader(LIMITS).read(new ByteArrayInputStream(out.toByteArray()), syntax);
    assertThat(again.elements())
        .extracting(Element::tag)
        .containsAll(object.dataset().elements().stream().map(Element::tag).toList());
  }

  private static void drain(Frames frames, int number) throws IOException {
    try (InputStream stream = frames.content(number).open()) {
      assertThat(stream.skip(LARGEST)).isNotNegative();
    }
  }
}

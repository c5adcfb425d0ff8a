package org.pontis.dicom.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.SharedData;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;

/** Every sample file is read, or refused with a reason, within bounds of time. */
final class SharedFilesTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);

  @Test
  void read_everyValidFile() throws IOException {
    List<Path> files = SharedData.files("valid");

    List<String> refused = new ArrayList<>();
    for (Path file : files) {
      try {
        assertThat(reader.read(file).dataset().elements()).as(file.toString()).isNotEmpty();
        reader.readBefore(Tags.PixelData, file);
      } catch (ImagingException e) {
        refused.add(file + " " + e.getMessage());
      }
    }

    assertThat(files).isNotEmpty();
    assertThat(refused).isEmpty();
  }

  @Test
  void read_everyMalformedFile_valuesOrAReasonInTime() {
    for (Path file : SharedData.files("malformed")) {
      Assertions.assertTimeout(LIMIT, () -> readOrRefuse(file), file.toString());
    }
  }

  private void readOrRefuse(Path file) throws IOException {
    try {
      assertThat(reader.read(file).dataset()).as(file.toString()).isNotNull();
    } catch (ImagingException refused) {
      assertThat(refused.getMessage())
          .as(file.toString())
          .matches("(MALFORMED_INPUT: (at byte \\d+|not a DICOM file)|LIMIT_EXCEEDED: at byte ).*");
    }
  }
}

package org.pontis.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Any bytes end in parts or in a named problem, the same however they arrive. */
class MultipartRelatedFuzzTest {
  private static final MediaType TYPE =
      MediaType.parse("multipart/related; boundary=b").orElseThrow();

  @FuzzTest
  void read_isTheSameHoweverBytesArrive(byte[] input) throws IOException {
    List<String> whole = read(new ByteArrayInputStream(input));

    for (int chunk = 1; chunk <= 7; chunk += 2) {
      assertThat(read(new Chunked(input, chunk))).isEqualTo(whole);
    }
  }

  /** Headers and bodies; the problem last, if any. */
  private static List<String> read(InputStream message) throws IOException {
    List<String> found = new ArrayList<>();
    try {
      new MultipartRelatedReader(TYPE, new MultipartLimits(20, 500))
          .read(
              message,
              (header, body) -> {
                found.add(header.toString());
                found.add(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
              });
    } catch (ImagingException refused) {
      assertThat(refused.problem().type())
          .isIn(ProblemType.MALFORMED_INPUT, ProblemType.LIMIT_EXCEEDED);
      found.add(refused.problem().detail());
    }
    return found;
  }

  /** Delivers so many bytes at a time. */
  private static final class Chunked extends FilterInputStream {
    private final int size;

    Chunked(byte[] bytes, int size) {
      super(new ByteArrayInputStream(bytes));
      this.size = size;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return super.read(target, offset, Math.min(size, length));
    }
  }
}

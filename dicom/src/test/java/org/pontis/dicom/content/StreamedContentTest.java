package org.pontis.dicom.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** What fails to open leaves nothing open. */
final class StreamedContentTest {
  /** Reads that fail as a file or as a limit makes them fail. */
  @FunctionalInterface
  interface Failing {
    int read() throws IOException;
  }

  static Stream<Failing> failures() {
    return Stream.of(
        () -> {
          throw new IOException("the disk is gone");
        },
        () -> {
          throw ImagingException.of(ProblemType.LIMIT_EXCEEDED, "too many bytes");
        });
  }

  private static InputStream stream(Failing failing, AtomicInteger closed) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return failing.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return failing.read();
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @ParameterizedTest
  @MethodSource("failures")
  void open_thatCannotReachItsOffset_closesTheStream(Failing failing) {
    AtomicInteger closed = new AtomicInteger();
    StreamedContent content = new StreamedContent(() -> stream(failing, closed), 5, 10);

    assertThatThrownBy(content::open).isInstanceOfAny(IOException.class, ImagingException.class);

    assertThat(closed).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void open_ofShiftedBitsThatCannotBeRead_closesTheStream(Failing failing) {
    AtomicInteger closed = new AtomicInteger();
    StreamedContent covering = new StreamedContent(() -> stream(failing, closed), 0, 10);

    assertThatThrownBy(() -> BitContent.of(covering, 3, 20).open())
        .isInstanceOfAny(IOException.class, ImagingException.class);

    assertThat(closed).hasValue(1);
  }
}

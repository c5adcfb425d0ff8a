package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.testkit.RecordingSink;

/**
 * A study far larger than the heap passes through: 256 MB, or as much as {@code
 * pontis.large.megabytes} says.
 */
class LargeStudyTest {
  private static final int INSTANCE_BYTES = 32 << 20;
  private static final int INSTANCES =
      Integer.getInteger("pontis.large.megabytes", 256) / (INSTANCE_BYTES >> 20);
  private static final CtStudy STUDY =
      new CtStudy(new Uid("2.25.900"), INSTANCES, INSTANCE_BYTES, (_, out) -> pixels(out));

  @Test
  void retrieve_streamsAStudyWithoutHoldingIt() {
    AtomicLong bytes = new AtomicLong();
    try (DimseArchive archive = STUDY.archive();
        DimseSource source = TestSources.over(archive)) {
      RetrieveSummary summary =
          source.retrieve(
              STUDY.reference(),
              call(),
              instance -> {
                bytes.addAndGet(counted(instance.content()));
                return true;
              });

      assertThat(summary.delivered()).isEqualTo(INSTANCES);
      assertThat(summary.problems()).isEmpty();
    }
    assertThat(bytes.get()).isGreaterThan((long) INSTANCES * INSTANCE_BYTES);
  }

  @Test
  void metadata_passesThePixelsBy() {
    try (DimseArchive archive = STUDY.archive();
        DimseSource source = TestSources.over(archive)) {
      RecordingSink sink = RecordingSink.ofAll();

      source.metadata(STUDY.reference(), call(), sink);

      assertThat(sink.datasets()).hasSize(INSTANCES);
      assertThat(sink.datasets().getFirst().contains(Tags.PixelData)).isTrue();
    }
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofMinutes(5)), "large");
  }

  private static long counted(Content content) {
    try {
      return content.transferTo(new Nowhere());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Nowhere implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) {
      int all = source.remaining();
      source.position(source.limit());
      return all;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      throw new IllegalStateException("content is not closed by its source");
    }
  }

  private static void pixels(OutputStream out) throws IOException {
    byte[] block = new byte[1 << 16];
    for (int sent = 0; sent < INSTANCE_BYTES; sent += block.length) {
      out.write(block);
    }
  }
}

package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.GetTarget;
import org.pontis.dicom.net.scp.RetrieveRequest;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;
import org.pontis.testkit.RecordingSink;

/**
 * A study far larger than the heap passes through: 256 MB, or as much as {@code
 * pontis.large.megabytes} says.
 */
class LargeStudyTest {
  private static final Uid STUDY = new Uid("2.25.900");
  private static final Uid SERIES = new Uid("2.25.900.1");
  private static final int INSTANCE_BYTES = 32 << 20;
  private static final int INSTANCES =
      Integer.getInteger("pontis.large.megabytes", 256) / (INSTANCE_BYTES >> 20);

  @Test
  void retrieve_streamsAStudyWithoutHoldingIt() {
    AtomicLong bytes = new AtomicLong();
    try (DimseArchive archive = archive();
        DimseSource source =
            new DimseSource(
                TestSources.SITE,
                TestSources.peer(DimseArchive.TITLE, archive.port()),
                new MoveRendezvous())) {
      RetrieveSummary summary =
          source.retrieve(
              InstanceRef.study(STUDY),
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
    try (DimseArchive archive = archive();
        DimseSource source =
            new DimseSource(
                TestSources.SITE,
                TestSources.peer(DimseArchive.TITLE, archive.port()),
                new MoveRendezvous())) {
      RecordingSink sink = RecordingSink.ofAll();

      source.metadata(InstanceRef.study(STUDY), call(), sink);

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

  private static DimseArchive archive() {
    List<InformationModel> models = List.of(InformationModel.STUDY_ROOT);
    return DimseArchive.odd(
        List.of(),
        8,
        (_, services) -> {
          services.find(models, Set.of(), LargeStudyTest::find);
          services.get(models, LargeStudyTest::get);
        });
  }

  private static DimseStatus find(FindRequest request, FindAnswers answers) {
    String level = request.identifier().string(Tags.QueryRetrieveLevel).orElse("");
    int matches = level.equals("IMAGE") ? INSTANCES : 1;
    for (int i = 1; i <= matches; i++) {
      answers.send(
          Dataset.builder()
              .text(Tags.SOPClassUID, Vr.UI, Datasets.CT)
              .text(Tags.StudyInstanceUID, Vr.UI, STUDY.value())
              .text(Tags.SeriesInstanceUID, Vr.UI, SERIES.value())
              .text(Tags.SOPInstanceUID, Vr.UI, instance(i).value())
              .build());
    }
    return DimseStatus.SUCCESS;
  }

  private static Uid instance(int number) {
    return new Uid(SERIES + "." + number);
  }

  private static DimseStatus get(RetrieveRequest request, GetTarget target) {
    assertThat(request.identifier().uid(Tags.StudyInstanceUID)).contains(STUDY);
    target.log().expect(INSTANCES);
    for (int i = 1; i <= INSTANCES; i++) {
      int number = i;
      OutgoingObject object =
          OutgoingObject.of(
              new Uid(Datasets.CT),
              instance(i),
              TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
              out -> write(number, out));
      if (!target.send(object)) {
        break;
      }
    }
    return target.log().status();
  }

  private static void write(int number, OutputStream out) throws IOException {
    Dataset header =
        Datasets.instance(Datasets.CT, STUDY.value(), SERIES.value(), instance(number).value())
            .text(Tags.StudyID, Vr.SH, "1")
            .build();
    byte[] part10 = Part10Bytes.beforePixels(header, Vr.OW, INSTANCE_BYTES);
    int from = Part10.dataSetOffset(part10);
    out.write(part10, from, part10.length - from);
    byte[] block = new byte[1 << 16];
    for (int sent = 0; sent < INSTANCE_BYTES; sent += block.length) {
      out.write(block);
    }
  }
}

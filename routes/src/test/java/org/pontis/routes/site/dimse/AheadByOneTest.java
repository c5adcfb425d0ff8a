package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

/** A PACS sends the next instance while one is passed on, and never more than that. */
@Timeout(60)
class AheadByOneTest {
  private static final Uid STUDY = new Uid("2.25.901");
  private static final int INSTANCES = 6;
  private static final int PIXELS = 300_000;

  private final AtomicInteger answered = new AtomicInteger();
  private final Semaphore written = new Semaphore(0);

  @Test
  void retrieve_isAheadByOneInstanceAndLeavesTheOneBeforeAsItCame() {
    List<Integer> passedOn = new ArrayList<>();
    try (DimseArchive archive = archive();
        DimseSource source =
            new DimseSource(
                TestSources.SITE,
                TestSources.peer(DimseArchive.TITLE, archive.port()),
                new MoveRendezvous())) {
      assertThat(written.drainPermits()).isZero();

      RetrieveSummary summary =
          source.retrieve(
              InstanceRef.study(STUDY),
              new Call(Deadline.in(Duration.ofSeconds(30)), "ahead"),
              instance -> passedOn.add(looked(instance, passedOn.size() + 1)));

      assertThat(summary.problems()).isEmpty();
    }
    assertThat(passedOn).containsExactly(1, 2, 3, 4, 5, 6);
  }

  /** Looks at the pixels of an instance while the next one arrives. */
  private int looked(IncomingInstance instance, int number) {
    try {
      boolean isLast = number == INSTANCES;
      int sent = number == 1 && !isLast ? 2 : isLast ? 0 : 1;
      assertThat(written.tryAcquire(sent, 20, TimeUnit.SECONDS)).isTrue();
      assertThat(answered)
          .hasValueGreaterThanOrEqualTo(number - 1)
          .hasValueLessThanOrEqualTo(number);
      Deadline arriving = Deadline.in(Duration.ofMillis(100));
      while (!arriving.hasPassed()) {
        assertThat(pixels(instance)).containsOnly((byte) number);
      }
      return number;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] pixels(IncomingInstance instance) throws IOException {
    try (InputStream in = instance.content().open()) {
      byte[] all = in.readAllBytes();
      return Arrays.copyOfRange(all, all.length - PIXELS, all.length);
    }
  }

  private DimseArchive archive() {
    List<InformationModel> models = List.of(InformationModel.STUDY_ROOT);
    return DimseArchive.odd(
        List.of(),
        8,
        (_, services) -> {
          services.find(models, Set.of(), AheadByOneTest::find);
          services.get(models, this::get);
        });
  }

  private static DimseStatus find(FindRequest request, FindAnswers answers) {
    String level = request.identifier().string(Tags.QueryRetrieveLevel).orElse("");
    for (int i = 1; i <= (level.equals("IMAGE") ? INSTANCES : 1); i++) {
      answers.send(
          Dataset.builder()
              .text(Tags.SOPClassUID, Vr.UI, Datasets.CT)
              .text(Tags.StudyInstanceUID, Vr.UI, STUDY.value())
              .text(Tags.SeriesInstanceUID, Vr.UI, STUDY + ".1")
              .text(Tags.SOPInstanceUID, Vr.UI, STUDY + ".1." + i)
              .build());
    }
    return DimseStatus.SUCCESS;
  }

  private DimseStatus get(RetrieveRequest request, GetTarget target) {
    assertThat(request.identifier().uid(Tags.StudyInstanceUID)).contains(STUDY);
    target.log().expect(INSTANCES);
    for (int i = 1; i <= INSTANCES; i++) {
      int number = i;
      OutgoingObject object =
          OutgoingObject.of(
              new Uid(Datasets.CT),
              new Uid(STUDY + ".1." + i),
              TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
              out -> write(number, out));
      if (!target.send(object)) {
        break;
      }
      answered.incrementAndGet();
    }
    return target.log().status();
  }

  private void write(int number, OutputStream out) throws IOException {
    Dataset header =
        Datasets.instance(Datasets.CT, STUDY.value(), STUDY + ".1", STUDY + ".1." + number).build();
    byte[] part10 = Part10Bytes.beforePixels(header, Vr.OW, PIXELS);
    int from = Part10.dataSetOffset(part10);
    out.write(part10, from, part10.length - from);
    byte[] pixels = new byte[PIXELS];
    Arrays.fill(pixels, (byte) number);
    out.write(pixels);
    written.release();
  }
}

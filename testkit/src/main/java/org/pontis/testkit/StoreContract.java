package org.pontis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pontis.testkit.ContractStudies.HEAD;
import static org.pontis.testkit.ContractStudies.THORAX;
import static org.pontis.testkit.ContractStudies.THORAX_CT;
import static org.pontis.testkit.ContractStudies.THORAX_CT_FIRST;
import static org.pontis.testkit.ImagingSourceContract.call;
import static org.pontis.testkit.ImagingSourceContract.lateCall;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.dicom.source.StoreOutcome.Effect;

/** What a source that takes instances must do besides; its contract test implements this too. */
public interface StoreContract extends SourceUnderTest {
  Uid NEW_STUDY = new Uid("2.25.8001");
  Uid NEW_SERIES = new Uid("2.25.8001.1");
  Uid NEW_INSTANCE = new Uid("2.25.8001.1.1");
  Uid CT = new Uid(Datasets.CT);

  private static byte[] image(Uid instance, int value) {
    return Part10Bytes.of(
        Datasets.ctImage(NEW_STUDY.value(), NEW_SERIES.value(), instance.value(), value));
  }

  private static OutgoingInstance outgoing(Uid instance, InputStream bytes) {
    return new OutgoingInstance(CT, instance, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, bytes);
  }

  private StoreOutcome store(Uid instance, byte[] bytes) {
    return source().store(outgoing(instance, new ByteArrayInputStream(bytes)), call());
  }

  private void assertRefused(ProblemType type, Runnable storing) {
    ImagingException failure = catchThrowableOfType(ImagingException.class, storing::run);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.problem().type()).as(failure.getMessage()).isEqualTo(type);
  }

  private List<String> found(Uid study) {
    List<Dataset> matches = new ArrayList<>();
    Key key = new Key(ElementPath.of(Tags.StudyInstanceUID), new Matching.UidList(List.of(study)));
    source()
        .find(
            ImagingQuery.all(QueryLevel.INSTANCE).with(key), call(), (_, one) -> matches.add(one));
    return matches.stream().map(one -> one.string(Tags.SOPInstanceUID).orElse("")).toList();
  }

  private byte[] retrieved(InstanceRef what) {
    RecordingInstances taken = RecordingInstances.ofAll();
    source().retrieve(what, call(), taken);
    return taken.bytes().getFirst().toByteArray();
  }

  @Test
  default void store_isFoundAndRetrievedAtOnce() {
    byte[] object = image(NEW_INSTANCE, 7);

    StoreOutcome outcome = store(NEW_INSTANCE, object);

    assertThat(outcome.effect()).isEqualTo(Effect.STORED);
    assertThat(outcome.site()).isEqualTo(source().check().site());
    assertThat(outcome.instance())
        .isEqualTo(InstanceRef.instance(NEW_STUDY, NEW_SERIES, NEW_INSTANCE));
    assertThat(found(NEW_STUDY)).containsExactly(NEW_INSTANCE.value());
    assertThat(retrieved(outcome.instance())).isEqualTo(object);
  }

  @Test
  default void store_joinsAStudyThatIsHeld() {
    Uid second = new Uid("2.25.8002");
    byte[] object =
        Part10Bytes.of(Datasets.ctImage(THORAX.value(), THORAX_CT.value(), second.value(), 1));
    int before = found(THORAX).size();

    store(second, object);

    assertThat(found(THORAX)).hasSize(before + 1).contains(second.value());
  }

  @Test
  default void store_ofTheSameAgainChangesNothing() {
    store(NEW_INSTANCE, image(NEW_INSTANCE, 7));

    StoreOutcome again = store(NEW_INSTANCE, image(NEW_INSTANCE, 7));

    assertThat(again.effect()).isEqualTo(Effect.HELD_ALREADY);
    assertThat(found(NEW_STUDY)).containsExactly(NEW_INSTANCE.value());
  }

  @Test
  default void store_ofAnotherObjectUnderAHeldUidIsAConflict() {
    store(NEW_INSTANCE, image(NEW_INSTANCE, 7));

    assertRefused(ProblemType.CONFLICT, () -> store(NEW_INSTANCE, image(NEW_INSTANCE, 8)));
    assertRefused(ProblemType.CONFLICT, () -> store(THORAX_CT_FIRST, image(THORAX_CT_FIRST, 1)));

    assertThat(retrieved(InstanceRef.instance(NEW_STUDY, NEW_SERIES, NEW_INSTANCE)))
        .isEqualTo(image(NEW_INSTANCE, 7));
    assertThat(found(HEAD)).isNotEmpty();
  }

  @Test
  default void store_ofAnotherInstanceThanItsSenderSaysIsRefused() {
    assertRefused(
        ProblemType.MALFORMED_INPUT, () -> store(new Uid("2.25.8003"), image(NEW_INSTANCE, 7)));

    assertThat(found(NEW_STUDY)).isEmpty();
  }

  @Test
  default void store_ofWhatIsNoObjectIsRefused() {
    byte[] junk = new byte[5_000];
    Arrays.fill(junk, (byte) 'x');

    assertRefused(ProblemType.MALFORMED_INPUT, () -> store(NEW_INSTANCE, junk));
    assertRefused(ProblemType.MALFORMED_INPUT, () -> store(NEW_INSTANCE, new byte[0]));
  }

  @Test
  default void store_thatBreaksOffLeavesNothing() {
    byte[] whole = image(NEW_INSTANCE, 7);
    InputStream half = new ByteArrayInputStream(whole, 0, whole.length / 2);
    InputStream broken = new SequenceInputStream(half, new BrokenStream());

    assertRefused(
        ProblemType.MALFORMED_INPUT, () -> source().store(outgoing(NEW_INSTANCE, broken), call()));

    assertThat(found(NEW_STUDY)).isEmpty();
  }

  @Test
  default void store_afterItsDeadlineIsATimeout() {
    InputStream object = new ByteArrayInputStream(image(NEW_INSTANCE, 7));

    assertRefused(
        ProblemType.SITE_TIMEOUT, () -> source().store(outgoing(NEW_INSTANCE, object), lateCall()));

    assertThat(found(NEW_STUDY)).isEmpty();
  }

  @Test
  default void store_byManyAtOnceKeepsEachOnce() throws Exception {
    List<Future<StoreOutcome>> stores = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        Uid instance = new Uid("2.25.9000." + i % 30);
        stores.add(senders.submit(() -> store(instance, image(instance, 7))));
      }
    }

    List<Effect> effects = new ArrayList<>();
    for (Future<StoreOutcome> store : stores) {
      effects.add(store.get().effect());
    }
    assertThat(effects).filteredOn(Effect.STORED::equals).hasSize(30);
    assertThat(found(NEW_STUDY)).hasSize(30).doesNotHaveDuplicates();
  }

  /** A sender that goes away. */
  final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the sender went away");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }
}

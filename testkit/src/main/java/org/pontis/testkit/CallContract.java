package org.pontis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pontis.testkit.ContractStudies.HEAD;
import static org.pontis.testkit.ContractStudies.THORAX;
import static org.pontis.testkit.ImagingSourceContract.call;
import static org.pontis.testkit.ImagingSourceContract.lateCall;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.InstanceRef;

/** Deadlines, concurrent and interrupted calls, failing sinks, health. */
interface CallContract extends SourceUnderTest {
  int CALLERS = 8;
  int ROUNDS = 5;

  private static void assertTimeout(ThrowingCallable action) {
    ImagingException failure = catchThrowableOfType(ImagingException.class, action);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_TIMEOUT);
  }

  @Test
  default void calls_afterTheirDeadlineTimeOut() {
    RecordingSink datasets = RecordingSink.ofAll();
    RecordingInstances instances = RecordingInstances.ofAll();

    assertTimeout(() -> source().find(ImagingQuery.all(QueryLevel.STUDY), lateCall(), datasets));
    assertTimeout(() -> source().metadata(InstanceRef.study(HEAD), lateCall(), datasets));
    assertTimeout(() -> source().retrieve(InstanceRef.study(HEAD), lateCall(), instances));
    assertThat(datasets.datasets()).isEmpty();
    assertThat(instances.taken()).isEmpty();
  }

  /** What one caller got of everything that can be asked. */
  record Answer(List<String> found, List<String> described, List<Slice> retrieved) {}

  private Answer ask() {
    RecordingSink found = RecordingSink.ofAll();
    source().find(ImagingQuery.all(QueryLevel.INSTANCE), call(), found);
    RecordingSink described = RecordingSink.ofAll();
    source().metadata(InstanceRef.study(THORAX), call(), described);
    RecordingInstances retrieved = RecordingInstances.ofAll();
    source().retrieve(InstanceRef.study(THORAX), call(), retrieved);
    return new Answer(
        found.strings(Tags.SOPInstanceUID),
        described.strings(Tags.SOPInstanceUID).stream().sorted().toList(),
        retrieved.bytes());
  }

  @Test
  default void calls_atTheSameTimeGetTheSameAnswers()
      throws InterruptedException, ExecutionException {
    Answer alone = ask();
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS * ROUNDS; i++) {
        answers.add(callers.submit(this::ask));
      }
    }

    for (Future<Answer> answer : answers) {
      assertThat(answer.get().found()).isEqualTo(alone.found());
      assertThat(answer.get().described()).isEqualTo(alone.described());
      assertThat(new HashSet<>(answer.get().retrieved()))
          .isEqualTo(new HashSet<>(alone.retrieved()));
    }
  }

  @Test
  default void calls_onAnInterruptedThreadEndAndHarmNobody() throws InterruptedException {
    List<Throwable> unnamed = new ArrayList<>();
    List<Boolean> flags = new ArrayList<>();
    Thread caller =
        new Thread(() -> {
          Thread.currentThread().interrupt();
          try {
            ask();
          } catch (ImagingException ended) {
            assertThat(ended.problem().type()).isNotEqualTo(ProblemType.NOT_FOUND);
          }
          flags.add(Thread.currentThread().isInterrupted());
        });
    caller.setUncaughtExceptionHandler((_, failure) -> unnamed.add(failure));
    caller.start();
    caller.join();

    assertThat(unnamed).isEmpty();
    assertThat(flags).containsExactly(true);
    assertThat(ask().retrieved()).hasSize(4);
  }

  /** A sink's own failure, which no source may take for one of its own. */
  final class SinkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  default void calls_passTheSinksFailureOn() {
    SinkFailure failure = new SinkFailure();

    SinkFailure found =
        catchThrowableOfType(
            SinkFailure.class,
            () ->
                source()
                    .find(
                        ImagingQuery.all(QueryLevel.STUDY),
                        call(),
                        (_, _) -> {
                          throw failure;
                        }));
    SinkFailure retrieved =
        catchThrowableOfType(
            SinkFailure.class,
            () ->
                source()
                    .retrieve(
                        InstanceRef.study(HEAD),
                        call(),
                        _ -> {
                          throw failure;
                        }));

    assertThat(found).isSameAs(failure);
    assertThat(retrieved).isSameAs(failure);
    assertThat(ask().found()).hasSize(7);
  }

  @Test
  default void check_saysTheSourceIsUp() {
    assertThat(source().check().state()).isEqualTo(Health.State.UP);
  }
}

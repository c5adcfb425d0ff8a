package org.pontis.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.ImagingSource;

/**
 * What every source must do, as tests that its own test class inherits. A source under test that is
 * {@link AutoCloseable} is closed after each test.
 *
 * <p>A bug found in one source becomes a case here.
 */
public abstract class ImagingSourceContract
    implements FindContract, MatchingContract, RetrieveContract, CallContract {
  private @Nullable ImagingSource source;

  /**
   * A source that holds these Part 10 objects and nothing else, and that is ready to answer: one
   * that scans or loads in the background has finished.
   */
  protected abstract ImagingSource sourceHolding(List<byte[]> part10Objects) throws Exception;

  @BeforeEach
  final void openSource() throws Exception {
    source = sourceHolding(ContractStudies.part10Objects());
  }

  @AfterEach
  final void closeSource() throws Exception {
    if (source instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @Override
  public final ImagingSource source() {
    return Objects.requireNonNull(source, "the source is opened before each test");
  }

  /** A call with time enough. */
  static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "contract");
  }

  /** A call whose deadline has passed. */
  static Call lateCall() {
    return new Call(Deadline.in(Duration.ZERO), "contract");
  }
}

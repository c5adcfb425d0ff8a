package org.pontis.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceSink;

/** Keeps the instances it takes with their bytes, and declines after a number. Thread-safe. */
public final class RecordingInstances implements InstanceSink {

  /**
   * An instance taken.
   *
   * @param instance whose content is no longer valid
   * @param bytes what the content was
   */
  public record Taken(IncomingInstance instance, Slice bytes) {}

  private final int wanted;
  private final List<Taken> taken = new ArrayList<>();

  private RecordingInstances(int wanted) {
    this.wanted = wanted;
  }

  /** A sink that takes everything. */
  public static RecordingInstances ofAll() {
    return new RecordingInstances(Integer.MAX_VALUE);
  }

  /** A sink that declines when it takes the last of so many. */
  public static RecordingInstances ofFirst(int wanted) {
    return new RecordingInstances(wanted);
  }

  @Override
  public synchronized boolean accept(IncomingInstance instance) {
    try (InputStream stream = instance.content().open()) {
      taken.add(new Taken(instance, Slice.of(stream.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken.size() < wanted;
  }

  /** What was taken, in order. */
  public synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** The bytes of each, in order. */
  public List<Slice> bytes() {
    return taken().stream().map(Taken::bytes).toList();
  }
}

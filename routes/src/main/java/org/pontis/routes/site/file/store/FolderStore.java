package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.dicom.source.StoreOutcome.Effect;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.Finding;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.index.IndexedFile;
import org.pontis.routes.site.file.scan.FileInspector;
import org.pontis.routes.site.file.scan.FolderScan;

/** Keeps instances in a folder site. Thread-safe. */
public final class FolderStore {
  private static final int LOCKS = 64;

  /** With less than this left a disk counts as full. */
  private static final long FULL = 1 << 20;

  private final SiteId site;
  private final Path root;
  private final FolderIndex index;
  private final Durability durability;
  private final Consumer<Path> arriving;
  private final Shelves shelves;
  private final FileInspector inspector = new FileInspector();
  private final SameDataSet same = new SameDataSet();
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  /**
   * A store into a folder, shown in its index.
   *
   * @param arriving told of each folder that is about to get an instance
   */
  public FolderStore(
      SiteId site, Path root, FolderIndex index, Durability durability, Consumer<Path> arriving) {
    this.site = site;
    this.arriving = arriving;
    this.root = root;
    this.index = index;
    this.durability = durability;
    this.shelves =
        new Shelves(
            root,
            switch (durability) {
              case GROUP -> new GroupSync(FolderSync::each);
              case EACH -> FolderSync::each;
              case NONE -> _ -> {};
            });
  }

  /** Keeps an instance; what kept it from being kept is thrown, and nothing is left of it. */
  public StoreOutcome store(OutgoingInstance what) {
    try (Arrival arrival = Arrival.in(root.resolve(FolderScan.ARRIVALS))) {
      Finding.Instance found = receive(arrival, what);
      if (durability != Durability.NONE) {
        arrival.force();
      }
      return keep(arrival, found);
    } catch (IOException failure) {
      throw new ImagingException(disk(failure), failure);
    }
  }

  /** Refuses an object by its head, before the rest of it is written. */
  private Finding.Instance receive(Arrival arrival, OutgoingInstance what) throws DiskFailure {
    try {
      FileInspector.Head head = inspector.inspect(arrival.keeping(what.part10()));
      Finding.Instance found = meant(head.finding(), what);
      arrival.take(what.part10());
      if (arrival.length() < head.reach()) {
        throw refused(
            "the object breaks off at byte %d of %d".formatted(arrival.length(), head.reach()));
      }
      return found;
    } catch (DiskFailure refused) {
      throw refused;
    } catch (IOException broken) {
      throw new ImagingException(
          Thread.currentThread().isInterrupted()
              ? stopped()
              : problem(ProblemType.MALFORMED_INPUT, "the object broke off while it arrived"),
          broken);
    }
  }

  private Finding.Instance meant(Finding finding, OutgoingInstance what) {
    return switch (finding) {
      case Finding.Instance found -> {
        boolean meant =
            found.instance().equals(what.instance()) && found.sopClass().equals(what.sopClass());
        if (!meant || !found.series().hasConformingLength()) {
          throw refused("the object is not the one its sender named, or its UIDs are too long");
        }
        yield found;
      }
      case Finding.Refused(String reason) -> throw refused("the object " + reason);
      case Finding.Skipped(String reason) -> throw refused("the object " + reason);
    };
  }

  private StoreOutcome keep(Arrival arrival, Finding.Instance found) throws IOException {
    ReentrantLock lock = locks[Math.floorMod(found.instance().hashCode(), LOCKS)];
    lock.lock();
    try {
      Path place = shelves.place(found);
      Effect effect = Effect.HELD_ALREADY;
      if (!isHeld(arrival, found.instance(), place)) {
        arriving.accept(place.resolveSibling(""));
        arrival.moveTo(place);
        effect = Effect.STORED;
      }
      shelves.sync(place);
      if (effect == Effect.STORED) {
        index.put(FolderScan.relative(root, place), FileState.of(place), found);
        index.showSoon();
      }
      return new StoreOutcome(
          site, InstanceRef.instance(found.study(), found.series(), found.instance()), effect);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the same data set is here, as far as the index knows or in the instance's place. */
  private boolean isHeld(Arrival arrival, Uid instance, Path place) throws IOException {
    Optional<Path> elsewhere =
        index
            .served(instance)
            .map(IndexedFile::path)
            .map(root::resolve)
            .filter(file -> !file.equals(place));
    return (elsewhere.isPresent() && isHeld(arrival, elsewhere.get())) || isHeld(arrival, place);
  }

  private boolean isHeld(Arrival arrival, Path held) throws IOException {
    try {
      if (!Files.exists(held)) {
        return false;
      }
      if (isSame(arrival, held)) {
        return true;
      }
    } catch (NoSuchFileException gone) {
      return false;
    }
    throw new ImagingException(
        problem(
            ProblemType.CONFLICT,
            "another object has the same SOP Instance UID; it was kept, this one was not"));
  }

  /** What can't be read is not the same; it is not for us to replace it. */
  private boolean isSame(Arrival arrival, Path held) throws IOException {
    try {
      return same.in(arrival.file(), held);
    } catch (ImagingException unreadable) {
      return false;
    }
  }

  private ImagingException refused(String reason) {
    return new ImagingException(problem(ProblemType.MALFORMED_INPUT, reason));
  }

  Problem disk(IOException failure) {
    if (failure instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
      return stopped();
    }
    return isFull(failure)
        ? problem(ProblemType.OVERLOADED, "its disk is full; nothing was kept, make room")
        : problem(ProblemType.SITE_UNREACHABLE, "its folder can't be written to; nothing was kept");
  }

  private boolean isFull(IOException failure) {
    for (Optional<Throwable> cause = Optional.of(failure);
        cause.isPresent();
        cause = cause.map(Throwable::getCause)) {
      if (String.valueOf(cause.get().getMessage()).contains("No space left")) {
        return true;
      }
    }
    try {
      return Files.getFileStore(root).getUsableSpace() < FULL;
    } catch (IOException unknown) {
      return false;
    }
  }

  private Problem stopped() {
    return problem(ProblemType.SITE_TIMEOUT, "storing was stopped; nothing was kept");
  }

  private Problem problem(ProblemType type, String detail) {
    return Problem.of(type, site, detail);
  }
}

package org.pontis.routes.site.file.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.content.BulkValues;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.frames.FrameLocator;
import org.pontis.dicom.frames.Frames;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.routes.site.file.index.IndexedFile;

/** Finds frames and values in files; where frames lie is remembered, within bounds. */
final class FileParts {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;
  private static final int REMEMBERED_BYTES = 32 << 20;
  private static final int BYTES_OF_FRAMES = 4096;
  private static final int BYTES_PER_FRAME = 16;

  private final FileAccess access;
  private final FrameLocator locator = new FrameLocator(LIMITS);
  private final Cache<FileVersion, Frames> located =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_BYTES)
          .weigher((FileVersion _, Frames frames) -> weight(frames))
          .build();

  FileParts(FileAccess access) {
    this.access = access;
  }

  private static int weight(Frames frames) {
    long bytes = BYTES_OF_FRAMES + (long) BYTES_PER_FRAME * frames.count();
    return (int) Math.min(bytes, REMEMBERED_BYTES);
  }

  /** The frames of a file, among which these numbers must be. */
  Frames frames(IndexedFile file, List<Integer> numbers) throws IOException {
    FileVersion version = access.version(file);
    Frames frames = located.getIfPresent(version);
    if (frames == null) {
      frames = locator.locate(version, access.read(file));
      located.put(version, frames);
    }
    for (int number : numbers) {
      if (number < 1 || number > frames.count()) {
        throw ImagingException.of(
            ProblemType.NOT_FOUND,
            "there is no frame " + number + ": the instance has " + frames.count());
      }
    }
    return frames;
  }

  /** The value of an element; of a sequence step without a number the first item. */
  Content value(IndexedFile file, ElementPath path) throws IOException {
    Part10Object object = access.read(file);
    Optional<Dataset> holder = Optional.of(object.dataset());
    for (ElementPath.Step step : path.steps().subList(0, path.steps().size() - 1)) {
      holder = holder.flatMap(dataset -> item(dataset, step));
    }
    Element element =
        holder
            .flatMap(dataset -> dataset.element(path.last()))
            .orElseThrow(() ->
                ImagingException.of(
                    ProblemType.NOT_FOUND, "the instance has no element at " + path));
    return new BulkValues(access.version(file), object, LIMITS).of(element);
  }

  private static Optional<Dataset> item(Dataset dataset, ElementPath.Step step) {
    List<Dataset> items = dataset.items(step.tag());
    int wanted = step.item().orElse(0);
    return wanted < items.size() ? Optional.of(items.get(wanted)) : Optional.empty();
  }
}

package org.pontis.routes.site.file.answer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.IndexedFile;

/**
 * Reads indexed files in the state they were indexed in. One that has changed or gone since is a
 * problem of its instance, never other bytes.
 */
public final class FileAccess {
  private final SiteId site;
  private final Path root;
  private final Consumer<Path> suspects;
  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);

  /**
   * Access to the files below a folder.
   *
   * @param suspects told of files that are no longer as they were indexed
   */
  public FileAccess(SiteId site, Path root, Consumer<Path> suspects) {
    this.site = site;
    this.root = root;
    this.suspects = suspects;
  }

  Path path(IndexedFile file) {
    return root.resolve(file.path());
  }

  /** The file as it was indexed, which may be read as long as it is so. */
  FileVersion version(IndexedFile file) {
    FileState state = file.state();
    FileTime modified = FileTime.from(state.modified(), TimeUnit.NANOSECONDS);
    return new FileVersion(path(file), state.size(), modified);
  }

  /** The same, once it is known to be so at this moment. */
  FileVersion current(IndexedFile file) {
    try {
      if (FileState.of(path(file)).equals(file.state())) {
        return version(file);
      }
      suspects.accept(path(file));
      throw changed(file);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /** Everything but its bulk values. */
  Part10Object read(IndexedFile file) {
    try (FileChannel channel = version(file).open()) {
      Part10Object object = reader.read(channel);
      current(file);
      return object;
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /** A failure to read a file, as a problem of its instance. */
  ImagingException unreadable(IndexedFile file, IOException cause) {
    suspects.accept(path(file));
    if (cause instanceof NoSuchFileException) {
      String detail = "instance " + file.instance() + ": its file has gone since it was indexed";
      return new ImagingException(Problem.of(ProblemType.NOT_FOUND, site, detail), cause);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new ImagingException(
          Problem.of(ProblemType.SITE_TIMEOUT, site, "reading was stopped"));
    }
    return hasChanged(file) ? changed(file) : failed(file, cause);
  }

  private boolean hasChanged(IndexedFile file) {
    try {
      return !FileState.of(path(file)).equals(file.state());
    } catch (IOException unknown) {
      return false;
    }
  }

  private ImagingException failed(IndexedFile file, IOException cause) {
    String reason =
        cause instanceof AccessDeniedException
            ? "there is no permission to read its file"
            : "its file can't be read (" + cause.getClass().getSimpleName() + "); look at the disk";
    String detail = "instance " + file.instance() + ": " + reason;
    return new ImagingException(Problem.of(ProblemType.SITE_UNREACHABLE, site, detail), cause);
  }

  private ImagingException changed(IndexedFile file) {
    return new ImagingException(
        Problem.of(
            ProblemType.SITE_UNREACHABLE,
            site,
            "instance " + file.instance() + ": its file changed since it was indexed; ask again"));
  }
}

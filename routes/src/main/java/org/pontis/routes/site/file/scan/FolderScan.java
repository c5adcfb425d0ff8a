package org.pontis.routes.site.file.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.index.KnownFile.Kind;
import org.pontis.routes.site.file.index.KnownFile.Unserved;

/** One walk over a folder or a part of it, links followed, that compares it with the index. */
public final class FolderScan extends SimpleFileVisitor<Path> {
  /** The folder of instances that are still arriving, which belongs to nobody else. */
  public static final String ARRIVALS = ".pontis-arrivals";

  private static final int DEEPEST = 64;

  private final Path root;
  private final FolderIndex index;
  private final Consumer<Path> folders;
  private final BiConsumer<Path, FileState> news;
  private final Consumer<Unserved> unreadable;
  private final Set<String> found = new HashSet<>();
  private final Set<String> unfinished = new HashSet<>();

  /**
   * A walk.
   *
   * @param root what paths are relative to
   * @param folders told of each folder before what is in it
   * @param news told of each file that is new or changed
   * @param unreadable told of what can't be read, at every walk
   */
  FolderScan(
      Path root,
      FolderIndex index,
      Consumer<Path> folders,
      BiConsumer<Path, FileState> news,
      Consumer<Unserved> unreadable) {
    this.root = root;
    this.index = index;
    this.folders = folders;
    this.news = news;
    this.unreadable = unreadable;
  }

  /**
   * Walks what lies under a folder and forgets what no longer does.
   *
   * @throws IOException when the root itself can't be read; a folder within it is told of and left
   *     out
   */
  void walk(Path folder) throws IOException {
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, this);
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    String top = folder.equals(root) ? "" : relative(root, folder);
    index.paths(top).stream().filter(this::isGone).forEach(index::remove);
    if (!top.isEmpty() && isGone(top)) {
      index.remove(top);
    }
  }

  /**
   * What was stored after the walk had passed is there, and what lies in a folder that could not be
   * read to its end may be.
   */
  private boolean isGone(String path) {
    return !found.contains(path)
        && unfinished.stream().noneMatch(path::startsWith)
        && !Files.isRegularFile(root.resolve(path));
  }

  /** A path as the index and operators know it. */
  public static String relative(Path root, Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (folder.equals(root.resolve(ARRIVALS))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    folders.accept(folder);
    return goOn();
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      String path = relative(root, file);
      FileState state = FileState.of(attributes);
      found.add(path);
      if (index.known(path).filter(known -> known.state().equals(state)).isEmpty()) {
        news.accept(file, state);
      }
    }
    return goOn();
  }

  /** A folder that can't be entered, a loop of links, or a file that has just gone. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (file.equals(root)) {
      throw failure;
    }
    boolean closed =
        failure instanceof AccessDeniedException || failure instanceof FileSystemLoopException;
    if (!closed) {
      unfinished.add(relative(root, file) + "/");
    }
    if (Files.exists(file)) {
      leaveOut(file, "can't be entered: " + failure.getClass().getSimpleName());
    }
    return goOn();
  }

  /** A folder whose list broke off is left as it was known, for the next scan to complete. */
  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      if (folder.equals(root)) {
        throw failure;
      }
      unfinished.add(relative(root, folder) + "/");
      leaveOut(folder, "can't be listed to its end: " + failure.getClass().getSimpleName());
    }
    return goOn();
  }

  private void leaveOut(Path file, String reason) {
    String path = relative(root, file);
    found.add(path);
    unreadable.accept(new Unserved(path, FileState.UNKNOWN, Kind.REFUSED, reason));
  }

  private static FileVisitResult goOn() {
    return Thread.currentThread().isInterrupted()
        ? FileVisitResult.TERMINATE
        : FileVisitResult.CONTINUE;
  }
}

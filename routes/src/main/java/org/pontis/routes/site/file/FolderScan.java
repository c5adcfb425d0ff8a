package org.pontis.routes.site.file;

import java.io.IOException;
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
import org.pontis.routes.site.file.KnownFile.Kind;
import org.pontis.routes.site.file.KnownFile.Unserved;

/** One walk over a folder or a part of it, links followed, that compares it with the index. */
final class FolderScan extends SimpleFileVisitor<Path> {
  private static final int DEEPEST = 64;

  private final Path root;
  private final FolderIndex index;
  private final Consumer<Path> folders;
  private final BiConsumer<Path, FileState> news;
  private final Set<String> found = new HashSet<>();

  /**
   * A walk.
   *
   * @param root what paths are relative to
   * @param folders told of each folder before what is in it
   * @param news told of each file that is new or changed
   */
  FolderScan(
      Path root, FolderIndex index, Consumer<Path> folders, BiConsumer<Path, FileState> news) {
    this.root = root;
    this.index = index;
    this.folders = folders;
    this.news = news;
  }

  /** Walks what lies under a folder and forgets what no longer does. */
  void walk(Path folder) throws IOException {
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, this);
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    String prefix = folder.equals(root) ? "" : relative(root, folder) + "/";
    index.paths().stream()
        .filter(path -> path.startsWith(prefix) && !found.contains(path))
        .forEach(index::remove);
  }

  /** A path as the index and operators know it. */
  static String relative(Path root, Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
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
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    if (!file.equals(root) && Files.exists(file)) {
      String path = relative(root, file);
      String reason = "can't be entered: " + failure.getClass().getSimpleName();
      found.add(path);
      index.put(new Unserved(path, new FileState(0, 0), Kind.REFUSED, reason));
    }
    return goOn();
  }

  private static FileVisitResult goOn() {
    return Thread.currentThread().isInterrupted()
        ? FileVisitResult.TERMINATE
        : FileVisitResult.CONTINUE;
  }
}

package org.pontis.routes.site.file.scan;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices of the operating system about changed folders. They speed things up and are not relied
 * on: some file systems send none, and their number is limited.
 */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final Path root;
  private final Optional<WatchService> service;
  private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();
  private boolean complained;

  /** What may have changed. */
  public sealed interface Notice {
    /** A file or folder. */
    record Changed(Path path) implements Notice {}

    /** Notices were lost, or the whole folder has come, gone or been replaced. */
    record Lost() implements Notice {}
  }

  FolderWatch(Path root) {
    this.root = root;
    this.service = open(root);
  }

  private static Optional<WatchService> open(Path folder) {
    try {
      return Optional.of(folder.getFileSystem().newWatchService());
    } catch (IOException | UnsupportedOperationException none) {
      LOG.warn("No notices of changed files ({}): folders are rescanned only", none.getMessage());
      return Optional.empty();
    }
  }

  /** Watches what lies directly in a folder; once more does no harm. */
  void watch(Path folder) {
    if (service.isEmpty()) {
      return;
    }
    try {
      keys.put(folder, register(service.get(), folder));
    } catch (IOException | ClosedWatchServiceException refused) {
      complain(refused);
    }
  }

  private static WatchKey register(WatchService notices, Path folder) throws IOException {
    return folder.register(
        notices,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  /** Sends no more notices of a folder until it is watched again. */
  void rest(Path folder) {
    Optional.ofNullable(keys.remove(folder)).ifPresent(WatchKey::cancel);
  }

  /**
   * Sends no more notices of a folder that is not there any more, nor of those that were in it. One
   * that was moved would go on sending them under its old name (inotify(7) watches the folder, not
   * its name).
   */
  void forget(Path gone) {
    keys.keySet().stream().filter(folder -> folder.startsWith(gone)).toList().forEach(this::rest);
  }

  private void complain(Exception refused) {
    if (!complained) {
      complained = true;
      LOG.warn("Some folders can't be watched ({}): they are rescanned only", reason(refused));
    }
  }

  /** The message of a failure of one file is its path, which may hold a patient's name. */
  private static String reason(Exception refused) {
    return refused instanceof IOException && !(refused instanceof FileSystemException)
        ? String.valueOf(refused.getMessage())
        : refused.getClass().getSimpleName();
  }

  /** Hands on all notices from now on, on a thread of its own. */
  void follow(Consumer<Notice> receiver) {
    service.ifPresent(notices -> {
      watchAbove(notices);
      Thread.ofVirtual().name("folder-notices").start(() -> follow(notices, receiver));
    });
  }

  /** What becomes of the root itself is told by the folder above only. */
  private void watchAbove(WatchService notices) {
    Path above = root.toAbsolutePath().getParent();
    try {
      if (above != null) {
        register(notices, above);
      }
    } catch (IOException refused) {
      LOG.info("The folder above a site's can't be watched: one that is moved is noticed later");
    }
  }

  private void follow(WatchService notices, Consumer<Notice> receiver) {
    try {
      while (true) {
        handOn(notices.take(), receiver);
      }
    } catch (InterruptedException | ClosedWatchServiceException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOn(WatchKey key, Consumer<Notice> receiver) {
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
        changed(folder.resolve(name), receiver);
      } else {
        receiver.accept(new Notice.Lost());
      }
    }
    if (!key.reset() && key.watchable() instanceof Path folder) {
      keys.remove(folder, key);
    }
  }

  private void changed(Path path, Consumer<Notice> receiver) {
    Path whole = root.toAbsolutePath();
    if (path.toAbsolutePath().equals(whole)) {
      forget(root);
      receiver.accept(new Notice.Lost());
    } else if (path.toAbsolutePath().startsWith(whole)) {
      receiver.accept(new Notice.Changed(path));
    }
  }

  @Override
  public void close() {
    try {
      if (service.isPresent()) {
        service.get().close();
      }
    } catch (IOException failure) {
      LOG.warn("Watching folders did not end well: {}", failure.getMessage());
    }
  }
}

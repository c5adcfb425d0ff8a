package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.scan.FolderScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instances that never came to their place, since the process that took them in was ended. Nobody
 * was told that they are safe. What was last written to before this process began can be none of
 * its own.
 */
public final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** As {@link Arrival} names its files. */
  private static final String ARRIVALS = "????????-????-????-????-????????????.part";

  private Leftovers() {}

  /** Removes those of a site behind the caller's back; the log says how many there were. */
  public static void startRemoving(SiteId site, Path root) {
    Optional<Instant> begun = ProcessHandle.current().info().startInstant();
    begun.ifPresent(before ->
        Thread.ofVirtual().name(site + "-leftovers").start(() -> remove(site, root, before)));
  }

  /** Removes those last written to before a moment. */
  static void remove(SiteId site, Path root, Instant before) {
    int removed = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(root.resolve(FolderScan.ARRIVALS), ARRIVALS)) {
      for (Path file : files) {
        if (isOlder(file, before) && Files.deleteIfExists(file)) {
          removed++;
        }
      }
    } catch (NoSuchFileException nothingEverArrived) {
      LOG.debug("Site {}: nothing ever arrived", site);
    } catch (IOException | DirectoryIteratorException refused) {
      String how = refused.getClass().getSimpleName();
      LOG.warn("Site {}: what an earlier run left half arrived can't be removed: {}", site, how);
    }
    if (removed > 0) {
      LOG.info(
          "Site {}: {} instances that an earlier run left half arrived are removed", site, removed);
    }
  }

  /** What is gone meanwhile has come to its place. */
  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          && attributes.lastModifiedTime().toInstant().isBefore(before);
    } catch (NoSuchFileException placed) {
      return false;
    }
  }
}

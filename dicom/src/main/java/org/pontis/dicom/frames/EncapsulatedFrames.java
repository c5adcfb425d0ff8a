package org.pontis.dicom.frames;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pontis.dicom.content.FileContent;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.encoding.Fragments;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.source.Content;

/**
 * Frames in fragments: by offset table as long as the items confirm it, else by one pass over all
 * fragments, made once.
 */
final class EncapsulatedFrames implements Frames {
  private final FileVersion file;
  private final BulkData.Encapsulated items;
  private final int count;
  private final Optional<OffsetTable> table;
  private final ReadLimits limits;
  private final ReentrantLock scanning = new ReentrantLock();
  private volatile @Nullable FragmentGroups scanned;

  EncapsulatedFrames(
      FileVersion file,
      BulkData.Encapsulated items,
      int count,
      Optional<OffsetTable> table,
      ReadLimits limits) {
    this.file = file;
    this.items = items;
    this.count = count;
    this.table = table;
    this.limits = limits;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Content content(int number) throws IOException {
    FrameProblems.check(number, count);
    try (FileChannel channel = file.open()) {
      Optional<List<Region>> told =
          table.isPresent() ? table.get().fragments(channel, number - 1) : Optional.empty();
      List<Region> fragments =
          told.isPresent() ? told.get() : groups(channel).fragments(number - 1);
      return FileContent.of(file, fragments);
    }
  }

  private FragmentGroups groups(FileChannel channel) throws IOException {
    FragmentGroups known = scanned;
    if (known != null) {
      return known;
    }
    scanning.lock();
    try {
      known = scanned;
      if (known == null) {
        known = FragmentGroups.of(channel, Fragments.scan(channel, items, limits), count);
        scanned = known;
      }
      return known;
    } finally {
      scanning.unlock();
    }
  }
}

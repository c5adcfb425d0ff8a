package org.pontis.routes.site.file.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.source.InstanceRef;

/** Finds the files a reference names, in the order of matches. */
public final class Lookup {
  private final FolderIndex index;

  public Lookup(FolderIndex index) {
    this.index = index;
  }

  /** None when nothing is known under these UIDs. */
  public List<IndexedFile> files(InstanceRef what) {
    return what.instance().map(uid -> instance(what, uid)).orElseGet(() -> contents(what));
  }

  private List<IndexedFile> instance(InstanceRef what, Uid uid) {
    return index.served(uid).filter(file -> isWithin(file, what)).stream().toList();
  }

  private static boolean isWithin(IndexedFile file, InstanceRef what) {
    return file.study().equals(what.study()) && Optional.of(file.series()).equals(what.series());
  }

  private List<IndexedFile> contents(InstanceRef what) {
    Stream<CatalogSeries> series =
        index.catalog().study(what.study()).stream().flatMap(study -> study.series().stream());
    return what.series()
        .map(uid -> series.filter(one -> one.uid().equals(uid)))
        .orElse(series)
        .flatMap(one -> one.instances().stream())
        .toList();
  }
}

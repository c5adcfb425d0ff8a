package org.pontis.routes.site.file.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.pontis.dicom.data.Uid;
import org.pontis.routes.site.file.index.KnownFile.Kind;
import org.pontis.routes.site.file.index.KnownFile.Unserved;

/**
 * What is known of a folder's files. Changes are collected here and shown when {@link #publish} is
 * called, as a new {@link Catalog}.
 *
 * <p>Of several files with the same SOP Instance UID the first in the order of paths is served.
 */
public final class FolderIndex {
  private static final int MOST_NAMED = 1_000;
  private static final String DUPLICATE =
      "has the same SOP Instance UID as another file, which is served";

  /** Paths below a folder are those from one character to the next. */
  private static final char SLASH = '/';

  private static final char AFTER_SLASH = SLASH + 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final Optional<String> issuer;
  private final ConcurrentNavigableMap<String, KnownFile> byPath = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<Uid, IndexedFile> served = new ConcurrentHashMap<>();
  private final Map<Uid, TreeMap<String, IndexedFile>> contested = new HashMap<>();
  private final StudyTree tree = new StudyTree();
  private final Map<Kind, LongAdder> unserved =
      Map.of(Kind.REFUSED, new LongAdder(), Kind.SKIPPED, new LongAdder());
  private final Map<Uid, CatalogStudy> published = new HashMap<>();
  private volatile boolean unshown;
  private volatile Catalog catalog = new Catalog(Map.of());

  /** An empty index. */
  public FolderIndex(Optional<String> issuer) {
    this.issuer = issuer;
  }

  /** The folder as last published, or as it is when something is to be shown. */
  public Catalog catalog() {
    if (unshown) {
      unshown = false;
      publish();
    }
    return catalog;
  }

  /** Who asks next is shown what has changed until now. */
  public void showSoon() {
    unshown = true;
  }

  /** The file served for an instance. */
  public Optional<IndexedFile> served(Uid instance) {
    return Optional.ofNullable(served.get(instance));
  }

  /** The number of instances served. */
  int servedCount() {
    return served.size();
  }

  /** What was last learned of a file. */
  public Optional<KnownFile> known(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Every path below a folder that something was learned of; below the empty path lie all. */
  public Collection<String> paths(String folder) {
    return folder.isEmpty()
        ? byPath.keySet()
        : byPath.subMap(folder + SLASH, folder + AFTER_SLASH).keySet();
  }

  /** Takes note of an object; answers which file is not served on account of another, if any. */
  public Optional<Unserved> put(String path, FileState state, Finding.Instance found) {
    lock.lock();
    try {
      drop(path);
      IndexedFile file = entry(path, state, found);
      byPath.put(path, file);
      Optional<IndexedFile> rival = served(file.instance());
      IndexedFile first = first(file);
      serve(first);
      return rival.map(other -> duplicate(first.path().equals(path) ? other : file));
    } finally {
      lock.unlock();
    }
  }

  /** Takes note of a file that holds nothing to serve. */
  public void put(Unserved file) {
    lock.lock();
    try {
      drop(file.path());
      byPath.put(file.path(), file);
      count(file.kind(), 1);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was at a path: a file, or all files of a folder. */
  public void removeAll(String path) {
    remove(path);
    paths(path).forEach(this::remove);
  }

  /** Forgets a file that is gone. */
  public void remove(String path) {
    lock.lock();
    try {
      drop(path);
    } finally {
      lock.unlock();
    }
  }

  /** Shows what has changed. */
  public void publish() {
    lock.lock();
    try {
      Set<Uid> changed = tree.takeChanged();
      changed.forEach(this::putTogether);
      if (!changed.isEmpty()) {
        catalog = new Catalog(published);
      }
    } finally {
      lock.unlock();
    }
  }

  private void putTogether(Uid study) {
    List<List<IndexedFile>> series = tree.series(study);
    if (series.isEmpty()) {
      published.remove(study);
    } else {
      published.put(study, CatalogStudy.of(study, series, issuer));
    }
  }

  /** How many there are of what. */
  public String counts() {
    long refused = duplicates().size() + count(Kind.REFUSED);
    return "%d instances served, %d files refused, %d files passed over"
        .formatted(served.size(), refused, count(Kind.SKIPPED));
  }

  /** Files that are not served, in the order of their paths; the first thousand. */
  public List<Unserved> unserved() {
    return Stream.concat(
            byPath.values().stream().filter(Unserved.class::isInstance).map(Unserved.class::cast),
            duplicates().stream())
        .sorted((one, other) -> one.path().compareTo(other.path()))
        .limit(MOST_NAMED)
        .toList();
  }

  private List<Unserved> duplicates() {
    lock.lock();
    try {
      return contested.values().stream()
          .flatMap(files -> files.values().stream().skip(1).map(file -> duplicate(file)))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private static Unserved duplicate(IndexedFile file) {
    return new Unserved(file.path(), file.state(), Kind.REFUSED, DUPLICATE);
  }

  private IndexedFile entry(String path, FileState state, Finding.Instance found) {
    return tree.sibling(found)
        .map(other -> IndexedFile.beside(other, path, state, found))
        .orElseGet(() -> IndexedFile.first(path, state, found));
  }

  /** Which of all files with this instance is to be served, this one included. */
  private IndexedFile first(IndexedFile file) {
    IndexedFile rival = served.get(file.instance());
    if (rival == null) {
      return file;
    }
    TreeMap<String, IndexedFile> files =
        contested.computeIfAbsent(file.instance(), _ -> new TreeMap<>());
    files.put(rival.path(), rival);
    files.put(file.path(), file);
    return files.firstEntry().getValue();
  }

  private void serve(IndexedFile file) {
    Optional.ofNullable(served.put(file.instance(), file)).ifPresent(tree::remove);
    tree.add(file);
  }

  private void drop(String path) {
    switch (byPath.remove(path)) {
      case IndexedFile file -> drop(file);
      case Unserved file -> count(file.kind(), -1);
      case null -> {}
    }
  }

  private long count(Kind kind) {
    return Optional.ofNullable(unserved.get(kind)).map(LongAdder::sum).orElse(0L);
  }

  private void count(Kind kind, int more) {
    Optional.ofNullable(unserved.get(kind)).ifPresent(counter -> counter.add(more));
  }

  private void drop(IndexedFile file) {
    Optional<IndexedFile> heir = heir(file);
    if (served(file.instance()).filter(first -> first.path().equals(file.path())).isEmpty()) {
      return;
    }
    served.remove(file.instance());
    tree.remove(file);
    heir.ifPresent(this::serve);
  }

  /** What would be served without this file. */
  private Optional<IndexedFile> heir(IndexedFile file) {
    TreeMap<String, IndexedFile> files = contested.get(file.instance());
    if (files == null) {
      return Optional.empty();
    }
    files.remove(file.path());
    Optional<IndexedFile> heir = Optional.of(files.firstEntry().getValue());
    if (files.size() == 1) {
      contested.remove(file.instance());
    }
    return heir;
  }
}

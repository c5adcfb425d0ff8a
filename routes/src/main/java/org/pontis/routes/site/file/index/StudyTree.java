package org.pontis.routes.site.file.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;

/** The served files by study, series and instance, and which studies have changed. */
final class StudyTree {
  private final Map<Uid, Map<Uid, Map<Uid, IndexedFile>>> studies = new HashMap<>();
  private final Set<Uid> changed = new HashSet<>();

  /** Another file of the same series, if there is one. */
  Optional<IndexedFile> sibling(Finding.Instance found) {
    return Optional.ofNullable(studies.get(found.study()))
        .flatMap(series -> Optional.ofNullable(series.get(found.series())))
        .map(files -> files.values().iterator().next());
  }

  void add(IndexedFile file) {
    studies
        .computeIfAbsent(file.study(), _ -> new HashMap<>())
        .computeIfAbsent(file.series(), _ -> new HashMap<>())
        .put(file.instance(), file);
    changed.add(file.study());
  }

  void remove(IndexedFile file) {
    changed.add(file.study());
    studies.computeIfPresent(
        file.study(),
        (_, series) -> {
          series.computeIfPresent(
              file.series(),
              (_, files) -> {
                files.remove(file.instance());
                return files.isEmpty() ? null : files;
              });
          return series.isEmpty() ? null : series;
        });
  }

  /** The studies that have changed since this was last asked. */
  Set<Uid> takeChanged() {
    Set<Uid> taken = Set.copyOf(changed);
    changed.clear();
    return taken;
  }

  /** The files of a study, series by series; empty when it has none. */
  List<List<IndexedFile>> series(Uid study) {
    return Optional.ofNullable(studies.get(study)).stream()
        .flatMap(series -> series.values().stream())
        .map(files -> List.copyOf(files.values()))
        .toList();
  }
}

package org.pontis.routes.site.dimse.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Uid;

/**
 * The data sets of instances retrieved lately, without their bulk values; so many bytes of them.
 */
final class MetadataCache {
  private static final long MOST_BYTES = 32 << 20;
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int BYTES_OF_ELEMENT = 96;

  private final Cache<Key, Dataset> datasets =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .expireAfterWrite(KEPT)
          .weigher((Key _, Dataset dataset) -> weight(dataset))
          .build();

  /** What names an instance. */
  record Key(Uid study, Uid series, Uid instance) {}

  Optional<Dataset> find(Key key) {
    return Optional.ofNullable(datasets.getIfPresent(key));
  }

  void keep(Key key, Dataset dataset) {
    datasets.put(key, dataset);
  }

  private static int weight(Dataset dataset) {
    long bytes = 0;
    for (Element element : dataset.elements()) {
      bytes += BYTES_OF_ELEMENT;
      bytes +=
          switch (element) {
            case Element.Text text -> text.value().length();
            case Element.Numbers numbers -> numbers.value().length();
            case Element.Bytes held -> held.value().length();
            case Element.Items items ->
                items.items().stream().mapToInt(MetadataCache::weight).sum();
            case Element.BulkDataReference _ -> 0;
          };
    }
    return (int) Math.min(bytes, MOST_BYTES);
  }
}

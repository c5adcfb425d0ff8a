package org.pontis.mappings.convert;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.mappings.codes.CodeMap;
import org.pontis.mappings.site.MappedSite;

/**
 * What a converter is given: the data set, the attributes its row names, and what is known of the
 * site.
 *
 * @param from as many as the converter accepts, in its order
 * @param map there if the converter asks for one
 */
public record Input(
    Dataset dataset, List<ElementPath> from, MappedSite site, Optional<CodeMap> map) {

  /** The first value of an attribute as text, not blank. */
  Optional<String> string(int index) {
    return holder(index).string(last(index)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** All values of an attribute as text that are not blank. */
  List<String> strings(int index) {
    return holder(index).strings(last(index)).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The items of a sequence. */
  List<Dataset> items(int index) {
    return holder(index).items(last(index));
  }

  /** The code map of the row. */
  CodeMap codeMap() {
    return map.orElseThrow(() -> new IllegalStateException("compiled without its code map"));
  }

  /** Whether the attribute is there without a value: PS3.5 7.4.5, its value is unknown. */
  boolean isEmpty(int index) {
    return holder(index).element(last(index)).map(element -> element.isEmpty()).orElse(false);
  }

  private Tag last(int index) {
    return from.get(index).last();
  }

  /** The data set the attribute is in: the first item of each sequence on its path. */
  private Dataset holder(int index) {
    List<ElementPath.Step> steps = from.get(index).steps();
    Dataset holder = dataset;
    for (ElementPath.Step step : steps.subList(0, steps.size() - 1)) {
      List<Dataset> items = holder.items(step.tag());
      int item = step.item().orElse(0);
      holder = item < items.size() ? items.get(item) : Dataset.empty();
    }
    return holder;
  }
}

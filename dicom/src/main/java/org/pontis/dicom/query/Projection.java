package org.pontis.dicom.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Tag;

/**
 * Return keys compiled to a function from all that is known of a match to what was asked for. A
 * path into a sequence keeps every item, reduced to what is asked of it.
 */
public final class Projection implements UnaryOperator<Dataset> {
  private static final Projection WHOLE = new Projection(Map.of());

  /** What to keep of each attribute kept; {@link #WHOLE} keeps all of it. */
  private final Map<Tag, Projection> kept;

  private Projection(Map<Tag, Projection> kept) {
    this.kept = kept;
  }

  /** The projection onto these keys. */
  public static Projection of(ReturnKeys returnKeys) {
    return switch (returnKeys) {
      case ReturnKeys.All _ -> WHOLE;
      case ReturnKeys.Listed(List<ElementPath> paths) ->
          below(paths.stream().map(ElementPath::steps).toList());
    };
  }

  private static Projection below(List<List<Step>> paths) {
    Map<Tag, List<List<Step>>> rest = new HashMap<>();
    Map<Tag, Projection> kept = new HashMap<>();
    for (List<Step> path : paths) {
      Tag tag = path.getFirst().tag();
      if (path.size() == 1) {
        kept.put(tag, WHOLE);
      } else {
        rest.computeIfAbsent(tag, _ -> new ArrayList<>()).add(path.subList(1, path.size()));
      }
    }
    rest.forEach((tag, inner) -> kept.computeIfAbsent(tag, _ -> below(inner)));
    return new Projection(kept);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // there is one WHOLE
  public Dataset apply(Dataset dataset) {
    if (this == WHOLE) {
      return dataset;
    }
    DatasetBuilder result = Dataset.builder();
    for (Element element : dataset.elements()) {
      Projection inner = kept.get(element.tag());
      if (inner == WHOLE) {
        result.put(element);
      } else if (inner != null && element instanceof Element.Items items) {
        result.items(items.tag(), items.items().stream().map(inner).toList());
      }
    }
    return result.build();
  }
}

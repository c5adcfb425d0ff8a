package org.pontis.dicom.net.dimse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;

/** Reads the identifier of one query. */
final class IdentifierReading {
  private static final int DEEPEST = 8;

  /** What an identifier says of itself (PS3.4 C.4.1.1.3); not keys. */
  private static final Set<Tag> NOT_KEYS =
      Set.of(
          Tags.SpecificCharacterSet,
          Tags.QueryRetrieveLevel,
          Tags.QueryRetrieveView,
          Tags.TimezoneOffsetFromUTC,
          Tags.RetrieveAETitle,
          Tags.InstanceAvailability,
          Tags.StorageMediaFileSetID,
          Tags.StorageMediaFileSetUID);

  private final InformationModel model;
  private final KeyReading reading;
  private final List<Key> keys = new ArrayList<>();
  private final List<ElementPath> returned = new ArrayList<>();
  private final List<Tag> unsupported = new ArrayList<>();

  IdentifierReading(InformationModel model, Set<QueryExtension> agreed) {
    this.model = model;
    this.reading = new KeyReading(agreed);
  }

  static Optional<QueryLevel> level(Dataset identifier) {
    return identifier.string(Tags.QueryRetrieveLevel).flatMap(QueryLevels::of);
  }

  FindIdentifier.Asked read(Dataset identifier) {
    QueryLevel level =
        level(identifier)
            .filter(model::hasLevel)
            .orElseThrow(() ->
                ImagingException.of(
                    ProblemType.INVALID_QUERY,
                    "QueryRetrieveLevel is missing or none of this information model"));
    elements(identifier, List.of());
    ImagingQuery query =
        new ImagingQuery(
            level, keys, new ReturnKeys.Listed(returned), Page.all(), Ordering.NEWEST_FIRST);
    return new FindIdentifier.Asked(query, unsupported);
  }

  private void elements(Dataset dataset, List<Tag> above) {
    if (above.size() > DEEPEST) {
      throw ImagingException.of(
          ProblemType.INVALID_QUERY, "keys lie deeper than %d sequences".formatted(DEEPEST));
    }
    for (Element element : dataset.elements()) {
      if (!NOT_KEYS.contains(element.tag()) && element.tag().element() != 0) {
        List<Tag> tags = Stream.concat(above.stream(), Stream.of(element.tag())).toList();
        element(element, tags);
      }
    }
  }

  private void element(Element element, List<Tag> tags) {
    ElementPath path = ElementPath.of(tags.toArray(Tag[]::new));
    switch (element) {
      case Element.Items items -> sequence(items, tags, path);
      case Element.Text _, Element.Numbers _ -> {
        returned.add(path);
        Matching matching = reading.read(element);
        if (!(matching instanceof Matching.Universal)) {
          keys.add(new Key(path, matching));
        }
      }
      case Element.Bytes _, Element.BulkDataReference _ -> {
        returned.add(path);
        if (!element.isEmpty()) {
          unsupported.add(element.tag());
        }
      }
    }
  }

  /** A sequence has one item of keys, or nothing and is a return key as a whole (C.2.2.2.6). */
  private void sequence(Element.Items items, List<Tag> tags, ElementPath path) {
    if (items.items().size() > 1) {
      throw ImagingException.of(
          ProblemType.INVALID_QUERY, items.tag() + " has more than one item of keys");
    }
    if (items.isEmpty() || items.items().getFirst().elements().isEmpty()) {
      returned.add(path);
    } else {
      elements(items.items().getFirst(), tags);
    }
  }
}

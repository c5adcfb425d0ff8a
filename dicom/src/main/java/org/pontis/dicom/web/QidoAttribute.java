package org.pontis.dicom.web;

import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.QueryLevel;

/** The attribute that a parameter's name stands for in a search at one level. */
final class QidoAttribute {
  private static final int FIRST_DATA_GROUP = 0x0004;

  /** Attributes that say how to read a request or an answer, and are never matched. */
  private static final Set<Tag> UNMATCHED =
      Set.of(
          Tags.SpecificCharacterSet,
          Tags.TimezoneOffsetFromUTC,
          Tags.RetrieveURL,
          Tags.RetrieveAETitle,
          Tags.QueryRetrieveLevel);

  private QidoAttribute() {}

  /**
   * Reads a keyword, eight hexadecimal digits or a path of them. Modality among the keys of studies
   * means ModalitiesInStudy, as many clients have it.
   */
  static ElementPath read(String name, QueryLevel level) {
    Optional<ElementPath> parsed = Dictionary.parsePath(name);
    ElementPath path =
        parsed
            .filter(QidoAttribute::isDataElement)
            .orElseThrow(
                () -> QidoReading.refusal(name, "is unknown" + QidoReading.suggestion(name)));
    if (UNMATCHED.contains(path.first())) {
      throw QidoReading.refusal(name, "can't be matched; leave it out");
    }
    if (level == QueryLevel.STUDY && path.equals(ElementPath.of(Tags.Modality))) {
      return ElementPath.of(Tags.ModalitiesInStudy);
    }
    QueryLevel own = AttributeLevels.of(path);
    if (!own.isAtOrAbove(level)) {
      throw QidoReading.refusal(
          name,
          own == QueryLevel.SERIES
              ? "is an attribute of series; search /series or /instances"
              : "is an attribute of instances; search /instances");
    }
    return path;
  }

  private static boolean isDataElement(ElementPath path) {
    return path.first().group() >= FIRST_DATA_GROUP && Dictionary.keyword(path.last()).isPresent();
  }
}

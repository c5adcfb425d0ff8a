package org.pontis.routes.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.InstanceRef;

/** The questions that find out who holds what a reference names. */
final class Selection {
  private static final ReturnKeys UIDS =
      new ReturnKeys.Listed(
          List.of(
              ElementPath.of(Tags.StudyInstanceUID),
              ElementPath.of(Tags.SeriesInstanceUID),
              ElementPath.of(Tags.SOPInstanceUID)));

  private Selection() {}

  /** Asks whether there is such a study, series or instance. */
  static ImagingQuery existence(InstanceRef what) {
    QueryLevel level =
        what.instance().isPresent()
            ? QueryLevel.INSTANCE
            : what.series().isPresent() ? QueryLevel.SERIES : QueryLevel.STUDY;
    return new ImagingQuery(level, keys(what), UIDS, new Page(0, 1), Ordering.NEWEST_FIRST);
  }

  /** Asks for the UIDs of all its instances. */
  static ImagingQuery instances(InstanceRef what) {
    return new ImagingQuery(
        QueryLevel.INSTANCE, keys(what), UIDS, Page.all(), Ordering.NEWEST_FIRST);
  }

  private static List<Key> keys(InstanceRef what) {
    List<Key> keys = new ArrayList<>();
    keys.add(key(Tags.StudyInstanceUID, what.study()));
    what.series().ifPresent(uid -> keys.add(key(Tags.SeriesInstanceUID, uid)));
    what.instance().ifPresent(uid -> keys.add(key(Tags.SOPInstanceUID, uid)));
    return keys;
  }

  private static Key key(Tag tag, Uid uid) {
    return new Key(ElementPath.of(tag), new Matching.UidList(List.of(uid)));
  }

  /** The reference to the instance a match of {@link #instances} stands for. */
  static Optional<InstanceRef> reference(Dataset match) {
    return match
        .uid(Tags.StudyInstanceUID)
        .flatMap(study ->
            match
                .uid(Tags.SeriesInstanceUID)
                .flatMap(series ->
                    match
                        .uid(Tags.SOPInstanceUID)
                        .map(uid -> InstanceRef.instance(study, series, uid))));
  }
}

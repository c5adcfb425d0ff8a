package org.pontis.gateway.dimse;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;

/**
 * What a C-MOVE or C-GET asks for, found out before anything is sent: only so can its
 * sub-operations be counted and presentation contexts be proposed.
 *
 * @param references to be retrieved one after the other
 * @param sopClasses of the instances to be expected, by their UIDs
 * @param summary of the search for them
 */
record Wanted(Set<InstanceRef> references, Map<Uid, Uid> sopClasses, FindSummary summary) {
  private static final List<Tag> NEEDED =
      List.of(Tags.StudyInstanceUID, Tags.SeriesInstanceUID, Tags.SOPInstanceUID, Tags.SOPClassUID);

  /** Looks for at most so many instances. */
  static Wanted find(ImagingSource source, RetrieveIdentifier what, int most, Call call) {
    Set<InstanceRef> references = new LinkedHashSet<>();
    Map<Uid, Uid> sopClasses = new LinkedHashMap<>();
    FindSummary summary =
        source.find(
            query(what).with(new Page(0, most)),
            call,
            (_, match) -> {
              note(what.level(), match, references, sopClasses);
              return true;
            });
    return new Wanted(references, sopClasses, summary);
  }

  List<Problem> problems() {
    return summary.problems();
  }

  private static ImagingQuery query(RetrieveIdentifier what) {
    List<ElementPath> returned = NEEDED.stream().map(ElementPath::of).toList();
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.INSTANCE).with(new ReturnKeys.Listed(returned));
    List<Key> keys =
        Stream.of(
                what.patientId()
                    .map(id ->
                        new Key(ElementPath.of(Tags.PatientID), new Matching.SingleValue(id))),
                uids(Tags.StudyInstanceUID, what.studies()),
                uids(Tags.SeriesInstanceUID, what.series()),
                uids(Tags.SOPInstanceUID, what.instances()))
            .flatMap(Optional::stream)
            .toList();
    return new ImagingQuery(
        query.level(), keys, query.returnKeys(), query.page(), query.ordering());
  }

  private static Optional<Key> uids(Tag tag, List<Uid> uids) {
    return uids.isEmpty()
        ? Optional.empty()
        : Optional.of(new Key(ElementPath.of(tag), new Matching.UidList(uids)));
  }

  private static void note(
      QueryLevel level, Dataset match, Set<InstanceRef> references, Map<Uid, Uid> sopClasses) {
    Optional<Uid> study = match.uid(Tags.StudyInstanceUID);
    Optional<Uid> series = match.uid(Tags.SeriesInstanceUID);
    Optional<Uid> instance = match.uid(Tags.SOPInstanceUID);
    if (study.isEmpty() || series.isEmpty() || instance.isEmpty()) {
      return;
    }
    match.uid(Tags.SOPClassUID).ifPresent(sopClass -> sopClasses.put(instance.get(), sopClass));
    references.add(
        switch (level) {
          case PATIENT, STUDY -> InstanceRef.study(study.get());
          case SERIES -> InstanceRef.series(study.get(), series.get());
          case INSTANCE -> InstanceRef.instance(study.get(), series.get(), instance.get());
        });
  }
}

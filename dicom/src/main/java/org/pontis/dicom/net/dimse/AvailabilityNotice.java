package org.pontis.dicom.net.dimse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;

/** Tells that instances of a study can be retrieved (PS3.4 table R.3-1). */
public record AvailabilityNotice(Uid study, List<Entry> instances) {
  /** Instance Availability (0008,0056), PS3.3 C.4.23.1.1. */
  public enum Availability {
    ONLINE,
    NEARLINE,
    OFFLINE,
    UNAVAILABLE
  }

  /**
   * An instance.
   *
   * @param retrieveFrom where it can be retrieved
   */
  public record Entry(
      Uid series, SopReference instance, Availability availability, AeTitle retrieveFrom) {}

  /** Copies the list. */
  public AvailabilityNotice {
    instances = List.copyOf(instances);
  }

  /** The attributes of the N-CREATE. */
  public Dataset dataset() {
    Map<Uid, List<Dataset>> bySeries = new TreeMap<>();
    for (Entry entry : instances) {
      bySeries.computeIfAbsent(entry.series(), _ -> new ArrayList<>()).add(item(entry));
    }
    List<Dataset> series = new ArrayList<>();
    bySeries.forEach((uid, items) ->
        series.add(
            Dataset.builder()
                .text(Tags.SeriesInstanceUID, Vr.UI, uid.value())
                .items(Tags.ReferencedSOPSequence, items)
                .build()));
    return Dataset.builder()
        .items(Tags.ReferencedPerformedProcedureStepSequence, List.of())
        .text(Tags.StudyInstanceUID, Vr.UI, study.value())
        .items(Tags.ReferencedSeriesSequence, series)
        .build();
  }

  private static Dataset item(Entry entry) {
    return entry
        .instance()
        .item()
        .text(Tags.InstanceAvailability, Vr.CS, entry.availability().name())
        .text(Tags.RetrieveAETitle, Vr.AE, entry.retrieveFrom().value())
        .build();
  }
}

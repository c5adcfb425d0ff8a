package org.pontis.routes.site.dimse.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.encoding.DatasetReader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.arrival.Arrival;

/**
 * Metadata of instances: remembered from before, or read while the instances pass by; their pixels
 * are skipped as they come.
 */
final class MetadataRetrieval {
  private final SiteId site;
  private final Lister lister;
  private final Retrieval retrieval;
  private final MetadataCache cache = new MetadataCache();

  MetadataRetrieval(SiteId site, Lister lister, Retrieval retrieval) {
    this.site = site;
    this.lister = lister;
    this.retrieval = retrieval;
  }

  RetrieveSummary run(InstanceRef what, Deadline deadline, DatasetSink sink) {
    List<Dataset> known = known(what, lister.instances(what, deadline));
    if (!known.isEmpty()) {
      return remembered(known, sink);
    }
    Reading reading = new Reading(sink);
    Delivery delivery = new Delivery(what, reading);
    List<Problem> problems = new ArrayList<>(retrieval.run(what, delivery, deadline));
    problems.addAll(reading.problems);
    if (reading.delivered == 0 && !problems.isEmpty()) {
      throw new ImagingException(problems.getFirst());
    }
    return new RetrieveSummary(reading.delivered, problems);
  }

  /** All that was listed, or nothing when one is not remembered. */
  private List<Dataset> known(InstanceRef what, List<Listing.Listed> listed) {
    List<Dataset> known = new ArrayList<>();
    for (Listing.Listed one : listed) {
      cache
          .find(new MetadataCache.Key(what.study(), one.series(), one.instance()))
          .ifPresent(known::add);
    }
    return known.size() == listed.size() ? known : List.of();
  }

  private RetrieveSummary remembered(List<Dataset> known, DatasetSink sink) {
    long delivered = 0;
    for (Dataset dataset : known) {
      delivered++;
      if (!sink.accept(site, dataset)) {
        break;
      }
    }
    return new RetrieveSummary(delivered, List.of());
  }

  /** Reads what passes by. */
  private final class Reading implements Delivery.Receiver {
    private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

    private final DatasetSink sink;
    private final List<Problem> problems = new ArrayList<>();
    private long delivered;

    Reading(DatasetSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean take(Arrival arrival) throws IOException {
      Dataset dataset;
      try (InputStream bytes = arrival.bytes().dataSetStream()) {
        dataset = new DatasetReader(LIMITS).read(bytes, arrival.transferSyntax());
      } catch (ImagingException unreadable) {
        problems.add(problem(arrival.instance(), unreadable));
        return true;
      }
      cache.keep(
          new MetadataCache.Key(
              arrival.study().orElseThrow(), arrival.series().orElseThrow(), arrival.instance()),
          dataset);
      delivered++;
      return sink.accept(site, dataset);
    }

    private Problem problem(Uid instance, ImagingException unreadable) {
      return Problem.of(
          ProblemType.MALFORMED_FROM_SITE,
          site,
          "instance " + instance + " can't be read: " + unreadable.problem().detail());
    }
  }
}

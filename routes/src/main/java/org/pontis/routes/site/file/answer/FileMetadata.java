package org.pontis.routes.site.file.answer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.index.IndexedFile;

/** Delivers the data sets of files as they are in the files, some read ahead. */
public final class FileMetadata {
  private final SiteId site;
  private final FileAccess access;
  private final ReadAhead readAhead;

  /** What came of reading a file. */
  private record Outcome(Optional<Dataset> dataset, Optional<ImagingException> failure) {
    static Outcome read(Dataset dataset) {
      return new Outcome(Optional.of(dataset), Optional.empty());
    }

    static Outcome failed(ImagingException why) {
      return new Outcome(Optional.empty(), Optional.of(why));
    }
  }

  public FileMetadata(SiteId site, FileAccess access, ExecutorService threads) {
    this.site = site;
    this.access = access;
    this.readAhead = new ReadAhead(threads);
  }

  public RetrieveSummary deliver(List<IndexedFile> files, Deadline deadline, DatasetSink sink) {
    Delivery delivery = new Delivery(site, deadline);
    readAhead.run(files, this::read, outcome -> give(outcome, delivery, sink));
    return delivery.summary();
  }

  private Outcome read(IndexedFile file) {
    try {
      return Outcome.read(access.read(file).dataset());
    } catch (ImagingException failure) {
      return Outcome.failed(failure);
    }
  }

  private boolean give(Outcome outcome, Delivery delivery, DatasetSink sink) {
    if (!delivery.hasTime()) {
      return false;
    }
    outcome.failure().ifPresent(delivery::failed);
    if (outcome.dataset().isEmpty()) {
      return true;
    }
    delivery.delivered();
    return sink.accept(site, outcome.dataset().get());
  }
}

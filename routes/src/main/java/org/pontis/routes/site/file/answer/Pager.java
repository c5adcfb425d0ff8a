package org.pontis.routes.site.file.answer;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.Projection;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.SiteId;

/** Cuts the wanted page out of all matches as they come in order. */
public final class Pager {
  private final SiteId site;
  private final Deadline deadline;
  private final Page page;
  private final Projection projection;
  private final DatasetSink sink;
  private long passed;
  private long delivered;
  private Remainder remainder = Remainder.NONE;

  public Pager(SiteId site, ImagingQuery query, Deadline deadline, DatasetSink sink) {
    this.site = site;
    this.deadline = deadline;
    this.page = query.page();
    this.projection = Projection.of(query.returnKeys());
    this.sink = sink;
  }

  /** Fails when the call must not go on. */
  void checkTime() {
    Optional<ImagingException> over = Delivery.over(site, deadline);
    if (over.isPresent()) {
      throw over.get();
    }
  }

  /** Whether the next match is before the page, so that only its existence matters. */
  boolean passesNext() {
    return passed < page.offset();
  }

  /** Passes over a match before the page. */
  void pass() {
    passed++;
  }

  /** Takes the next match; false when no more are wanted. */
  boolean take(Dataset match) {
    if (passesNext()) {
      pass();
      return true;
    }
    if (delivered == page.limit()) {
      remainder = Remainder.MORE;
      return false;
    }
    delivered++;
    return sink.accept(site, projection.apply(match));
  }

  public FindSummary summary(List<Problem> problems) {
    return new FindSummary(delivered, remainder, problems);
  }
}

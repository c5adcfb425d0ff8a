package org.pontis.dicom.source;

import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;

/**
 * Whatever holds images: the one port between sites and edges. Calls block until the last result
 * was taken; nothing they open outlives them. Implementations are thread-safe.
 *
 * <p>A call that can deliver nothing throws {@link ImagingException}; one that delivers a part says
 * what is missing in its summary. A sink that declines ends the call early and is no failure; an
 * exception of the sink ends the call and is passed on. A call whose deadline has passed before
 * anything was delivered throws SITE_TIMEOUT. The contract suite of the test kit pins all of this.
 */
public interface ImagingSource {
  /** What the source does by itself. */
  SourceCapabilities capabilities();

  /** Delivers the matches of a query's page, in the query's order. */
  FindSummary find(ImagingQuery query, Call call, DatasetSink sink);

  /**
   * Delivers the data set of each instance, file meta left out, bulk values as references (PS3.18
   * 10.4.1.2), without reading pixel data.
   *
   * @throws ImagingException NOT_FOUND when no such study, series or instance is known
   */
  RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink);

  /**
   * Delivers instances, or the wanted part of one.
   *
   * @throws ImagingException NOT_FOUND when no such study, series, instance, frame or element is
   *     known
   */
  RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink);

  /**
   * Keeps an instance. When this returns the source holds it as safely as it promises to, and finds
   * and retrievals see it; when this throws nothing of it is left. Storing the same data set again
   * changes nothing.
   *
   * @throws ImagingException NOT_AUTHORIZED when the source takes no instances, MALFORMED_INPUT
   *     when the object breaks off, can't be read or is another than its sender says, CONFLICT when
   *     the source holds another object under its UID, OVERLOADED when there is no room for it
   */
  default StoreOutcome store(OutgoingInstance what, Call call) {
    throw new ImagingException(
        Problem.of(
            ProblemType.NOT_AUTHORIZED,
            check().site(),
            "the site takes no instances; store to a site that is writable"));
  }

  /** How the source is now, answered at once from what is known. */
  Health check();
}

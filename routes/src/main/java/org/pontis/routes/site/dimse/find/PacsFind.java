package org.pontis.routes.site.dimse.find;

import java.util.Optional;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.pool.AssociationPool;

/**
 * Queries of every kind: what the PACS matches is asked of it, the rest is filtered, sorted and cut
 * to the page here, and what the matches of the page lack is filled in.
 */
public final class PacsFind {
  private final Means means;

  /** What every query needs. */
  record Means(
      SiteId site,
      AssociationPool pool,
      LevelFind find,
      Totals totals,
      Supplements supplements,
      Optional<Headers> headers) {}

  /**
   * Queries over a pool of associations.
   *
   * @param headers for {@link Completion#INSTANCES}
   */
  public PacsFind(
      SiteId site, AssociationPool pool, LevelFind find, Manners manners, Headers headers) {
    this.means =
        new Means(
            site,
            pool,
            find,
            new Totals(find),
            new Supplements(manners),
            switch (manners.completion()) {
              case QUERIES -> Optional.empty();
              case INSTANCES -> Optional.of(headers);
            });
  }

  /** As {@link org.pontis.dicom.source.ImagingSource#find}. */
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return query.level() == QueryLevel.PATIENT
        ? new PatientFind(means).find(query.with(listed(query)), call, sink)
        : new OneFind(means, query, call).run(sink);
  }

  /** The return keys one by one. */
  static ReturnKeys.Listed listed(ImagingQuery query) {
    return switch (query.returnKeys()) {
      case ReturnKeys.Listed listed -> listed;
      case ReturnKeys.All _ -> PacsKeys.everything(query.level());
    };
  }
}

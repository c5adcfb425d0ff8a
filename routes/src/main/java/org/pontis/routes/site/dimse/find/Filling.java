package org.pontis.routes.site.dimse.find;

import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.pool.AssociationPool;
import org.pontis.routes.site.dimse.pool.Purpose;

/** Fills what the matches of one call lack, up to a number of them. */
final class Filling {
  private static final int MOST_MATCHES = 500;

  private final AssociationPool pool;
  private final Totals totals;
  private final Set<Tag> wanted;
  private final Deadline deadline;
  private int filled;
  private long left;

  /**
   * A filling.
   *
   * @param wanted of {@link Totals#TAGS}
   */
  Filling(AssociationPool pool, Totals totals, Set<Tag> wanted, Deadline deadline) {
    this.pool = pool;
    this.totals = totals;
    this.wanted = Set.copyOf(wanted);
    this.deadline = deadline;
  }

  Dataset fill(Dataset match) {
    if (wanted.isEmpty() || !Totals.isLacking(match, wanted)) {
      return match;
    }
    if (filled == MOST_MATCHES) {
      left++;
      return match;
    }
    filled++;
    return pool.use(
        Purpose.QUERIES, deadline, scu -> totals.filled(scu, match, wanted, deadline), () -> false);
  }

  /** What was left out. */
  List<Problem> problems(SiteId site) {
    String detail =
        "the PACS does not say what studies hold; this was looked up for the first %d and is"
                .formatted(MOST_MATCHES)
            + " missing in %d more: narrow the search".formatted(left);
    return left == 0 ? List.of() : List.of(Problem.of(ProblemType.LIMIT_EXCEEDED, site, detail));
  }
}

package org.pontis.routes.federation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.camel.site.CallWatch;
import org.pontis.routes.camel.site.SiteCommand;

/**
 * One retrieval over several sites: the first site that holds what is wanted delivers it whole,
 * each further one what is missing after that, by SOP Instance UID. Sites that won't take part are
 * told of before the first instance where that is known by then.
 */
final class UnionRetrieval {
  private final RouteContext routes;
  private final InstanceRef what;
  private final Call call;
  private final Ask ask;
  private final Consumer<Problem> incomplete;
  private final Delivered delivered;
  private final List<Problem> problems = new ArrayList<>();
  private final List<ImagingException> failures = new ArrayList<>();
  private final Set<Optional<SiteId>> told = new HashSet<>();

  /** Asks a site for a reference and gives out what comes through {@link Delivered}. */
  @FunctionalInterface
  interface Ask {
    RetrieveSummary at(SiteId site, InstanceRef ref, Delivered delivered);
  }

  /**
   * A retrieval that has not begun.
   *
   * @param incomplete told what keeps it from being complete, before the first instance
   */
  UnionRetrieval(
      RouteContext routes, InstanceRef what, Call call, Ask ask, Consumer<Problem> incomplete) {
    this.routes = routes;
    this.what = what;
    this.call = call;
    this.ask = ask;
    this.incomplete = incomplete;
    this.delivered = new Delivered(what.part());
  }

  /** Runs it over these sites, in order of preference. */
  RetrieveSummary over(List<SiteId> sites, Patience patience) {
    boolean ofOne = what.instance().isPresent();
    Holders holders =
        new Holders(
            sites, patience, ofOne ? Holders.First.AT_ONCE : Holders.First.AFTER_THE_DOUBTFUL);
    var command = new SiteCommand.Find(Selection.existence(what), call, holders, holders);
    try (var _ = new FanOut(routes, command, holders::fanOutEnded, holders::close)) {
      while (isIncomplete()) {
        Optional<SiteId> site = holders.next();
        if (site.isEmpty()) {
          break;
        }
        if (delivered.count() == 0) {
          tellGaps(holders);
        }
        takeFrom(site.get());
      }
    }
    return summary(holders.failures());
  }

  private boolean isIncomplete() {
    boolean oneIsEnough = what.instance().isPresent() && delivered.count() > 0;
    return delivered.wantsMore() && !oneIsEnough;
  }

  /** Of one instance any site's is the whole. */
  private void tellGaps(Holders holders) {
    if (what.instance().isEmpty()) {
      Stream<Problem> broken = real().stream().map(ImagingException::problem);
      Stream.concat(holders.gaps().stream(), broken)
          .filter(gap -> told.add(gap.site()))
          .forEach(incomplete);
    }
  }

  private void takeFrom(SiteId site) {
    try {
      if (delivered.count() == 0) {
        problems.addAll(ask.at(site, what, delivered).problems());
      } else {
        takeMissing(site);
      }
    } catch (ImagingException failure) {
      if (!delivered.wantsMore()) {
        throw failure;
      }
      failures.add(Failures.at(site, failure));
    }
  }

  private void takeMissing(SiteId site) {
    for (InstanceRef missing : missingAt(site)) {
      if (!delivered.wantsMore()) {
        return;
      }
      problems.addAll(ask.at(site, missing, delivered).problems());
    }
  }

  private List<InstanceRef> missingAt(SiteId site) {
    List<InstanceRef> missing = new ArrayList<>();
    var command =
        new SiteCommand.Find(
            Selection.instances(what),
            call,
            (_, match) -> {
              Selection.reference(match).filter(this::isMissing).ifPresent(missing::add);
              return true;
            },
            CallWatch.none());
    problems.addAll(routes.findAt(site, command).problems());
    return missing;
  }

  private boolean isMissing(InstanceRef ref) {
    Optional<Uid> uid = ref.instance();
    return uid.isPresent() && !delivered.has(uid.get());
  }

  private RetrieveSummary summary(List<ImagingException> silent) {
    List<ImagingException> real = real();
    if (delivered.count() == 0 && problems.isEmpty()) {
      throw nothing(real, silent);
    }
    real.forEach(failure -> problems.add(failure.problem()));
    if (isIncomplete()) {
      silent.forEach(failure -> problems.add(failure.problem()));
    }
    return new RetrieveSummary(delivered.count(), problems);
  }

  /** A site that holds the instance knows better than one that is silent what parts it has. */
  private ImagingException nothing(List<ImagingException> real, List<ImagingException> silent) {
    boolean isKnown = !(what.part() instanceof Part.Whole) && !failures.isEmpty();
    List<ImagingException> reasons =
        isKnown ? failures : Stream.concat(real.stream(), silent.stream()).toList();
    return Failures.together(reasons)
        .or(() -> failures.stream().findFirst())
        .orElseGet(UnionRetrieval::notFound);
  }

  private List<ImagingException> real() {
    return failures.stream().filter(f -> f.problem().type() != ProblemType.NOT_FOUND).toList();
  }

  private static ImagingException notFound() {
    return ImagingException.of(ProblemType.NOT_FOUND, "no site holds what these UIDs name");
  }
}

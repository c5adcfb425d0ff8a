package org.pontis.routes.site.decorate;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.StoreOutcome;

/**
 * Interrupts calls to a site that takes too long and reports them as SITE_TIMEOUT. A site that was
 * given up is down, whatever else it says of itself, until a call comes to its end or half a minute
 * has passed.
 */
public final class DeadlineSource implements ImagingSource {
  private static final Duration DISTRUST = Duration.ofSeconds(30);

  private final SiteId site;
  private final ImagingSource source;
  private final Duration limit;
  private final Watchdog watchdog;
  private volatile Optional<Deadline> distrusted = Optional.empty();

  /**
   * A source with a deadline.
   *
   * @param limit how long the site may take until its first result, and between results
   */
  public DeadlineSource(SiteId site, ImagingSource source, Duration limit, Watchdog watchdog) {
    this.site = site;
    this.source = source;
    this.limit = limit;
    this.watchdog = watchdog;
  }

  @Override
  public SourceCapabilities capabilities() {
    return source.capabilities();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return Interruptible.call(
        () -> guarded(call, guard -> source.find(query, call, guarded(guard, sink))));
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return Interruptible.call(
        () -> guarded(call, guard -> source.metadata(what, call, guarded(guard, sink))));
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return Interruptible.call(() ->
        guarded(
            call,
            guard -> source.retrieve(what, call, each -> guard.deliver(() -> sink.accept(each)))));
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    return guarded(
        call, guard -> source.store(what.from(new SenderStream(what.part10(), guard)), call));
  }

  @Override
  public Health check() {
    Health own = source.check();
    return distrusted.filter(until -> !until.hasPassed()).isPresent()
        ? new Health(site, Health.State.DOWN, silence() + "; " + own.detail())
        : own;
  }

  private static DatasetSink guarded(Guard guard, DatasetSink sink) {
    return (from, dataset) -> guard.deliver(() -> sink.accept(from, dataset));
  }

  private <T> T guarded(Call call, Function<Guard, T> asking) {
    Guard guard = new Guard(call.deadline(), limit);
    watchdog.add(guard);
    try {
      T summary = asking.apply(guard);
      if (guard.end().isEmpty()) {
        distrusted = Optional.empty();
        return summary;
      }
    } catch (ImagingException failure) {
      Optional<Guard.Late> late = guard.end();
      if (late.isEmpty()) {
        if (failure.problem().type() == ProblemType.NOT_FOUND) {
          distrusted = Optional.empty();
        }
        throw failure;
      }
      throw new ImagingException(givenUp(late.get()), failure);
    } finally {
      watchdog.remove(guard);
      var _ = guard.end();
    }
    throw new ImagingException(givenUp(guard.end().orElseThrow()));
  }

  private Problem givenUp(Guard.Late late) {
    if (late == Guard.Late.SITE) {
      distrusted = Optional.of(Deadline.in(DISTRUST));
    }
    return problem(late);
  }

  private Problem problem(Guard.Late late) {
    return switch (late) {
      case SITE -> Problem.of(ProblemType.SITE_TIMEOUT, site, silence());
      case CALL ->
          Problem.of(
              ProblemType.SITE_TIMEOUT,
              site,
              "the time for the whole call was over before the site had given everything");
      case SENDER ->
          Problem.of(
              ProblemType.LIMIT_EXCEEDED,
              site,
              "the object was not sent to its end in time; nothing was kept");
    };
  }

  private String silence() {
    return "no answer within " + limit.toMillis() + " ms; the site was given up";
  }
}

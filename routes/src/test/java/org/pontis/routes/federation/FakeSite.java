package org.pontis.routes.federation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.pontis.dicom.content.MemoryContent;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Matcher;
import org.pontis.dicom.query.Projection;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;

/** A site whose every match, at whatever level, is one of the data sets it was given. */
final class FakeSite implements ImagingSource {
  private final SiteId id;
  private final List<Dataset> holdings;
  private final Mood mood;
  private final Health.State health;
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger offered = new AtomicInteger();

  /** How it answers. */
  sealed interface Mood {
    /** As it should. */
    record Well() implements Mood {}

    /** With a failure after so many results. */
    record FailingAfter(int results, ProblemType type) implements Mood {}

    /** Finds as it should, and retrieves nothing. */
    record RefusingRetrievals(ProblemType type) implements Mood {}

    /** Not at all after so many results, until it is interrupted. */
    record SilentAfter(int results) implements Mood {}
  }

  private FakeSite(SiteId id, List<Dataset> holdings, Mood mood, Health.State health) {
    this.id = id;
    this.holdings = List.copyOf(holdings);
    this.mood = mood;
    this.health = health;
  }

  static FakeSite of(String id, List<Dataset> holdings) {
    return new FakeSite(new SiteId(id), holdings, new Mood.Well(), Health.State.UP);
  }

  FakeSite in(Mood other) {
    return new FakeSite(id, holdings, other, health);
  }

  /** With another state of health known of it. */
  FakeSite knownAs(Health.State other) {
    return new FakeSite(id, holdings, mood, other);
  }

  SiteId id() {
    return id;
  }

  /** How many results it has offered to sinks so far. */
  int offered() {
    return offered.get();
  }

  @Override
  public SourceCapabilities capabilities() {
    return SourceCapabilities.full();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    List<Dataset> matches = new ArrayList<>(holdings);
    matches.removeIf(Matcher.of(query).negate());
    MatchOrder order = MatchOrder.of(query);
    matches.sort(Comparator.comparing(order::position));
    int from = Math.min(query.page().offset(), matches.size());
    int to = (int) Math.min((long) from + query.page().limit(), matches.size());
    Projection wanted = Projection.of(query.returnKeys());
    int given = 0;
    for (Dataset match : matches.subList(from, to)) {
      act(given++);
      offered.incrementAndGet();
      if (!sink.accept(id, wanted.apply(match))) {
        break;
      }
    }
    act(given);
    return new FindSummary(given, to < matches.size() ? Remainder.MORE : Remainder.NONE, List.of());
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    int given = 0;
    for (Dataset instance : held(what)) {
      act(given++);
      offered.incrementAndGet();
      if (!sink.accept(id, instance)) {
        break;
      }
    }
    return new RetrieveSummary(given, List.of());
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    if (mood instanceof Mood.RefusingRetrievals(ProblemType type)) {
      throw new ImagingException(Problem.of(type, "as scripted"));
    }
    int given = 0;
    for (Dataset instance : held(what)) {
      act(given++);
      offered.incrementAndGet();
      if (!sink.accept(incoming(what, instance))) {
        break;
      }
    }
    return new RetrieveSummary(given, List.of());
  }

  @Override
  public Health check() {
    return new Health(id, health, "a fake");
  }

  private IncomingInstance incoming(InstanceRef what, Dataset instance) {
    return new IncomingInstance(
        id,
        uid(instance.uid(Tags.StudyInstanceUID)),
        uid(instance.uid(Tags.SeriesInstanceUID)),
        uid(instance.uid(Tags.SOPInstanceUID)),
        new Uid("1.2.840.10008.5.1.4.1.1.2"),
        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
        what.part(),
        new MemoryContent(Slice.of(new byte[10])));
  }

  private static Uid uid(Optional<Uid> uid) {
    return uid.orElse(new Uid("1"));
  }

  private List<Dataset> held(InstanceRef what) {
    act(0);
    List<Dataset> held = holdings.stream().filter(dataset -> isNamed(what, dataset)).toList();
    if (held.isEmpty()) {
      throw new ImagingException(Problem.of(ProblemType.NOT_FOUND, id, "not held"));
    }
    return held;
  }

  private static boolean isNamed(InstanceRef what, Dataset dataset) {
    return dataset.uid(Tags.StudyInstanceUID).equals(Optional.of(what.study()))
        && (what.series().isEmpty() || dataset.uid(Tags.SeriesInstanceUID).equals(what.series()))
        && (what.instance().isEmpty() || dataset.uid(Tags.SOPInstanceUID).equals(what.instance()));
  }

  private void act(int given) {
    switch (mood) {
      case Mood.Well _, Mood.RefusingRetrievals _ -> {}
      case Mood.FailingAfter(int results, ProblemType type) -> {
        if (given == results) {
          throw new ImagingException(Problem.of(type, "as scripted"));
        }
      }
      case Mood.SilentAfter(int results) -> {
        if (given == results) {
          waitForever();
        }
      }
    }
  }

  private void waitForever() {
    try {
      never.await();
    } catch (InterruptedException stopped) {
      throw new ImagingException(
          Problem.of(ProblemType.SITE_TIMEOUT, id, "interrupted while silent"), stopped);
    }
  }
}

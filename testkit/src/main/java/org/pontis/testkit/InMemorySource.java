package org.pontis.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Matcher;
import org.pontis.dicom.query.Page;
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
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.SourceCapabilities.MatchableKeys;
import org.pontis.dicom.source.SourceCapabilities.Paging;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.dicom.source.StoreOutcome.Effect;

/**
 * A source over Part 10 objects in memory, the reference for every other: simple rather than fast.
 */
public final class InMemorySource implements ImagingSource {
  private final SiteId site;
  private final ReentrantLock storing = new ReentrantLock();
  private volatile StoredStudies studies;
  private final SourceCapabilities capabilities;

  private InMemorySource(SiteId site, StoredStudies studies, SourceCapabilities capabilities) {
    this.site = site;
    this.studies = studies;
    this.capabilities = capabilities;
  }

  /** A source that does everything by itself. */
  public static InMemorySource of(SiteId site, Collection<byte[]> part10Objects) {
    List<StoredInstance> instances = part10Objects.stream().map(StoredInstance::read).toList();
    return new InMemorySource(site, new StoredStudies(instances), SourceCapabilities.full());
  }

  /**
   * The same objects behind a source that can do less: keys it does not know it does not match, and
   * without paging it gives everything, in no useful order.
   */
  public InMemorySource limitedTo(SourceCapabilities lesser) {
    return new InMemorySource(site, studies, lesser);
  }

  @Override
  public SourceCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    checkDeadline(call);
    Matcher matcher = Matcher.of(known(query));
    boolean pages = capabilities.paging() == Paging.ORDERED;
    Comparator<Dataset> order = pages ? MatchOrder.of(query) : MatchOrder.of(query).reversed();
    List<Dataset> matches =
        studies.matches(query.level()).stream().filter(matcher).sorted(order).toList();
    Page page = pages ? query.page() : Page.all();
    int from = Math.min(page.offset(), matches.size());
    int to = (int) Math.min((long) from + page.limit(), matches.size());
    Projection projection = Projection.of(query.returnKeys());
    long delivered = 0;
    boolean wanted = true;
    for (int at = from; at < to && wanted; at++) {
      wanted = sink.accept(site, projection.apply(matches.get(at)));
      delivered++;
    }
    boolean more = to < matches.size() || delivered < to - from;
    return new FindSummary(delivered, more ? Remainder.MORE : Remainder.NONE, List.of());
  }

  private List<Key> known(ImagingQuery query) {
    return switch (capabilities.matchable()) {
      case MatchableKeys.Every _ -> query.keys();
      case MatchableKeys.Only only ->
          query.keys().stream()
              .filter(key ->
                  only.byLevel().getOrDefault(query.level(), Set.of()).contains(key.path().first()))
              .toList();
    };
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    long delivered = 0;
    for (StoredInstance instance : located(what, call)) {
      delivered++;
      if (!sink.accept(site, instance.dataset())) {
        break;
      }
    }
    return new RetrieveSummary(delivered, List.of());
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    long delivered = 0;
    for (IncomingInstance incoming : parts(located(what, call), what.part())) {
      delivered++;
      if (!sink.accept(incoming)) {
        break;
      }
    }
    return new RetrieveSummary(delivered, List.of());
  }

  private List<IncomingInstance> parts(List<StoredInstance> instances, Part part) {
    List<IncomingInstance> parts = new ArrayList<>();
    for (StoredInstance instance : instances) {
      switch (part) {
        case Part.Whole _ -> parts.add(instance.incoming(site, part, instance.whole()));
        case Part.Frames(List<Integer> numbers) ->
            numbers.forEach(number ->
                parts.add(
                    instance.incoming(
                        site, new Part.Frames(List.of(number)), instance.frame(number))));
        case Part.BulkDataValue(var path) ->
            parts.add(instance.incoming(site, part, instance.value(path)));
      }
    }
    return parts;
  }

  private List<StoredInstance> located(InstanceRef what, Call call) {
    checkDeadline(call);
    List<StoredInstance> found = studies.located(what);
    if (found.isEmpty()) {
      throw new ImagingException(
          Problem.of(ProblemType.NOT_FOUND, site, "no such study, series or instance"));
    }
    return found;
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    checkDeadline(call);
    StoredInstance arrived = arrived(what);
    InstanceRef ref = InstanceRef.instance(arrived.study(), arrived.series(), arrived.instance());
    storing.lock();
    try {
      Optional<StoredInstance> held =
          studies.instances().filter(one -> one.instance().equals(what.instance())).findFirst();
      if (held.isPresent()) {
        if (!held.get().isSameDataSet(arrived)) {
          throw refused(ProblemType.CONFLICT, "another object has the same SOP Instance UID");
        }
        return new StoreOutcome(site, ref, Effect.HELD_ALREADY);
      }
      studies = new StoredStudies(Stream.concat(studies.instances(), Stream.of(arrived)).toList());
      return new StoreOutcome(site, ref, Effect.STORED);
    } finally {
      storing.unlock();
    }
  }

  private StoredInstance arrived(OutgoingInstance what) {
    StoredInstance arrived;
    try {
      arrived = StoredInstance.read(what.part10().readAllBytes());
    } catch (IOException broken) {
      throw refused(ProblemType.MALFORMED_INPUT, "the object broke off while it arrived");
    }
    if (!arrived.instance().equals(what.instance())) {
      throw refused(ProblemType.MALFORMED_INPUT, "the object is not the one its sender named");
    }
    return arrived;
  }

  private ImagingException refused(ProblemType type, String detail) {
    return new ImagingException(Problem.of(type, site, detail));
  }

  private void checkDeadline(Call call) {
    if (call.deadline().hasPassed()) {
      throw new ImagingException(
          Problem.of(ProblemType.SITE_TIMEOUT, site, "the deadline passed before the answer"));
    }
  }

  @Override
  public Health check() {
    return new Health(site, Health.State.UP, "in memory");
  }
}

package org.pontis.routes.site.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
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
import org.pontis.routes.site.file.answer.Candidates;
import org.pontis.routes.site.file.answer.CatalogFind;
import org.pontis.routes.site.file.answer.Delivery;
import org.pontis.routes.site.file.answer.FileAccess;
import org.pontis.routes.site.file.answer.FileMetadata;
import org.pontis.routes.site.file.answer.FileRetrieval;
import org.pontis.routes.site.file.answer.Pager;
import org.pontis.routes.site.file.index.Catalog;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.index.IndexedFile;
import org.pontis.routes.site.file.index.Lookup;
import org.pontis.routes.site.file.scan.FolderKeeper;
import org.pontis.routes.site.file.scan.Naming;
import org.pontis.routes.site.file.scan.Places;
import org.pontis.routes.site.file.scan.Reduction;
import org.pontis.routes.site.file.scan.ScanProgress;
import org.pontis.routes.site.file.scan.ScanProgress.Phase;
import org.pontis.routes.site.file.store.Durability;
import org.pontis.routes.site.file.store.FolderStore;
import org.pontis.routes.site.file.store.Leftovers;

/**
 * A folder of Part 10 files. Finds are answered from an index in memory, everything else from the
 * files; while the folder is scanned for the first time answers hold what is known so far.
 */
public final class FileSource implements ImagingSource, AutoCloseable {
  private final SiteId site;
  private final FolderIndex index;
  private final ScanProgress progress;
  private final FolderKeeper keeper;
  private final Lookup lookup;
  private final FileMetadata metadata;
  private final FileRetrieval retrieval;
  private final ExecutorService threads;
  private final Optional<FolderStore> store;

  private FileSource(
      SiteId site,
      Path folder,
      Optional<String> issuer,
      Duration rescanEvery,
      Optional<Durability> durability) {
    Naming naming = new Naming(site);
    this.site = site;
    this.index = new FolderIndex(issuer);
    this.progress = new ScanProgress(naming);
    this.keeper = new FolderKeeper(folder, index, progress, naming, rescanEvery);
    this.lookup = new Lookup(index);
    FileAccess access = new FileAccess(site, folder, keeper::suspect);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(site + "-head-", 0).factory());
    this.metadata = new FileMetadata(site, access, threads);
    this.retrieval = new FileRetrieval(site, access);
    this.store = durability.map(how -> new FolderStore(site, folder, index, how, keeper::arriving));
  }

  /**
   * Starts scanning and following a folder, behind the caller's back.
   *
   * @param issuer of patient ids that do not name theirs
   * @param rescanEvery how often to look for what notices of changes have missed
   */
  public static FileSource start(
      SiteId site, Path folder, Optional<String> issuer, Duration rescanEvery) {
    return started(
        new FileSource(site, folder.toAbsolutePath(), issuer, rescanEvery, Optional.empty()));
  }

  /** The same of a folder that takes instances, and keeps them as safely as this says. */
  public static FileSource startWritable(
      SiteId site,
      Path folder,
      Optional<String> issuer,
      Duration rescanEvery,
      Durability durability) {
    Leftovers.startRemoving(site, folder);
    return started(
        new FileSource(
            site, folder.toAbsolutePath(), issuer, rescanEvery, Optional.of(durability)));
  }

  private static FileSource started(FileSource source) {
    source.keeper.start();
    return source;
  }

  @Override
  public SourceCapabilities capabilities() {
    return SourceCapabilities.full();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    check(call);
    List<Problem> problems = new ArrayList<>();
    ImagingQuery answerable = answerable(query, problems);
    Catalog catalog = index.catalog();
    Pager pager = new Pager(site, answerable, call.deadline(), sink);
    new CatalogFind(catalog, new Candidates(catalog, index), answerable).run(pager);
    return pager.summary(problems);
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    check(call);
    return metadata.deliver(files(what), call.deadline(), sink);
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    check(call);
    return retrieval.deliver(files(what), what.part(), call.deadline(), sink);
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    if (store.isEmpty()) {
      return ImagingSource.super.store(what, call);
    }
    check(call);
    return store.get().store(what);
  }

  @Override
  public Health check() {
    Health.State state =
        switch (progress.phase()) {
          case FIRST_SCAN -> Health.State.STARTING;
          case FOLLOWING -> Health.State.UP;
          case NO_FOLDER -> Health.State.DOWN;
        };
    return new Health(site, state, progress.detail(index));
  }

  /** Files that are not served and why, in the order of their paths; the first thousand. */
  public List<UnservedFile> unserved() {
    return index.unserved().stream()
        .map(file -> new UnservedFile(Places.of(file.path()), file.reason()))
        .toList();
  }

  /**
   * A file that is not served.
   *
   * @param place the code of its path, as the log has it
   * @param reason why, without patient data
   */
  public record UnservedFile(String place, String reason) {}

  @Override
  public void close() {
    keeper.close();
    threads.shutdownNow();
  }

  private List<IndexedFile> files(InstanceRef what) {
    List<IndexedFile> files = lookup.files(what);
    if (files.isEmpty()) {
      throw new ImagingException(
          Problem.of(ProblemType.NOT_FOUND, site, "the site holds nothing under these UIDs"));
    }
    return files;
  }

  private void check(Call call) {
    Optional<ImagingException> over = Delivery.over(site, call.deadline());
    if (over.isPresent()) {
      throw over.get();
    }
    if (progress.phase() == Phase.NO_FOLDER) {
      throw new ImagingException(
          Problem.of(
              ProblemType.SITE_UNREACHABLE, site, "the site's folder can't be found or entered"));
    }
  }

  /** Keys on attributes that are never indexed are left out and reported. */
  private ImagingQuery answerable(ImagingQuery query, List<Problem> problems) {
    List<Key> keys =
        query.keys().stream().filter(key -> Reduction.isIndexed(key.path().first())).toList();
    if (keys.size() == query.keys().size()) {
      return query;
    }
    query.keys().stream()
        .filter(key -> !keys.contains(key))
        .forEach(key -> problems.add(unsupported(key)));
    return new ImagingQuery(
        query.level(), keys, query.returnKeys(), query.page(), query.ordering());
  }

  private Problem unsupported(Key key) {
    return Problem.of(
        ProblemType.UNSUPPORTED_KEY,
        site,
        key.path() + " is in no index of the site and was not matched");
  }
}

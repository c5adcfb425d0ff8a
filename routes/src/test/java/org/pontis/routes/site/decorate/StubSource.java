package org.pontis.routes.site.decorate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.StoreOutcome;

/** A source that gives out the studies it was made with, after doing what it was told to do. */
final class StubSource implements ImagingSource {
  static final SiteId SITE = new SiteId("stub");
  static final OutgoingInstance OUTGOING =
      new OutgoingInstance(
          new Uid("1.2.840.10008.5.1.4.1.1.2"),
          new Uid("1.2.3"),
          TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
          InputStream.nullInputStream());

  private final List<Dataset> studies;
  private final SourceCapabilities capabilities;
  private final Before before;

  /** Done before the first result. */
  @FunctionalInterface
  interface Before {
    void run() throws InterruptedException;
  }

  StubSource(List<Dataset> studies, SourceCapabilities capabilities, Before before) {
    this.studies = studies;
    this.capabilities = capabilities;
    this.before = before;
  }

  static StubSource doing(Before before) {
    return new StubSource(List.of(study("1.2.1", "A")), SourceCapabilities.full(), before);
  }

  static Dataset study(String uid, String description) {
    return Dataset.builder()
        .text(Tags.StudyInstanceUID, Vr.UI, uid)
        .text(Tags.StudyDescription, Vr.LO, description)
        .build();
  }

  static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }

  @Override
  public SourceCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    prepare();
    long given = 0;
    for (Dataset study : studies) {
      given++;
      if (!sink.accept(SITE, study)) {
        break;
      }
    }
    return new FindSummary(given, Remainder.NONE, List.of());
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    prepare();
    return new RetrieveSummary(0, List.of());
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    prepare();
    return new RetrieveSummary(0, List.of());
  }

  /** Reads what is sent, to its end, before it does what it was told to. */
  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    try {
      what.part10().transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      throw new ImagingException(
          Problem.of(ProblemType.MALFORMED_INPUT, SITE, "broke off"), broken);
    }
    prepare();
    InstanceRef stored = InstanceRef.instance(new Uid("1.2"), new Uid("1.2"), what.instance());
    return new StoreOutcome(SITE, stored, StoreOutcome.Effect.STORED);
  }

  @Override
  public Health check() {
    return new Health(SITE, Health.State.UP, "a stub");
  }

  private void prepare() {
    try {
      before.run();
    } catch (InterruptedException stopped) {
      throw new ImagingException(
          Problem.of(ProblemType.SITE_UNREACHABLE, "interrupted as scripted"), stopped);
    }
  }
}

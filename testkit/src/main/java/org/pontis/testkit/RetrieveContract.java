package org.pontis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pontis.testkit.ContractStudies.*;
import static org.pontis.testkit.ImagingSourceContract.call;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.testkit.RecordingInstances.Taken;

/** Instances, their parts and their metadata. */
interface RetrieveContract extends SourceUnderTest {
  InstanceRef CINE = InstanceRef.instance(HEAD, HEAD_CINE, HEAD_CINE_ONLY);
  InstanceRef CLIP = InstanceRef.instance(UNDATED, UNDATED_CLIP, UNDATED_CLIP_ONLY);
  InstanceRef ECG = InstanceRef.instance(OLD_HEART, OLD_ECG, OLD_ECG_ONLY);
  InstanceRef REPORT = InstanceRef.instance(THORAX, THORAX_REPORT, THORAX_REPORT_ONLY);

  /** References to nothing: at each level, and of parts that belong to another whole. */
  static Stream<InstanceRef> unknownReferences() {
    Uid unknown = new Uid("2.25.9");
    return Stream.of(
        InstanceRef.study(unknown),
        InstanceRef.series(HEAD, unknown),
        InstanceRef.series(HEAD, THORAX_CT),
        InstanceRef.instance(HEAD, HEAD_CINE, unknown),
        InstanceRef.instance(HEAD, HEAD_CINE, THORAX_CT_FIRST),
        InstanceRef.instance(THORAX, THORAX_REPORT, THORAX_CT_FIRST));
  }

  /** References to parts that their instances do not have. */
  static Stream<InstanceRef> unknownParts() {
    return Stream.of(
        CINE.part(new Part.Frames(List.of(4))),
        CINE.part(new Part.Frames(List.of(0))),
        CLIP.part(new Part.Frames(List.of(3))),
        REPORT.part(new Part.Frames(List.of(1))),
        REPORT.part(new Part.BulkDataValue(WAVEFORM_DATA)),
        ECG.part(new Part.BulkDataValue(ElementPath.of(Tags.EncapsulatedDocument))));
  }

  private RecordingInstances retrieve(InstanceRef what) {
    RecordingInstances sink = RecordingInstances.ofAll();
    RetrieveSummary summary = source().retrieve(what, call(), sink);
    assertThat(summary.problems()).isEmpty();
    assertThat(summary.delivered()).isEqualTo(sink.taken().size());
    return sink;
  }

  private RecordingSink metadata(InstanceRef what) {
    RecordingSink sink = RecordingSink.ofAll();
    RetrieveSummary summary = source().metadata(what, call(), sink);
    assertThat(summary.problems()).isEmpty();
    assertThat(summary.delivered()).isEqualTo(sink.datasets().size());
    return sink;
  }

  private static void assertNotFound(Runnable action) {
    ImagingException failure = catchThrowableOfType(ImagingException.class, action::run);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.problem().type()).isEqualTo(ProblemType.NOT_FOUND);
  }

  @Test
  default void retrieve_deliversEveryObjectByteForByte() {
    List<Slice> delivered = new ArrayList<>();
    for (Uid study : List.of(THORAX, HEAD, OLD_HEART, UNDATED)) {
      retrieve(InstanceRef.study(study)).bytes().forEach(bytes -> delivered.add(kept(bytes)));
    }

    assertThat(delivered)
        .containsExactlyInAnyOrderElementsOf(
            part10Objects().stream().map(Slice::of).map(this::kept).toList());
  }

  @Test
  default void retrieve_namesWhatItDelivers() {
    Taken taken = retrieve(CLIP).taken().getFirst();

    assertThat(taken.instance())
        .satisfies(instance -> {
          assertThat(instance.site()).isEqualTo(source().check().site());
          assertThat(instance.study()).isEqualTo(UNDATED);
          assertThat(instance.series()).isEqualTo(UNDATED_CLIP);
          assertThat(instance.instance()).isEqualTo(UNDATED_CLIP_ONLY);
          assertThat(instance.sopClass().value()).isEqualTo(Datasets.ULTRASOUND_MULTI_FRAME);
          assertThat(instance.transferSyntax().uid()).isEqualTo(RLE);
          assertThat(instance.part()).isEqualTo(new Part.Whole());
        });
  }

  @Test
  default void retrieve_deliversOnlyTheSeriesOrInstanceNamed() {
    assertThat(retrieve(InstanceRef.series(THORAX, THORAX_CT)).taken())
        .extracting(taken -> taken.instance().instance())
        .containsExactlyInAnyOrder(THORAX_CT_FIRST, THORAX_CT_SECOND, THORAX_CT_TENTH);
    assertThat(retrieve(REPORT).taken())
        .extracting(taken -> taken.instance().instance())
        .containsExactly(THORAX_REPORT_ONLY);
  }

  @Test
  default void retrieve_stopsWhenTheSinkDeclines() {
    RecordingInstances sink = RecordingInstances.ofFirst(1);

    RetrieveSummary summary = source().retrieve(InstanceRef.study(THORAX), call(), sink);

    assertThat(sink.taken()).hasSize(1);
    assertThat(summary.delivered()).isEqualTo(1);
  }

  @Test
  default void retrieve_contentSaysTheSameEveryWay() {
    Slice stored = Slice.of(thoraxImage(THORAX_CT_FIRST, "1"));
    InstanceRef what = InstanceRef.instance(THORAX, THORAX_CT, THORAX_CT_FIRST);
    List<IncomingInstance> seen = new ArrayList<>();

    source()
        .retrieve(
            what,
            call(),
            instance -> {
              seen.add(instance);
              byte[] whole = transferred(instance.content());
              assertThat(kept(Slice.of(whole))).isEqualTo(kept(stored));
              assertThat(opened(instance.content())).isEqualTo(whole);
              assertThat(instance.content().length()).isEqualTo(OptionalLong.of(whole.length));
              assertThat(transferred(instance.content().range(100, 50)))
                  .isEqualTo(Arrays.copyOfRange(whole, 100, 150));
              assertThat(transferred(instance.content().range(whole.length, 0))).isEmpty();
              return true;
            });

    assertThat(seen).hasSize(1);
  }

  private static byte[] opened(Content content) {
    try (InputStream stream = content.open()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] transferred(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      long count = content.transferTo(Channels.newChannel(bytes));
      assertThat(count).isEqualTo(bytes.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  default void retrieve_deliversFramesInTheOrderAsked() {
    RecordingInstances cine = retrieve(CINE.part(new Part.Frames(List.of(3, 1))));
    RecordingInstances clip = retrieve(CLIP.part(new Part.Frames(List.of(2, 1))));

    assertThat(cine.bytes()).containsExactly(Slice.of(cineFrame(3)), Slice.of(cineFrame(1)));
    assertThat(cine.taken())
        .extracting(taken -> taken.instance().part())
        .containsExactly(new Part.Frames(List.of(3)), new Part.Frames(List.of(1)));
    assertThat(clip.bytes()).containsExactly(Slice.of(clipFrame(2)), Slice.of(clipFrame(1)));
    assertThat(clip.taken().getFirst().instance().transferSyntax().uid()).isEqualTo(RLE);
  }

  @Test
  default void retrieve_deliversBulkDataByPath() {
    RecordingInstances waveform = retrieve(ECG.part(new Part.BulkDataValue(WAVEFORM_DATA)));
    RecordingInstances pixels =
        retrieve(CINE.part(new Part.BulkDataValue(ElementPath.of(Tags.PixelData))));

    assertThat(waveform.bytes()).containsExactly(Slice.of(waveformData()));
    assertThat(pixels.bytes().getFirst().length()).isEqualTo(3 * 64);
  }

  @ParameterizedTest
  @MethodSource("org.pontis.testkit.RetrieveContract#unknownReferences")
  default void retrieve_refusesWhatIsUnknown(InstanceRef what) {
    assertNotFound(() -> source().retrieve(what, call(), RecordingInstances.ofAll()));
    assertNotFound(() -> source().metadata(what, call(), RecordingSink.ofAll()));
  }

  @ParameterizedTest
  @MethodSource("org.pontis.testkit.RetrieveContract#unknownParts")
  default void retrieve_refusesPartsThatAreNotThere(InstanceRef what) {
    assertNotFound(() -> source().retrieve(what, call(), RecordingInstances.ofAll()));
  }

  @Test
  default void metadata_deliversEveryInstanceOfTheLevelNamed() {
    assertThat(metadata(InstanceRef.study(THORAX)).strings(Tags.SOPInstanceUID))
        .containsExactlyInAnyOrder(
            THORAX_CT_FIRST.value(),
            THORAX_CT_SECOND.value(),
            THORAX_CT_TENTH.value(),
            THORAX_REPORT_ONLY.value());
    assertThat(metadata(InstanceRef.series(THORAX, THORAX_CT)).datasets()).hasSize(3);
    assertThat(metadata(CINE).strings(Tags.SOPInstanceUID)).containsExactly(HEAD_CINE_ONLY.value());
  }

  @Test
  default void metadata_refersToPixelDataAndLeavesFileMetaOut() {
    Dataset metadata = metadata(CINE).datasets().getFirst();

    assertThat(metadata.element(Tags.PixelData))
        .get()
        .isInstanceOf(Element.BulkDataReference.class);
    assertThat(metadata.contains(Tags.TransferSyntaxUID)).isFalse();
    assertThat(metadata.string(Tags.PatientName)).contains("Müller^Jörg");
    assertThat(metadata.string(Tags.NumberOfFrames)).contains("3");
  }

  @Test
  default void metadata_keepsSequences() {
    Dataset metadata = metadata(ECG).datasets().getFirst();

    assertThat(metadata.items(Tags.WaveformSequence)).hasSize(1);
    assertThat(
            metadata
                .items(Tags.WaveformSequence)
                .getFirst()
                .string(Tags.WaveformSampleInterpretation))
        .contains("SS");
  }

  @Test
  default void metadata_stopsWhenTheSinkDeclines() {
    RecordingSink sink = RecordingSink.ofFirst(2);

    RetrieveSummary summary = source().metadata(InstanceRef.study(THORAX), call(), sink);

    assertThat(sink.datasets()).hasSize(2);
    assertThat(summary.delivered()).isEqualTo(2);
  }
}

package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.RecordingInstances;
import org.pontis.testkit.RecordingSink;

/** PACS that give less or more than they say: what comes is passed on, what does not is named. */
class PartialPacsTest {
  private static final List<InformationModel> MODELS = List.of(InformationModel.STUDY_ROOT);
  private static final InstanceRef THORAX = InstanceRef.study(ContractStudies.THORAX);

  private Optional<DimseArchive> archive = Optional.empty();
  private Optional<DimseSource> source = Optional.empty();

  @AfterEach
  void close() {
    source.ifPresent(DimseSource::close);
    archive.ifPresent(DimseArchive::close);
  }

  private DimseSource over(BiConsumer<DimseArchive, ScpServices.Builder> oddities) {
    DimseArchive odd = DimseArchive.odd(ContractStudies.part10Objects(), 8, oddities);
    archive = Optional.of(odd);
    DimseSource made =
        new DimseSource(
            TestSources.SITE,
            TestSources.peer(DimseArchive.TITLE, odd.port()),
            new MoveRendezvous());
    source = Optional.of(made);
    return made;
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }

  private static RetrieveSummary retrieved(DimseSource from) {
    return from.retrieve(THORAX, call(), RecordingInstances.ofAll());
  }

  /** It sends two of four and ends with A702, and sends none of the others when asked again. */
  @Test
  void retrieve_namesTheHalfThatDoesNotComeAndWhy() {
    DimseSource pacs =
        over((from, services) ->
            services.get(
                MODELS,
                (request, target) -> {
                  List<OutgoingObject> objects = from.objects(request);
                  if (objects.size() == 4) {
                    objects.stream().limit(2).forEach(target::send);
                  }
                  return DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS;
                }));

    RetrieveSummary summary = retrieved(pacs);

    assertThat(summary.delivered()).isEqualTo(2);
    assertThat(summary.problems())
        .hasSize(2)
        .allSatisfy(problem -> {
          assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_FROM_SITE);
          assertThat(problem.detail()).contains("is missing").contains("A702");
        });
    assertThat(studies(pacs).datasets()).hasSize(4);
  }

  @Test
  void retrieve_namesWhatThePacsAcceptsNoContextFor() {
    DimseSource pacs =
        over((_, services) ->
            services.storageClasses(new Uid(Datasets.CT)::equals, SyntaxChoice.ANY));

    RetrieveSummary summary = retrieved(pacs);

    assertThat(summary.delivered()).isEqualTo(3);
    assertThat(summary.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.detail()).contains(ContractStudies.THORAX_REPORT_ONLY.value()));
  }

  @Test
  void retrieve_failsWhenThePacsAcceptsNoContextForAnything() {
    DimseSource pacs = over((_, services) -> services.storageClasses(_ -> false, SyntaxChoice.ANY));

    assertThatThrownBy(() -> retrieved(pacs))
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure ->
                assertThat(failure.problem().type()).isEqualTo(ProblemType.MALFORMED_FROM_SITE));
    assertThat(studies(pacs).datasets()).hasSize(4);
  }

  @Test
  void retrieve_deliversWhatComesBeyondWhatThePacsCounts() {
    DimseSource pacs =
        over((from, services) ->
            services.find(
                MODELS, Set.of(), (request, answers) -> undercounted(from, request, answers)));

    RetrieveSummary summary = retrieved(pacs);

    assertThat(summary.delivered()).isEqualTo(4);
    assertThat(summary.problems()).isEmpty();
  }

  private static DimseStatus undercounted(
      DimseArchive archive, FindRequest request, FindAnswers answers) {
    boolean ofStudy =
        request.identifier().string(Tags.QueryRetrieveLevel).orElse("").equals("STUDY");
    if (!ofStudy) {
      return archive.find(request, answers);
    }
    answers.send(
        Dataset.builder()
            .text(Tags.StudyInstanceUID, Vr.UI, ContractStudies.THORAX.value())
            .text(Tags.SOPClassesInStudy, Vr.UI, Datasets.CT, Datasets.BASIC_TEXT_SR)
            .text(Tags.NumberOfStudyRelatedInstances, Vr.IS, "2")
            .build());
    return DimseStatus.SUCCESS;
  }

  /** Latin-1 bytes under the name of a character set that they are not in, or that nobody knows. */
  @ParameterizedTest
  @ValueSource(strings = {"ISO_IR 192", "ISO_IR 999", "ISO 2022 IR 87", "GB18030"})
  void find_deliversMatchesInAWrongCharacterSet(String term) {
    DimseSource pacs =
        over((_, services) ->
            services.find(MODELS, Set.of(), (_, answers) -> wronglyEncoded(term, answers)));

    RecordingSink sink = studies(pacs);

    assertThat(sink.strings(Tags.PatientID)).containsExactly("4711");
    assertThat(sink.strings(Tags.PatientName)).singleElement().asString().contains("rg");
  }

  private static DimseStatus wronglyEncoded(String term, FindAnswers answers) {
    byte[] name = "Müller^Jörg".getBytes(StandardCharsets.ISO_8859_1);
    answers.send(
        Dataset.builder()
            .text(Tags.SpecificCharacterSet, Vr.CS, term)
            .text(Tags.StudyInstanceUID, Vr.UI, "2.25.7")
            .text(Tags.PatientID, Vr.LO, "4711")
            .text(Tags.ModalitiesInStudy, Vr.CS, "CT")
            .text(Tags.NumberOfStudyRelatedSeries, Vr.IS, "1")
            .text(Tags.NumberOfStudyRelatedInstances, Vr.IS, "1")
            .put(new Element.Text(Tags.PatientName, Vr.PN, Slice.of(name), CharacterSets.DEFAULT))
            .build());
    return DimseStatus.SUCCESS;
  }

  private static RecordingSink studies(DimseSource from) {
    RecordingSink sink = RecordingSink.ofAll();
    from.find(ImagingQuery.all(QueryLevel.STUDY), call(), sink);
    return sink;
  }
}

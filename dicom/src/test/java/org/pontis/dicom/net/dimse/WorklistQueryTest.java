package org.pontis.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;

class WorklistQueryTest {
  private static final QueryDialect UTF_8 = QueryDialect.baseline(CharacterSets.UTF_8);
  private static final Key TODAY =
      new Key(
          WorklistQuery.ofStep(Tags.ScheduledProcedureStepStartDate),
          new Matching.DateRange(
              Optional.of(LocalDate.of(2026, 1, 15)), Optional.of(LocalDate.of(2026, 1, 16))));
  private static final Key NAME =
      new Key(ElementPath.of(Tags.PatientName), new Matching.WildCard("M\u00fc*"));

  @Test
  void identifier_hasTheKeysOfTheStepInOneItemAndNoLevel() {
    Key mammography = new Key(WorklistQuery.ofStep(Tags.Modality), new Matching.SingleValue("MG"));

    FindIdentifier.Question question =
        WorklistQuery.all().with(TODAY).with(mammography).identifier(UTF_8);

    Dataset identifier = question.identifier();
    assertThat(identifier.contains(Tags.QueryRetrieveLevel)).isFalse();
    assertThat(identifier.contains(Tags.SpecificCharacterSet)).isFalse();
    assertThat(identifier.items(Tags.ScheduledProcedureStepSequence)).hasSize(1);
    Dataset step = identifier.items(Tags.ScheduledProcedureStepSequence).getFirst();
    assertThat(step.string(Tags.Modality)).contains("MG");
    assertThat(step.string(Tags.ScheduledProcedureStepStartDate)).contains("20260115-20260116");
    assertThat(step.contains(Tags.ScheduledStationAETitle)).isTrue();
    assertThat(question.residual()).isEmpty();
  }

  @Test
  void identifier_asksForWhatAWorklistHasToReturn() {
    Dataset identifier = WorklistQuery.all().identifier(UTF_8).identifier();

    assertThat(
            Set.of(
                Tags.PatientName,
                Tags.PatientID,
                Tags.StudyInstanceUID,
                Tags.RequestedProcedureID,
                Tags.RequestedProcedureDescription,
                Tags.AccessionNumber))
        .allMatch(identifier::contains);
  }

  @Test
  void identifier_saysItsCharacterSetWhereAKeyNeedsIt() {
    Dataset latin =
        WorklistQuery.all()
            .with(NAME)
            .identifier(QueryDialect.baseline(CharacterSets.of(List.of("ISO_IR 100"))))
            .identifier();

    assertThat(latin.string(Tags.SpecificCharacterSet)).contains("ISO_IR 100");
    assertThat(latin.string(Tags.PatientName)).contains("M\u00fc*");
  }

  @Test
  void keys_thatCantBeSaidAreLeftToWhoAsks() {
    Key fuzzy = new Key(ElementPath.of(Tags.PatientName), new Matching.FuzzyName("Meier"));

    FindIdentifier.Question question = WorklistQuery.all().with(fuzzy).identifier(UTF_8);

    assertThat(question.residual()).containsExactly(fuzzy);
    assertThat(question.identifier().string(Tags.PatientName)).isEmpty();
  }
}

package org.pontis.routes.site.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.testkit.ContractStudies;

/** Keys on attributes below the level of the query. */
class BelowLevelTest {
  @TempDir private Path folder;
  private FileSource source;

  @BeforeEach
  void scan() throws Exception {
    List<byte[]> objects = ContractStudies.part10Objects();
    for (int i = 0; i < objects.size(); i++) {
      Folder.put(folder.resolve("site"), "object" + i, objects.get(i));
    }
    source = Folder.scanned(folder.resolve("site"));
  }

  @AfterEach
  void close() {
    source.close();
  }

  private static Key uid(Tag tag, Uid uid) {
    return new Key(ElementPath.of(tag), new Matching.UidList(List.of(uid)));
  }

  private static Key value(Tag tag, String value) {
    return new Key(ElementPath.of(tag), new Matching.SingleValue(value));
  }

  private List<String> found(QueryLevel level, Tag shown, Key... keys) {
    ImagingQuery query = ImagingQuery.all(level);
    for (Key key : keys) {
      query = query.with(key);
    }
    return Folder.find(source, query).stream()
        .map(match -> match.string(shown).orElse(""))
        .toList();
  }

  @Test
  void studies_matchByWhatTheirSeriesAndInstancesAre() {
    Tag study = Tags.StudyInstanceUID;

    assertThat(
            found(
                QueryLevel.STUDY,
                study,
                uid(Tags.SeriesInstanceUID, ContractStudies.THORAX_REPORT)))
        .containsExactly(ContractStudies.THORAX.value());
    assertThat(
            found(
                QueryLevel.STUDY,
                study,
                uid(Tags.SOPInstanceUID, ContractStudies.UNDATED_CLIP_ONLY)))
        .containsExactly(ContractStudies.UNDATED.value());
    assertThat(found(QueryLevel.STUDY, study, value(Tags.Modality, "ECG")))
        .containsExactly(ContractStudies.OLD_HEART.value());
  }

  @Test
  void keysOfOneLevel_mustMatchTheSameSeries() {
    Key chest = value(Tags.BodyPartExamined, "CHEST");

    assertThat(found(QueryLevel.STUDY, Tags.StudyInstanceUID, chest, value(Tags.Modality, "CT")))
        .containsExactly(ContractStudies.THORAX.value());
    assertThat(found(QueryLevel.STUDY, Tags.StudyInstanceUID, chest, value(Tags.Modality, "SR")))
        .isEmpty();
  }

  @Test
  void patients_matchByTheirStudies() {
    assertThat(
            found(
                QueryLevel.PATIENT,
                Tags.IssuerOfPatientID,
                uid(Tags.StudyInstanceUID, ContractStudies.OLD_HEART)))
        .containsExactly("NORTH");
  }

  @Test
  void series_matchByTheirInstances() {
    assertThat(found(QueryLevel.SERIES, Tags.SeriesInstanceUID, value(Tags.InstanceNumber, "10")))
        .containsExactly(ContractStudies.THORAX_CT.value());
  }
}

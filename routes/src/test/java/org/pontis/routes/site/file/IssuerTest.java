package org.pontis.routes.site.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.testkit.ContractStudies;

/** Patient ids without an issuer are the site's. */
class IssuerTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeObjects() throws Exception {
    List<byte[]> objects = ContractStudies.part10Objects();
    for (int i = 0; i < objects.size(); i++) {
      Folder.put(folder.resolve("site"), "object" + i, objects.get(i));
    }
  }

  private FileSource home() {
    FileSource source =
        FileSource.start(
            Folder.SITE, folder.resolve("site"), Optional.of("HOME"), Duration.ofSeconds(30));
    Folder.awaitUp(source);
    return source;
  }

  @Test
  void find_namesAndMatchesTheSitesIssuerWhereTheObjectNamesNone() {
    Key ofHome = new Key(ElementPath.of(Tags.IssuerOfPatientID), new Matching.SingleValue("HOME"));
    try (FileSource source = home()) {
      List<Dataset> studies = Folder.find(source, ImagingQuery.all(QueryLevel.STUDY).with(ofHome));
      List<Dataset> patients = Folder.find(source, ImagingQuery.all(QueryLevel.PATIENT));

      assertThat(studies)
          .extracting(study -> study.string(Tags.StudyInstanceUID).orElse(""))
          .containsExactly(ContractStudies.HEAD.value());
      assertThat(patients)
          .extracting(patient -> patient.string(Tags.IssuerOfPatientID).orElse(""))
          .containsExactly("NORTH", "SOUTH", "HOME");
    }
  }

  @Test
  void metadata_staysAsTheObjectIs() {
    List<Dataset> metadata = new ArrayList<>();
    try (FileSource source = home()) {
      source.metadata(
          InstanceRef.study(ContractStudies.HEAD),
          Folder.call(),
          (_, dataset) -> metadata.add(dataset));
    }

    assertThat(metadata).hasSize(1);
    assertThat(metadata.getFirst().contains(Tags.IssuerOfPatientID)).isFalse();
  }
}

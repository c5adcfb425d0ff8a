package org.pontis.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Matcher;

/** Any parameters end in a query that can be matched and written, or in INVALID_QUERY. */
class QidoParametersFuzzTest {
  private static final List<QidoResource> RESOURCES =
      List.of(
          QidoResource.allStudies(),
          QidoResource.allSeries(),
          QidoResource.allInstances(),
          QidoResource.seriesOf(new Uid("1.2")),
          QidoResource.instancesOf(new Uid("1.2")),
          QidoResource.instancesOf(new Uid("1.2"), new Uid("1.2.3")));

  private static final Dataset MATCH =
      Dataset.builder()
          .text(Tags.PatientName, Vr.PN, "Doe^John=王^小东")
          .text(Tags.PatientID, Vr.LO, "P1")
          .text(Tags.StudyDate, Vr.DA, "20250101")
          .text(Tags.StudyTime, Vr.TM, "1030")
          .text(Tags.StudyInstanceUID, Vr.UI, "1.2")
          .text(Tags.ModalitiesInStudy, Vr.CS, "CT", "SR")
          .text(Tags.NumberOfStudyRelatedSeries, Vr.IS, "2")
          .build();

  @FuzzTest
  void read_endsInAQueryOrARefusal(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    List<QueryParameter> parameters = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      int equals = Math.max(0, pair.indexOf('='));
      parameters.add(
          new QueryParameter(
              pair.substring(0, equals), pair.substring(Math.min(pair.length(), equals + 1))));
    }
    for (QidoResource resource : RESOURCES) {
      check(resource, parameters);
    }
  }

  private static void check(QidoResource resource, List<QueryParameter> parameters) {
    ImagingQuery query;
    try {
      query = QidoParameters.read(resource, parameters);
    } catch (ImagingException refused) {
      assertThat(refused.problem().type()).isEqualTo(ProblemType.INVALID_QUERY);
      assertThat(refused.problem().detail()).hasSizeLessThan(400);
      return;
    }
    assertThat(Matcher.of(query).test(MATCH)).isIn(true, false);
    assertThat(QidoParameters.write(query)).isNotNull();
  }
}

package org.pontis.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Any bytes end in a data set that is written and read back the same, or in a named problem. */
class DicomJsonFuzzTest {
  private final DicomJsonReader reader = new DicomJsonReader(new JsonLimits(16, 1_000, 1 << 20));
  private final DicomJsonWriter writer = new DicomJsonWriter(DicomJsonFuzzTest::remote);

  @FuzzTest
  void read_endsInADatasetOrAProblem(byte[] input) throws IOException {
    Dataset dataset;
    try {
      dataset = reader.read(new ByteArrayInputStream(input));
    } catch (ImagingException refused) {
      assertThat(refused.problem().type())
          .isIn(ProblemType.MALFORMED_INPUT, ProblemType.LIMIT_EXCEEDED);
      assertThat(refused.problem().detail()).hasSizeLessThan(1_000);
      return;
    }
    String written = write(dataset);
    byte[] json = written.getBytes(StandardCharsets.UTF_8);
    assertThat(write(reader.read(new ByteArrayInputStream(json)))).isEqualTo(written);
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    new NativeXmlWriter(DicomJsonFuzzTest::remote).write(dataset, xml);
    assertThat(xml.toString(StandardCharsets.UTF_8)).endsWith("</NativeDicomModel>");
  }

  private String write(Dataset dataset) {
    ByteBuffer bytes = writer.encode(dataset);
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  private static String remote(Object path, Element element) {
    return element instanceof Element.BulkDataReference(var _, var _, BulkData.Remote(var uri))
        ? uri.toString()
        : "bulk/" + path;
  }
}

package org.pontis.gateway.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.BulkData.Region;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.BulkSource.BulkValue;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.Part10Writer;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.Part;
import org.pontis.gateway.http.RunningServer;
import org.pontis.gateway.http.ScriptedSource;
import org.pontis.testkit.BytesContent;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

/** What is stored uncompressed goes out in explicit VR little endian unless more is accepted. */
class DefaultSyntaxTest {
  private static final String STUDY = "/dicomweb/studies/2.25.1002";
  private static final String INSTANCE = STUDY + "/series/2.25.1002.1/instances/2.25.1002.1.1";
  private static final String SINGLE = "application/dicom";
  private static final String MULTIPART = "multipart/related; type=\"application/dicom\"";

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
  void instance_storedOtherwiseIsWrittenAnew(String stored) throws Exception {
    byte[] original = cine();
    try (RunningServer server = serving(in(stored, original))) {
      HttpResponse<byte[]> whole = get(server, INSTANCE, SINGLE);
      HttpResponse<byte[]> asStored = get(server, INSTANCE, SINGLE + "; transfer-syntax=*");
      HttpResponse<byte[]> study = get(server, STUDY, MULTIPART);

      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.headers().firstValue("Content-Type")).hasValue(SINGLE);
      assertThat(whole.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
      assertSameInDefaultSyntax(whole.body(), original);
      assertThat(asStored.body()).isEqualTo(in(stored, original));
      assertThat(study.statusCode()).isEqualTo(200);
      assertThat(Parts.of(study).getFirst().body()).isEqualTo(whole.body());
    }
  }

  @Test
  void range_ofAnInstanceWrittenAnewIsOfWhatIsSent() throws Exception {
    try (RunningServer server = serving(in("1.2.840.10008.1.2.2", cine()))) {
      byte[] whole = get(server, INSTANCE, SINGLE).body();
      int from = whole.length - 60;

      HttpResponse<byte[]> response =
          server.sendForBytes(
              server.request(INSTANCE).header("Accept", SINGLE).header("Range", "bytes=-60"));

      assertThat(response.statusCode()).isEqualTo(206);
      assertThat(response.body()).isEqualTo(Arrays.copyOfRange(whole, from, whole.length));
    }
  }

  @Test
  void instance_thatCannotBeReadIsTheSitesFault() throws Exception {
    byte[] broken = in("1.2.840.10008.1.2", cine());
    try (RunningServer server =
        Dicomweb.delivering(List.of(), List.of(cutOff(broken)), List.of())) {
      HttpResponse<byte[]> response = get(server, INSTANCE, SINGLE);

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("transfer-syntax=*");
    }
  }

  private static IncomingInstance cutOff(byte[] object) {
    return new IncomingInstance(
        ScriptedSource.SITE,
        ContractStudies.HEAD,
        ContractStudies.HEAD_CINE,
        ContractStudies.HEAD_CINE_ONLY,
        new Uid("1.5"),
        TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
        new Part.Whole(),
        BytesContent.of(Arrays.copyOf(object, object.length - 40)));
  }

  private static void assertSameInDefaultSyntax(byte[] answer, byte[] original) throws IOException {
    Part10Object ours = read(answer);
    Part10Object expected = read(original);
    assertThat(ours.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    assertThat(ours.fileMeta().string(Tags.TransferSyntaxUID)).contains("1.2.840.10008.1.2.1");
    assertThat(values(ours.dataset())).isEqualTo(values(expected.dataset()));
    assertThat(pixels(ours, answer)).isEqualTo(pixels(expected, original));
  }

  private static List<String> values(Dataset dataset) {
    return dataset.elements().stream()
        .filter(element -> !element.tag().equals(Tags.PixelData))
        .map(element -> element.tag() + " " + element.vr() + " " + dataset.strings(element.tag()))
        .toList();
  }

  private static RunningServer serving(byte[] object) {
    return Dicomweb.over(InMemorySource.of(Dicomweb.NORTH, List.of(object)), 1000);
  }

  private static HttpResponse<byte[]> get(RunningServer server, String path, String accept)
      throws Exception {
    return server.sendForBytes(server.request(path).header("Accept", accept));
  }

  private static byte[] cine() {
    return ContractStudies.part10Objects().stream()
        .filter(DefaultSyntaxTest::isCine)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isCine(byte[] object) {
    return read(object)
        .dataset()
        .uid(Tags.SOPInstanceUID)
        .orElseThrow()
        .equals(ContractStudies.HEAD_CINE_ONLY);
  }

  private static byte[] in(String syntax, byte[] object) throws IOException {
    Part10Object stored = read(object);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransferSyntax target = TransferSyntax.of(new Uid(syntax));
    Slice pixels = pixels(stored, object);
    new Part10Writer(target, _ -> new BulkValue.Plain(new BytesContent(pixels)))
        .write(stored.dataset(), out);
    return out.toByteArray();
  }

  private static Slice pixels(Part10Object object, byte[] bytes) {
    Element pixels = object.dataset().element(Tags.PixelData).orElseThrow();
    if (pixels instanceof Element.BulkDataReference(_, _, Region(long offset, long length))) {
      return Slice.of(bytes).sub((int) offset, (int) length);
    }
    throw new AssertionError("the pixel data are no region");
  }

  private static Part10Object read(byte[] object) {
    try {
      return new Part10Reader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Part;
import org.pontis.conformance.oracle.AcceptedDifferences;
import org.pontis.conformance.oracle.Dcm2JsonElements;
import org.pontis.conformance.oracle.DicomJsonElements;
import org.pontis.conformance.oracle.ElementComparison;
import org.pontis.conformance.oracle.ElementDifference;
import org.pontis.conformance.oracle.ElementValue;
import org.pontis.conformance.oracle.PydicomElements;
import org.pontis.conformance.oracle.Reading;
import org.pontis.conformance.oracle.SampleSites;
import org.pontis.conformance.oracle.SampleSites.Placed;

/**
 * Every valid sample file, served by the packaged gateway and compared with what DCMTK and pydicom
 * read in it.
 */
class RealInputIT {
  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
  private static final String FRAMES_AS_STORED =
      "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*";

  private static SampleSites samples;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    Path folder = Checkout.shared(RealInputIT.class, "data/dicom/valid");
    samples = SampleSites.of(folder, PydicomElements.of(RealInputIT.class, folder));
    gateway = GatewayUnderTest.over(samples.sites());
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void site_namesEveryFileItCannotAddress() {
    String said = gateway.ready().text() + gateway.log();

    SoftAssertions softly = new SoftAssertions();
    for (Placed file : samples.unaddressable()) {
      softly.assertThat(said).as("the ready page or the log").contains(file.name());
    }
    softly.assertAll();
  }

  @Test
  void instance_isByteIdenticalToItsFile() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (Placed file : samples.addressable()) {
      Answer answer = Http.get(url(file), "Accept", AS_STORED);

      softly.assertThat(answer.status()).as(file.name()).isEqualTo(200);
      if (answer.status() == 200) {
        softly
            .assertThat(answer.parts())
            .as(file.name())
            .extracting(Part::sha256)
            .containsExactly(Answer.sha256(Files.readAllBytes(file.reading().file())));
      }
    }
    softly.assertAll();
  }

  @Test
  void frames_equalThoseOfPydicom() {
    SoftAssertions softly = new SoftAssertions();
    for (Placed file : samples.addressable()) {
      List<Reading.Frame> frames = file.reading().frames();
      if (frames.isEmpty() || file.name().contains("video_")) {
        continue;
      }
      Answer answer =
          Http.get(url(file) + "/frames/" + numbers(frames), "Accept", FRAMES_AS_STORED);

      softly.assertThat(answer.status()).as("%s %s", file.name(), answer).isEqualTo(200);
      if (answer.status() == 200) {
        softly
            .assertThat(answer.parts())
            .as(file.name())
            .extracting(part -> new Reading.Frame(part.length(), part.sha256()))
            .isEqualTo(frames);
      }
    }
    softly.assertAll();
  }

  @Test
  void metadata_equalsWhatPydicomReads() throws IOException {
    List<ElementDifference> differences = new ArrayList<>();
    ElementComparison comparison = new ElementComparison("pydicom", RealInputIT::fetched);
    for (Placed file : samples.addressable()) {
      differences.addAll(
          comparison.differences(file.name(), metadata(file), file.reading().elements()));
    }
    AcceptedDifferences.ofToolkits().assertExplain("pydicom", differences);
  }

  @Test
  void metadata_equalsWhatDcmtkReads() throws IOException {
    List<ElementDifference> differences = new ArrayList<>();
    Dcm2JsonElements dcmtk = new Dcm2JsonElements(RealInputIT.class);
    ElementComparison comparison = new ElementComparison("dcm2json", RealInputIT::fetched);
    int read = 0;
    for (Placed file : samples.addressable()) {
      Optional<SortedMap<String, ElementValue>> theirs = dcmtk.of(file.reading().file());
      if (theirs.isPresent()) {
        read++;
        differences.addAll(comparison.differences(file.name(), metadata(file), theirs.get()));
      }
    }
    assertThat(read).as("files that dcm2json reads").isGreaterThan(230);
    AcceptedDifferences.ofToolkits().assertExplain("dcm2json", differences);
  }

  @Test
  void names_decodeAsTheTableSays() throws IOException {
    List<String> table =
        Files.readAllLines(
            Checkout.root().resolve("conformance/src/test/resources/character-set-names.tsv"));

    SoftAssertions softly = new SoftAssertions();
    for (String line : table.subList(1, table.size())) {
      String[] cells = line.split("\t", -1);
      Placed file =
          samples.addressable().stream()
              .filter(each -> each.name().equals(cells[0]))
              .findFirst()
              .orElseThrow();
      softly
          .assertThat(metadata(file).get("00100010").values())
          .as(cells[0])
          .isEqualTo(List.of(cells[1].split("\\\\", -1)));
    }
    softly.assertAll();
  }

  private static Map<String, ElementValue> metadata(Placed file) {
    Answer answer = Http.get(url(file) + "/metadata", "Accept", DICOM_JSON);
    assertThat(answer.status()).as("%s: %s", file.name(), answer.text()).isEqualTo(200);
    assertThat(answer.json()).as(file.name()).hasSize(1);
    return DicomJsonElements.of(answer.json().get(0));
  }

  private static ElementValue fetched(ElementValue reference) {
    String uri = reference.values().getFirst();
    Answer answer = Http.get(uri, "Accept", "application/octet-stream; transfer-syntax=*");
    assertThat(answer.status()).as("%s: %s", uri, answer).isEqualTo(200);
    return DicomJsonElements.bulk(reference.vr(), answer.body());
  }

  private static String url(Placed file) {
    return gateway.dicomweb(file.site()) + file.reading().path();
  }

  private static String numbers(List<Reading.Frame> frames) {
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= frames.size(); i++) {
      numbers.add(Integer.toString(i));
    }
    return String.join(",", numbers);
  }
}

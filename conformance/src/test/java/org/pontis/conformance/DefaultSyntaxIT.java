package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.oracle.Dcm2JsonElements;
import org.pontis.conformance.oracle.ElementValue;
import org.pontis.conformance.oracle.PydicomElements;
import org.pontis.conformance.oracle.Reading;
import org.pontis.conformance.oracle.SampleSites;
import org.pontis.conformance.oracle.SampleSites.Placed;

/**
 * Sample files stored in implicit VR, in big endian or deflated, asked for as a client does that
 * names no transfer syntax: what it gets is explicit VR little endian, and pydicom and DCMTK read
 * in it what they read in the file.
 */
class DefaultSyntaxIT {
  private static final String EXPLICIT = "1.2.840.10008.1.2.1";
  private static final List<String> OTHERS =
      List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99");

  private static SampleSites samples;
  private static GatewayUnderTest gateway;
  @TempDir private static Path served;

  @BeforeAll
  static void start() {
    Path folder = Checkout.shared(DefaultSyntaxIT.class, "data/dicom/valid");
    samples = SampleSites.of(folder, PydicomElements.of(DefaultSyntaxIT.class, folder));
    gateway = GatewayUnderTest.over(samples.sites());
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  private static List<Placed> storedOtherwise() {
    return samples.addressable().stream()
        .filter(file -> OTHERS.contains(file.reading().transferSyntax()))
        .toList();
  }

  @Test
  void instance_inTheDefaultSyntaxHoldsWhatPydicomReadsInTheFile() throws IOException {
    Map<Path, Placed> files = fetched();

    SoftAssertions softly = new SoftAssertions();
    for (Reading theirs : PydicomElements.of(DefaultSyntaxIT.class, served)) {
      Placed file = files.remove(theirs.file());
      softly.assertThat(theirs.transferSyntax()).as(file.name()).isEqualTo(EXPLICIT);
      softly.assertThat(theirs.elements()).as(file.name()).isEqualTo(file.reading().elements());
      softly.assertThat(theirs.frames()).as(file.name()).isEqualTo(file.reading().frames());
    }
    softly.assertThat(files).as("files that pydicom could not read").isEmpty();
    softly.assertAll();
  }

  /** DCMTK takes the VR of private elements from its own list, where the file has none. */
  @Test
  void instance_inTheDefaultSyntaxHoldsWhatDcmtkReadsInTheFile() throws IOException {
    Dcm2JsonElements dcmtk = new Dcm2JsonElements(DefaultSyntaxIT.class);

    SoftAssertions softly = new SoftAssertions();
    for (Map.Entry<Path, Placed> each : fetched().entrySet()) {
      Optional<SortedMap<String, ElementValue>> stored = dcmtk.of(each.getValue().reading().file());
      if (stored.isPresent()) {
        softly
            .assertThat(dcmtk.of(each.getKey()).map(DefaultSyntaxIT::standard))
            .as(each.getValue().name())
            .isEqualTo(stored.map(DefaultSyntaxIT::standard));
      }
    }
    softly.assertAll();
  }

  @Test
  void study_comesInTheDefaultSyntaxToo() {
    Placed file = storedOtherwise().getFirst();
    String study = gateway.dicomweb(file.site()) + "/studies/" + file.reading().studyInstanceUid();

    Answer answer = Http.get(study, "Accept", "multipart/related; type=\"application/dicom\"");

    assertThat(answer.status()).as(answer.text()).isIn(200, 206);
    assertThat(answer.parts()).isNotEmpty();
  }

  private static SortedMap<String, ElementValue> standard(Map<String, ElementValue> elements) {
    SortedMap<String, ElementValue> standard = new TreeMap<>(elements);
    standard.keySet().removeIf(path -> path.matches("(.*\\.)?[0-9A-F]{3}[13579BDF][0-9A-F]{4}.*"));
    return standard;
  }

  /** Every such file as the gateway sends it, by where it was put. */
  private static Map<Path, Placed> fetched() throws IOException {
    Map<Path, Placed> files = new HashMap<>();
    SoftAssertions softly = new SoftAssertions();
    for (Placed file : storedOtherwise()) {
      String url = gateway.dicomweb(file.site()) + file.reading().path();
      Answer answer = Http.get(url, "Accept", "application/dicom");
      softly.assertThat(answer.status()).as("%s: %s", file.name(), answer.text()).isEqualTo(200);
      if (answer.status() == 200) {
        Path target = served.resolve(files.size() + ".dcm");
        files.put(Files.write(target, answer.body()), file);
      }
    }
    softly.assertThat(files).hasSizeGreaterThan(20);
    softly.assertAll();
    return files;
  }
}

package org.pontis.gateway.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.gateway.probe.FakePacs.Quirk;

/** The whole command against a PACS of our own, good and with quirks. */
class ProbeDimseTest {
  private static Probing probe(int studies, Quirk... quirks) throws IOException {
    int port = Probing.freePort();
    try (FakePacs pacs = new FakePacs(studies, port, quirks)) {
      return Probing.of("dimse", pacs.address(), "--listen", "127.0.0.1:" + port);
    }
  }

  @Test
  void probe_ofAGoodPacsTellsWhatItCanDo() throws IOException {
    Probing probing = probe(3);

    assertThat(probing.code()).as(probing.out() + probing.err()).isZero();
    assertThat(probing.line("C-ECHO")).contains("yes");
    assertThat(probing.line("implementation")).contains("PONTIS_0_1");
    assertThat(probing.line("C-FIND study root")).endsWith("yes");
    assertThat(probing.line("modality worklist")).contains("no abstract syntax not supported");
    assertThat(probing.line("study level")).contains("yes 3 answers of any date");
    assertThat(probing.line("image level")).contains("yes 1 answer below one series");
    assertThat(probing.line("character sets of answers")).endsWith("ISO_IR 192");
    assertThat(probing.line("study PatientName")).contains("yes returned; wild card *");
    assertThat(probing.line("study StudyDate")).endsWith("yes returned; ranges");
    assertThat(probing.line("C-GET ")).contains("yes").contains("C-GET");
    assertThat(probing.line("C-MOVE to us")).contains("yes").contains("ExplicitVRLittleEndian");
    assertThat(probing.line("storage classes")).contains("1 of ");
    assertThat(probing.line("answers to one question")).contains("yes all 3 in");
    assertThat(probing.line("associations at once")).contains("yes 8 held");
    assertThat(probing.out()).contains("retrieve: c-get }");
  }

  @Test
  void probe_saysWhatItDoesWhileItRuns() throws IOException {
    Probing probing = probe(1);

    assertThat(probing.err())
        .containsSubsequence("probing FAKE@", "C-FIND", "keys of the study level", "done");
  }

  @Test
  void probe_printsNoPatientData() throws IOException {
    Probing probing = probe(2);

    assertThat(probing.out() + probing.err())
        .doesNotContainIgnoringCase("secret", "hidden")
        .doesNotContain("4711", "19700101", "2.25.7");
  }

  @Test
  void probe_withoutGetChoosesMove() throws IOException {
    Probing probing = probe(1, Quirk.NO_GET);

    assertThat(probing.code()).isZero();
    assertThat(probing.line("C-GET no")).contains("accepted no presentation context");
    assertThat(probing.out()).contains("retrieve: c-move }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNKNOWN_DESTINATION | move destination unknown (status A801H) | does not know PONTIS
          SENDS_NOWHERE       | said to be done, but nothing came       | sends what is for PONTIS
          CONNECTS_NOWHERE    | status A702H, and it made no connection | or a firewall between us
          """)
  void move_thatDoesNotComeToUsSaysWhoseTurnItIs(Quirk quirk, String finding, String advice)
      throws IOException {
    Probing probing = probe(1, quirk, Quirk.NO_GET);

    assertThat(probing.code()).isEqualTo(1);
    assertThat(probing.line("C-MOVE to us")).contains(finding);
    assertThat(probing.out()).contains(advice).contains("retrieve: auto }");
  }

  @Test
  void keys_thatAreIgnoredAreNamed() throws IOException {
    Probing probing = probe(3, Quirk.IGNORES_PATIENT_NAME);

    assertThat(probing.line("study PatientName")).contains("no returned; ignored");
    assertThat(probing.line("study PatientID")).contains("yes returned");
  }

  @Test
  void limits_areSeen() throws IOException {
    Probing probing = probe(70, Quirk.FIFTY_ANSWERS, Quirk.TWO_ASSOCIATIONS);

    assertThat(probing.line("answers to one question")).contains("partly exactly 50");
    assertThat(probing.line("associations at once")).contains("partly 2, then:");
    assertThat(probing.out()).contains("retrieve: c-get, associations: 2 }");
  }

  @Test
  void probe_ofAnEmptyPacsIsIncomplete() throws IOException {
    Probing probing = probe(0);

    assertThat(probing.code()).isEqualTo(1);
    assertThat(probing.line("study level")).contains("partly no answers");
    assertThat(probing.out()).contains("no study was found");
  }

  @Test
  void probe_ofNothingGivesAdvice() throws IOException {
    Probing probing = Probing.of("dimse", "FAKE@127.0.0.1:" + Probing.freePort());

    assertThat(probing.code()).isEqualTo(1);
    assertThat(probing.line("TCP connection")).contains("no nothing listens on").contains("check");
    assertThat(probing.out()).doesNotContain("type: dimse");
  }

  @Test
  void output_isTheBlockForTheConfiguration(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("site.yaml");
    int port = Probing.freePort();
    try (FakePacs pacs = new FakePacs(1, port)) {
      Probing.of(
          "dimse", pacs.address(), "--listen", "127.0.0.1:" + port, "--output", file.toString());

      assertThat(file)
          .hasContent(
              "- { id: fake, name: \"FAKE\", type: dimse, ae-title: \"FAKE\", host: 127.0.0.1, port: "
                  + pacs.address().split(":", -1)[1]
                  + ", retrieve: c-get }");
    }
  }

  @Test
  void config_saysWhoWeAre(@TempDir Path folder) throws IOException {
    int port = Probing.freePort();
    Path file =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            """
            dimse: { ae-title: OURSELVES, host: 127.0.0.1, port: %d }
            sites: [ { id: north, name: North, type: folder, path: . } ]
            """
                .formatted(port));
    try (FakePacs pacs = new FakePacs(1, port)) {
      Probing probing = Probing.of("dimse", pacs.address(), "--config", file.toString());

      assertThat(probing.out()).contains("AE title OURSELVES, host 127.0.0.1, port " + port);
      assertThat(probing.line("C-MOVE to us")).contains("yes");
      assertThat(probing.out()).contains("calling-ae-title: OURSELVES }");
    }
  }

  @Test
  void config_thatIsWrongIsAUsageError(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("gateway.yaml"), "sites: []\n");

    Probing probing = Probing.of("dimse", "FAKE@127.0.0.1:104", "--config", file.toString());

    assertThat(probing.code()).isEqualTo(2);
    assertThat(probing.err()).contains("sites: is empty");
  }

  @Test
  void tls_ofFilesThatCantBeReadIsAUsageError() {
    Probing probing =
        Probing.of(
            "dimse",
            "FAKE@127.0.0.1:104",
            "--tls-certificate=none.crt",
            "--tls-key=none.key",
            "--tls-trusted=none.pem");

    assertThat(probing.code()).isEqualTo(2);
    assertThat(probing.err()).contains("TLS: can't read").contains("none.crt");
  }

  @ParameterizedTest
  @CsvSource({
    "FAKE:104,,is no DICOM address",
    "FAKE@host:0,,is no DICOM address",
    "FAKE@host:104,--timeout=forever,is no duration",
    "FAKE@host:104,--listen=11112,is no address to listen on",
    "FAKE@host:104,--calling=A\\B,is no AE title",
    "FAKE@host:104,--tls-key=key.pem,--tls-certificate",
  })
  void arguments_ofOtherFormAreUsageErrors(String address, String option, String reason) {
    Probing probing =
        option == null ? Probing.of("dimse", address) : Probing.of("dimse", address, option);

    assertThat(probing.code()).isEqualTo(2);
    assertThat(probing.err()).contains(reason);
  }
}

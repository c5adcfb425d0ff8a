package org.pontis.dicom.net.ul;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.ul.TlsSettings.PeerName;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** Associations over TLS, with our own sides and with DCMTK's. */
class TlsTest {
  private static final AssociationSettings SETTINGS =
      AssociationSettings.DEFAULT.with(EchoingAcceptor.SHORT);
  private static final AssociationRequest ECHO =
      AssociationRequest.of(
          new AeTitle("PONTIS"),
          List.of(
              new ProposedContext(
                  1,
                  new Uid("1.2.840.10008.1.1"),
                  List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid()))));

  @TempDir private static Path folder;
  private static TestCertificate ours;
  private static TestCertificate theirs;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    ours = TestCertificate.make(folder, "ours");
    theirs = TestCertificate.make(folder, "theirs");
  }

  private static AssociationListener listener(EchoingAcceptor acceptor, TlsSettings tls) {
    return AssociationListener.start(
        new ListenerSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            2,
            Optional.of(tls),
            SETTINGS),
        acceptor);
  }

  private static RemoteEntity remote(int port, TlsSettings tls) {
    return new RemoteEntity("127.0.0.1", port, new AeTitle("PEER"), Optional.of(tls));
  }

  private static void echo(Association association) {
    association.send(1, EchoCommands.request(5));
    Received received = association.receive(Deadline.in(Duration.ofSeconds(10)));
    assertThat(EchoCommands.messageId(((Received.Command) received).bytes())).isEqualTo(5);
  }

  @Test
  void open_authenticatesBothSides() throws InterruptedException {
    EchoingAcceptor acceptor = new EchoingAcceptor();
    TlsSettings server = TlsSettings.mutual(theirs.fromPem(), ours.trusted());
    TlsSettings client = TlsSettings.mutual(ours.fromPkcs12(), theirs.trusted());
    try (var listener = listener(acceptor, server)) {
      for (TlsProfile profile : TlsProfile.values()) {
        Association association =
            Association.open(remote(listener.port(), client.with(profile)), ECHO, SETTINGS);

        echo(association);
        association.release(Deadline.in(Duration.ofSeconds(10)));

        assertThat(acceptor.releases.poll(10, SECONDS)).isNotNull();
      }
      assertThat(acceptor.failures).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TlsProfile.class)
  void isQuiet_disturbsNothingAndEndsWithTheConnection(TlsProfile profile) throws Exception {
    EchoingAcceptor acceptor = new EchoingAcceptor();
    TlsSettings server = TlsSettings.mutual(theirs.fromPem(), ours.trusted());
    TlsSettings client = TlsSettings.mutual(ours.fromPkcs12(), theirs.trusted()).with(profile);
    try (var listener = listener(acceptor, server);
        var association = Association.open(remote(listener.port(), client), ECHO, SETTINGS)) {
      for (int i = 0; i < 20; i++) {
        assertThat(association.isQuiet()).isTrue();
        echo(association);
      }
      acceptor.served.take().abort();

      Deadline patience = Deadline.in(Duration.ofSeconds(10));
      while (association.isQuiet()) {
        assertThat(patience.hasPassed()).as("the end goes unnoticed").isFalse();
      }
    }
  }

  @Test
  void dataSets_passUnchanged() throws IOException {
    byte[] sent = new byte[1_000_000];
    new java.util.Random(1).nextBytes(sent);
    TlsSettings server = TlsSettings.mutual(theirs.fromPem(), ours.trusted());
    TlsSettings client = TlsSettings.mutual(ours.fromPem(), theirs.trusted());
    try (var listener = listener(new EchoingAcceptor(), server);
        var association = Association.open(remote(listener.port(), client), ECHO, SETTINGS)) {
      association.send(1, new byte[] {StreamingTest.DATA_SET_FOLLOWS}, out -> out.write(sent));
      association.receive(Deadline.in(Duration.ofSeconds(10)));

      try (var received = association.dataSet(1)) {
        assertThat(received.readAllBytes()).isEqualTo(sent);
      }
    }
  }

  @Test
  void open_withoutOurCertificateIsRefused() {
    TlsSettings server = TlsSettings.mutual(theirs.fromPem(), ours.trusted());

    assertFails(server, TlsSettings.anonymous(theirs.trusted()), "our certificate");
  }

  @ParameterizedTest
  @EnumSource(TlsProfile.class)
  void open_withACertificateTheyDoNotTrustIsRefused(TlsProfile profile) {
    TlsSettings server = TlsSettings.mutual(theirs.fromPem(), ours.trusted()).with(profile);

    assertFails(server, TlsSettings.mutual(theirs.fromPem(), theirs.trusted()), "our certificate");
  }

  @Test
  void open_toACertificateWeDoNotTrustSaysSo() {
    TlsSettings server = TlsSettings.mutual(theirs.fromPem(), ours.trusted());

    assertFails(
        server,
        TlsSettings.mutual(ours.fromPem(), ours.trusted()),
        "certificate that is not trust");
  }

  @Test
  void open_toACertificateOfAnotherHostFailsWhereNamesAreChecked()
      throws IOException, InterruptedException {
    TestCertificate elsewhere = TestCertificate.make(folder, "elsewhere", "dns:pacs.example.org");
    TlsSettings server = TlsSettings.mutual(elsewhere.fromPem(), ours.trusted());
    TlsSettings client = TlsSettings.mutual(ours.fromPem(), elsewhere.trusted());

    assertFails(server, client, "certificate of another host");
    try (var listener = listener(new EchoingAcceptor(), server);
        var association =
            Association.open(
                remote(listener.port(), client.with(PeerName.NOT_CHECKED)), ECHO, SETTINGS)) {
      echo(association);
    }
  }

  @Test
  void open_toACertificateThatHasExpiredSaysSo() throws IOException, InterruptedException {
    TestCertificate expired = TestCertificate.expired(folder, "expired");
    TlsSettings server = TlsSettings.mutual(expired.fromPem(), ours.trusted());

    assertFails(server, TlsSettings.mutual(ours.fromPem(), expired.trusted()), "has expired");
  }

  @Test
  void open_toAPeerThatSpeaksNoTlsSaysSo() {
    TlsSettings client = TlsSettings.mutual(ours.fromPem(), theirs.trusted());
    try (var listener =
        AssociationListener.start(
            EchoingAcceptor.loopback(1, EchoingAcceptor.SHORT), new EchoingAcceptor())) {
      assertFails(remote(listener.port(), client), "does not speak TLS there");
    }
  }

  @Test
  void open_withoutTlsToAPeerThatSpeaksItSaysSo() {
    TlsSettings server = TlsSettings.mutual(theirs.fromPem(), ours.trusted());
    try (var listener = listener(new EchoingAcceptor(), server)) {
      ImagingException failure =
          catchThrowableOfType(
              ImagingException.class,
              () ->
                  Association.open(
                      RemoteEntity.at("127.0.0.1", listener.port(), new AeTitle("PEER")),
                      ECHO,
                      SETTINGS));

      assertThat(failure.problem().type()).isEqualTo(ProblemType.MALFORMED_FROM_SITE);
      assertThat(failure.problem().detail()).contains("TLS is spoken there");
    }
  }

  @Test
  void open_toAPeerThatIsSilentWhenTlsBeginsTimesOut() throws IOException {
    TlsSettings client = TlsSettings.mutual(ours.fromPem(), theirs.trusted());
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AssociationSettings impatient =
          AssociationSettings.DEFAULT.with(
              new Timeouts(
                  Duration.ofMillis(300),
                  Duration.ofSeconds(5),
                  Duration.ofSeconds(5),
                  Duration.ofSeconds(5)));
      ImagingException failure =
          catchThrowableOfType(
              ImagingException.class,
              () -> Association.open(remote(silent.getLocalPort(), client), ECHO, impatient));

      assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_TIMEOUT);
      assertThat(failure.problem().detail()).contains("does not answer when TLS begins");
    }
  }

  private static void assertFails(TlsSettings server, TlsSettings client, String why) {
    try (var listener = listener(new EchoingAcceptor(), server)) {
      assertFails(remote(listener.port(), client), why);
    }
  }

  private static void assertFails(RemoteEntity remote, String why) {
    ImagingException failure =
        catchThrowableOfType(
            ImagingException.class, () -> Association.open(remote, ECHO, SETTINGS));

    assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_UNREACHABLE);
    assertThat(failure.problem().detail()).contains(why);
  }

  @Test
  void keyMaterial_printsNothingOfIt() {
    assertThat(ours.fromPem().toString()).isEqualTo("key material");
    assertThat(TlsSettings.anonymous(ours.trusted()).toString()).isEqualTo("TLS by BCP_195");
  }

  @Test
  void keyMaterial_thatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> KeyMaterial.pkcs12(new byte[10], TestCertificate.PASSPHRASE))
        .hasMessageContaining("PKCS #12");
    assertThatThrownBy(() -> KeyMaterial.trusted("nothing")).hasMessageContaining("PEM");
  }

  @Test
  void keyMaterial_thatCannotBeUsedSaysWhy() {
    assertThatThrownBy(() -> KeyMaterial.pem("nothing", ours.privateKey()))
        .hasMessageContaining("there is no certificate in PEM");
    assertThatThrownBy(() -> KeyMaterial.pem(ours.certificate(), "nothing"))
        .hasMessageContaining("there is no private key");
    assertThatThrownBy(() -> KeyMaterial.pem(ours.certificate(), theirs.privateKey()))
        .hasMessageContaining("does not belong to the first of the certificates");
    assertThatThrownBy(() -> KeyMaterial.pem(ours.certificate(), inForm("ENCRYPTED ")))
        .hasMessageContaining("is encrypted; openssl pkcs8");
    assertThatThrownBy(() -> KeyMaterial.pem(ours.certificate(), inForm("EC ")))
        .hasMessageContaining("is not in PKCS #8; openssl pkcs8");
    assertThatThrownBy(() -> KeyMaterial.pem(ours.certificate(), CUT_OFF))
        .hasMessageContaining("the private key is not whole");
  }

  /** One character of base64 is less than a byte. */
  private static final String CUT_OFF =
      "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n";

  private static String inForm(String form) {
    return ours.privateKey().replace("PRIVATE KEY", form + "PRIVATE KEY");
  }

  @Test
  void echoscu_isServedOverTls() throws IOException, InterruptedException {
    Dcmtk.require("echoscu");
    EchoingAcceptor acceptor = new EchoingAcceptor();
    TlsSettings server = TlsSettings.mutual(ours.fromPem(), theirs.trusted());
    try (var listener = listener(acceptor, server)) {
      String output =
          Dcmtk.run(
              folder,
              "echoscu",
              "-v",
              "+tls",
              theirs.keyFile(),
              theirs.certificateFile(),
              "+cf",
              ours.certificateFile(),
              "127.0.0.1",
              "" + listener.port());

      assertThat(output).contains("Received Echo Response (Success)");
      assertThat(acceptor.releases.poll(10, SECONDS)).isNotNull();
    }
  }

  @Test
  void storescp_isReachedOverTls() throws IOException {
    Dcmtk.require("storescp");
    int port = DcmtkTest.freePort();
    TlsSettings client =
        TlsSettings.mutual(ours.fromPem(), theirs.trusted()).with(PeerName.NOT_CHECKED);
    try (var _ =
        Dcmtk.start(
            folder,
            "storescp",
            "--ignore",
            "+tls",
            theirs.keyFile(),
            theirs.certificateFile(),
            "+cf",
            ours.certificateFile(),
            "" + port)) {
      Association association = DcmtkTest.openWhenUp(remote(port, client));

      echo(association);
      association.release(Deadline.in(Duration.ofSeconds(10)));

      assertThat(association.isOpen()).isFalse();
    }
  }
}

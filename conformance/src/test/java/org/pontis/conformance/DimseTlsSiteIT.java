package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Certificates;
import org.pontis.conformance.harness.Certificates.Identity;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DcmtkPeer;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.OrthancPeer;
import org.pontis.conformance.harness.Part;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.Site;
import org.pontis.conformance.harness.StudySearch;

/**
 * A PACS we did not write that speaks TLS only, as a site: what it holds is found and retrieved, by
 * C-GET and by C-MOVE to our listener, and what keeps TLS from coming about is said.
 */
class DimseTlsSiteIT {
  private static final Class<?> TEST = DimseTlsSiteIT.class;
  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

  @TempDir private static Path keys;
  @TempDir private static Path archive;
  @TempDir private static Path routes;

  private static Identity workstation;
  private static Map<String, String> sent;
  private static Entity entity;
  private static Peers peers;
  private static GatewayUnderTest gateway;

  /** The peers of the gateway, which end together. */
  record Peers(OrthancPeer orthanc, DcmtkPeer secured, DcmtkPeer forwarded, DcmtkPeer plain)
      implements AutoCloseable {
    @Override
    public void close() {
      orthanc.close();
      secured.close();
      forwarded.close();
      plain.close();
    }
  }

  @BeforeAll
  static void start() throws IOException {
    Certificates certificates = Certificates.in(keys, TEST);
    Identity ours = certificates.issued("gateway");
    Identity stranger = certificates.selfSigned("stranger");
    workstation = certificates.issued("workstation");
    Identity pacs = certificates.issued("pacs", "DNS:pacs.example.org");
    entity = Entity.onFreePort("PONTIS");
    Entity destination = Entity.onFreePort("DEST");
    peers =
        new Peers(
            OrthancPeer.secured(TEST, pacs, entity, destination),
            DcmtkPeer.securedStore(TEST, destination, pacs),
            DcmtkPeer.securedStore(TEST, Entity.onFreePort("FORWARDED"), pacs),
            DcmtkPeer.store(TEST, Entity.onFreePort("PLAIN")));
    sent = fill(GeneratedSites.make(TEST).sites().getFirst().path());
    gateway =
        GatewayUnderTest.start(
            Start.over(sites(ours, stranger))
                .withSections(
                    DimseSections.listener(entity, ours.yaml())
                        + "store: { default-site: keep }\n"
                        + "routes: \"%s\"%n".formatted(forwarding())
                        + DimseSections.peers(Entity.onFreePort("WORKSTATION"))
                        + DimseSections.securedPeer(peers.secured().entity())));
  }

  /**
   * Loads the files and has Orthanc send them to storescp: data sets as it sends them to anybody.
   */
  private static Map<String, String> fill(Path files) {
    peers.orthanc().load(files);
    peers.orthanc().sendAll(peers.secured().entity().title());
    Map<String, String> digests = Part10.digests(peers.secured().received());
    assertThat(digests.keySet()).isEqualTo(Part10.below(files).keySet());
    peers.secured().clear();
    return digests;
  }

  private static Path forwarding() throws IOException {
    Files.writeString(
        routes.resolve("forward.yaml"),
        """
        - route:
            id: forward
            from:
              uri: dimse:PONTIS
              steps:
                - to: dimse:FORWARDED@127.0.0.1:%d?operation=store&tls=true
        """
            .formatted(peers.forwarded().entity().port()));
    return routes;
  }

  private static List<Site> sites(Identity ours, Identity stranger) {
    Entity orthanc = peers.orthanc().entity();
    return List.of(
        Site.dimse("get", orthanc, "retrieve: c-get" + ours.yaml()),
        Site.dimse("move", orthanc, "retrieve: c-move" + ours.yaml()),
        Site.writable("keep", archive),
        Site.dimse("untrusted", orthanc, "retrieve: c-get" + ours.trusting(stranger).yaml()),
        Site.dimse("misnamed", orthanc, "retrieve: c-get" + ours.yaml(", peer-name: checked")),
        Site.dimse("refused", orthanc, "retrieve: c-get" + stranger.yaml()),
        Site.dimse("unsecured", orthanc, "retrieve: c-get"),
        Site.dimse("plain", peers.plain().entity(), "retrieve: c-get" + ours.yaml()));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (peers != null) {
      peers.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "move"})
  void instances_arriveOverTlsAsThePacsSendsThem(String site) {
    Map<String, String> arrived = new TreeMap<>();
    for (String study : StudySearch.byQido(gateway.dicomweb(site), "/studies")) {
      Answer answer = Http.get(gateway.dicomweb(site) + "/studies/" + study, "Accept", AS_STORED);
      assertThat(answer.status()).as(answer.url()).isEqualTo(200);
      for (Part part : answer.parts()) {
        Part10 instance = Part10.of(part.body());
        arrived.put(instance.sopInstanceUid(), instance.sha256());
      }
    }

    assertThat(arrived).isEqualTo(sent);
  }

  @Test
  void store_ofThePacsIntoOurListener_isKeptAndForwardedOverTls() {
    peers.orthanc().sendAll(entity.title());

    assertThat(Part10.digests(Part10.below(archive))).isEqualTo(sent);
    Awaitility.await()
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(Part10.digests(peers.forwarded().received())).isEqualTo(sent));
  }

  @Test
  void clients_overTls_findGetAndMoveToADestinationThatSpeaksTls() {
    String study = StudySearch.byQido(gateway.dicomweb("get"), "/studies").iterator().next();

    Outcome found =
        new Dcmtk(TEST, "WORKSTATION", entity)
            .calling("PONTIS-GET")
            .run(
                "findscu",
                Stream.concat(
                        workstation.dcmtk().stream(),
                        Stream.of("-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID"))
                    .toList(),
                List.of());
    JsonNode got = dcmjs("get", study);
    JsonNode moved = dcmjs("move", "DEST", study);

    assertThat(Dcmtk.values(found, "0020,000d")).as(found.err()).contains(study);
    assertThat(got.at("/statuses/0").asInt(-1)).isZero();
    assertThat(moved.at("/statuses/0").asInt(-1)).isZero();
    Map<String, String> received = Part10.digests(peers.secured().received());
    assertThat(received).isNotEmpty().hasSize(moved.at("/counts/completed").asInt());
    assertThat(sent).containsAllEntriesOf(received);
    assertThat(got.get("received")).hasSameSizeAs(received.keySet());
  }

  private static JsonNode dcmjs(String operation, String... arguments) {
    Outcome outcome =
        DcmjsPeer.attempt(
            TEST,
            workstation.environment(),
            List.of("WORKSTATION", "PONTIS-GET"),
            entity.port(),
            operation,
            arguments);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return Answer.json(outcome.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          untrusted | shows a certificate that is not trusted: add it
          misnamed  | shows a certificate of another host: use the host it names
          refused   | our certificate
          unsecured | TLS is spoken there
          plain     | closes the connection when TLS begins: check that the port is that for TLS
          """)
  void sites_whoseTlsDoesNotCome_sayWhatToDo(String site, String advice) {
    Answer answer = Http.get(gateway.dicomweb(site) + "/studies", "Accept", DICOM_JSON);

    assertThat(answer.status()).as(answer.text()).isEqualTo(502);
    assertThat(answer.text()).contains(advice);
  }
}

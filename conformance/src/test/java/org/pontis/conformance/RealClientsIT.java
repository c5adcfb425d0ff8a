package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Part;
import org.pontis.conformance.harness.Programs;
import org.pontis.conformance.harness.Skips;

/**
 * Clients that other people wrote, used the way a viewer and a portal use them, against the
 * packaged demo.
 */
class RealClientsIT {
  private static GatewayUnderTest gateway;
  private static IGenericClient fhir;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start(Start.demo());
    FhirContext context = FhirContext.forR4Cached();
    context.getRestfulClientFactory().setSocketTimeout(60_000);
    fhir = context.newRestfulGenericClient(gateway.fhir());
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void dicomwebClient_findsAndRetrievesWhatAViewerNeeds() {
    JsonNode match =
        Http.get(
                gateway.dicomweb() + "/instances?limit=1&includefield=NumberOfFrames",
                "Accept",
                DICOM_JSON)
            .json()
            .get(0);
    String study = uid(match, "0020000D");
    String series = uid(match, "0020000E");
    String instance = uid(match, "00080018");
    int frames = match.at("/00280008/Value/0").asInt(1);

    JsonNode seen = runDicomwebClient(study, series, instance, Integer.toString(frames));

    assertThat(texts(seen.get("studies"))).containsExactly(study);
    assertThat(texts(seen.get("series"))).contains(series);
    assertThat(texts(seen.get("instances"))).contains(instance);
    assertThat(texts(seen.get("instanceMetadata"))).containsExactly(instance);
    assertThat(texts(seen.get("seriesMetadata"))).containsAll(texts(seen.get("instances")));
    assertThat(texts(seen.get("studyMetadata"))).containsAll(texts(seen.get("seriesMetadata")));
    String url =
        "%s/studies/%s/series/%s/instances/%s"
            .formatted(gateway.dicomweb(), study, series, instance);
    List<String> stored = hashes(url, "multipart/related; type=\"application/dicom\"");
    assertThat(stored).containsExactly(seen.get("instance").asText());
    assertThat(texts(seen.get("seriesParts"))).containsAll(stored);
    assertThat(texts(seen.get("studyParts"))).containsAll(stored);
    assertThat(texts(seen.get("frames")))
        .hasSize(frames)
        .startsWith(
            hashes(url + "/frames/1", "multipart/related; type=\"application/octet-stream\"")
                .getFirst());
    assertThat(seen.get("bulk")).isNotEmpty();
  }

  @Test
  void fhirClient_readsATruthfulCapabilityStatement() {
    CapabilityStatement statement = fhir.capabilities().ofType(CapabilityStatement.class).execute();

    assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
    assertThat(statement.getRestFirstRep().getResource())
        .extracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getType)
        .contains("ImagingStudy", "Patient", "Endpoint");
    Set<String> parameters = new HashSet<>();
    statement.getRestFirstRep().getResource().stream()
        .filter(resource -> resource.getType().equals("ImagingStudy"))
        .flatMap(resource -> resource.getSearchParam().stream())
        .forEach(parameter -> parameters.add(parameter.getName()));
    assertThat(parameters)
        .contains(
            "_id",
            "identifier",
            "patient",
            "started",
            "modality",
            "bodysite",
            "series",
            "instance",
            "dicom-class",
            "status",
            "endpoint");
  }

  @Test
  void fhirClient_pagesThroughEveryStudy() {
    Set<String> whole = new HashSet<>();
    Bundle all =
        fhir.search()
            .forResource(ImagingStudy.class)
            .count(500)
            .returnBundle(Bundle.class)
            .execute();
    all.getEntry().forEach(entry -> whole.add(entry.getResource().getIdElement().getIdPart()));

    Set<String> paged = new HashSet<>();
    int entries = 0;
    Bundle page =
        fhir.search().forResource(ImagingStudy.class).count(2).returnBundle(Bundle.class).execute();
    while (true) {
      for (var entry : page.getEntry()) {
        paged.add(entry.getResource().getIdElement().getIdPart());
        entries++;
      }
      if (page.getLink(Bundle.LINK_NEXT) == null) {
        break;
      }
      page = fhir.loadPage().next(page).execute();
    }

    assertThat(whole).hasSizeGreaterThan(2);
    assertThat(paged).isEqualTo(whole);
    assertThat(entries).as("no study twice").isEqualTo(whole.size());
  }

  @Test
  void fhirClient_followsAStudyToItsPatientAndEndpoint() {
    Bundle found =
        fhir.search().forResource(ImagingStudy.class).count(1).returnBundle(Bundle.class).execute();
    ImagingStudy study = (ImagingStudy) found.getEntryFirstRep().getResource();

    ImagingStudy read =
        fhir.read().resource(ImagingStudy.class).withId(study.getIdElement().getIdPart()).execute();
    Patient patient =
        fhir.read().resource(Patient.class).withUrl(read.getSubject().getReference()).execute();
    Endpoint endpoint =
        fhir.read()
            .resource(Endpoint.class)
            .withUrl(read.getEndpointFirstRep().getReference())
            .execute();

    assertThat(read.equalsDeep(study)).as("read and search give the same study").isTrue();
    assertThat(patient.getIdentifier()).isNotEmpty();
    assertThat(endpoint.getConnectionType().getCode()).isEqualTo("dicom-wado-rs");
    String uid = read.getIdentifierFirstRep().getValue().replace("urn:oid:", "");
    assertThat(
            Http.get(endpoint.getAddress() + "/studies/" + uid + "/metadata", "Accept", DICOM_JSON)
                .status())
        .as("the endpoint of the study serves it")
        .isEqualTo(200);
  }

  @Test
  void fhirClient_findsByPatientAndByIdentifier() {
    Bundle found =
        fhir.search().forResource(ImagingStudy.class).count(1).returnBundle(Bundle.class).execute();
    ImagingStudy study = (ImagingStudy) found.getEntryFirstRep().getResource();

    Bundle byIdentifier =
        fhir.search()
            .forResource(ImagingStudy.class)
            .where(
                new TokenClientParam("identifier")
                    .exactly()
                    .systemAndIdentifier("urn:dicom:uid", study.getIdentifierFirstRep().getValue()))
            .returnBundle(Bundle.class)
            .execute();
    Bundle byPatient =
        fhir.search()
            .forResource(ImagingStudy.class)
            .where(ImagingStudy.PATIENT.hasId(study.getSubject().getReference()))
            .returnBundle(Bundle.class)
            .execute();

    assertThat(ids(byIdentifier)).containsExactly(study.getIdElement().getIdPart());
    assertThat(ids(byPatient)).contains(study.getIdElement().getIdPart());
  }

  private static JsonNode runDicomwebClient(
      String study, String series, String instance, String frames) {
    String node = Programs.required(RealClientsIT.class, "node");
    Path clients = Checkout.root().resolve("conformance/clients");
    boolean installed = Files.isDirectory(clients.resolve("node_modules/dicomweb-client"));
    if (!installed) {
      Skips.report(
          RealClientsIT.class, "dicomweb-client is not installed (npm ci in conformance/clients)");
    }
    Assumptions.assumeTrue(installed, "dicomweb-client is not installed");
    var outcome =
        Programs.run(
            Duration.ofMinutes(2),
            List.of(
                node,
                clients.resolve("dicomweb-client.mjs").toString(),
                gateway.dicomweb(),
                study,
                series,
                instance,
                frames));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return Answer.json(outcome.out());
  }

  private static List<String> hashes(String url, String accept) {
    Answer answer = Http.get(url, "Accept", accept);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.parts().stream().map(Part::sha256).toList();
  }

  private static List<String> ids(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(entry -> entry.getResource().getIdElement().getIdPart())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static String uid(JsonNode match, String tag) {
    return match.at("/" + tag + "/Value/0").asText();
  }
}

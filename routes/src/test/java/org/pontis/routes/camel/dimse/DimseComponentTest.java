package org.pontis.routes.camel.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.DatasetReader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.testkit.ContractStudies;

/** The component in a plain Camel context, as an integration flow uses it. */
class DimseComponentTest {
  private final ArrivedInstances arrivals = ArrivedInstances.of(new AeTitle("PONTIS"));
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final FakeArchive archive = new FakeArchive(SyntaxChoice.ANY);
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    context.disableJMX();
    context.addComponent(
        DimseComponent.SCHEME,
        new DimseComponent(
            arrivals, site -> Optional.of(ArrivedStudies.source()), Optional.empty()));
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
    archive.close();
  }

  private Exchange send(String options, Object body) {
    return send(archive, options, body);
  }

  private Exchange send(FakeArchive to, String options, Object body) {
    return context
        .createProducerTemplate()
        .send(
            "dimse:" + to.address() + "?" + options,
            exchange -> exchange.getMessage().setBody(body));
  }

  private static void assertProblem(Exchange exchange, ProblemType type, String detail) {
    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> {
              assertThat(failure.problem().type()).as(failure.problem().detail()).isEqualTo(type);
              assertThat(failure.problem().detail()).contains(detail);
            });
  }

  @Test
  void echo_answersWithTheStatus() {
    Exchange exchange = send("operation=echo", "anything");

    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getBody()).isEqualTo(new DimseAnswer(DimseStatus.SUCCESS, 0));
  }

  @Test
  void store_sendsAFileAsItIs() throws IOException {
    byte[] object = ArrivedStudies.objects().getFirst();
    Path file = Files.write(folder.resolve("one.dcm"), object);

    Exchange asPath = send("operation=store", file);
    Exchange asFile = send("operation=store", file.toFile());

    assertThat(asPath.getMessage().getBody()).isEqualTo(new DimseAnswer(DimseStatus.SUCCESS, 1));
    assertThat(asFile.getMessage().getBody()).isEqualTo(new DimseAnswer(DimseStatus.SUCCESS, 1));
    Uid instance = ArrivedStudies.arrived(object).instance();
    assertThat(archive.stored().get(instance)).isEqualTo(ArrivedStudies.dataSet(object));
  }

  @Test
  void store_fetchesWhatArrivedFromItsSite() {
    for (byte[] object : ArrivedStudies.objects()) {
      ArrivedInstance arrived = ArrivedStudies.arrived(object);

      Exchange exchange = send("operation=store", arrived);

      assertThat(exchange.getException()).isNull();
      assertThat(archive.stored().get(arrived.instance()))
          .isEqualTo(ArrivedStudies.dataSet(object));
    }
  }

  @Test
  void store_convertsForAReceiverThatTakesTheDefaultSyntaxOnly() throws IOException {
    TransferSyntax implicit = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
    try (FakeArchive narrow = new FakeArchive(SyntaxChoice.inTheirOrder(Set.of(implicit.uid())))) {
      byte[] object = ContractStudies.thoraxImage(ContractStudies.THORAX_CT_FIRST, "1");
      Path file = Files.write(folder.resolve("explicit.dcm"), object);

      Exchange exchange = send(narrow, "operation=store", file);

      assertThat(exchange.getException()).isNull();
      byte[] stored = narrow.stored().get(ContractStudies.THORAX_CT_FIRST);
      Dataset sent =
          new DatasetReader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(stored), implicit);
      assertThat(sent.uid(Tags.SOPInstanceUID)).hasValue(ContractStudies.THORAX_CT_FIRST);
    }
  }

  @Test
  void store_ofWhatTheReceiverDoesNotTakeSaysSo() {
    Set<Uid> implicit = Set.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());
    try (FakeArchive narrow = new FakeArchive(SyntaxChoice.inTheirOrder(implicit))) {
      ArrivedInstance arrived =
          ArrivedStudies.objects().stream()
              .map(ArrivedStudies::arrived)
              .filter(one -> one.transferSyntax().payload() == TransferSyntax.Payload.ENCAPSULATED)
              .findFirst()
              .orElseThrow();

      Exchange exchange = send(narrow, "operation=store", arrived);

      assertProblem(exchange, ProblemType.NOT_ACCEPTABLE, "accepted no presentation context");
      assertThat(narrow.stored()).isEmpty();
    }
  }

  @Test
  void store_ofWhatTheSiteDoesNotHaveSaysSo() {
    ArrivedInstance here = ArrivedStudies.arrived(ArrivedStudies.objects().getFirst());
    ArrivedInstance gone =
        new ArrivedInstance(
            here.site(),
            here.study(),
            here.series(),
            new Uid("2.25.404"),
            here.sopClass(),
            here.transferSyntax(),
            here.calling(),
            here.called());

    assertProblem(send("operation=store", gone), ProblemType.NOT_FOUND, "");
  }

  @ParameterizedTest
  @CsvSource({
    "0xA700, OVERLOADED",
    "0x0124, NOT_AUTHORIZED",
    "0xC000, NOT_ACCEPTABLE",
    "0xA900, NOT_ACCEPTABLE",
  })
  void statuses_thatAreFailuresAreProblems(String status, ProblemType type) {
    archive.answerWith(DimseStatus.of(Integer.decode(status)));

    Exchange exchange =
        send("operation=store", ArrivedStudies.arrived(ArrivedStudies.objects().getFirst()));

    assertProblem(exchange, type, "answered store with status " + status.substring(2));
  }

  @Test
  void statuses_thatAreWarningsAreAnswers() {
    archive.answerWith(DimseStatus.of(0xB000));

    Exchange exchange =
        send("operation=store", ArrivedStudies.arrived(ArrivedStudies.objects().getFirst()));

    assertThat(exchange.getMessage().getBody())
        .isEqualTo(new DimseAnswer(DimseStatus.of(0xB000), 1));
  }

  @Test
  void find_givesMatchesToTheSinkAndCountsThem() {
    List<Dataset> matches = new ArrayList<>();
    DimseQuestion question =
        new DimseQuestion(
            InformationModel.STUDY_ROOT, ImagingQuery.all(QueryLevel.STUDY), matches::add);

    Exchange exchange = send("operation=find", question);

    assertThat(exchange.getMessage().getBody()).isEqualTo(new DimseAnswer(DimseStatus.SUCCESS, 2));
    assertThat(matches).hasSize(2);
  }

  @Test
  void move_countsWhatWasMovedAndNamesUnknownDestinations() {
    InstanceRef study = InstanceRef.study(new Uid("2.25.1"));

    Exchange known = send("operation=move&destination=KNOWN", study);
    Exchange unknown = send("operation=move&destination=OTHER", study);

    assertThat(known.getMessage().getBody()).isEqualTo(new DimseAnswer(DimseStatus.SUCCESS, 1));
    assertProblem(unknown, ProblemType.NOT_FOUND, "status A801H");
  }

  @Test
  void bodies_ofAnotherKindAreRefused() {
    assertProblem(send("operation=store", "text"), ProblemType.INTERNAL, "takes a file");
    assertProblem(send("operation=find", "text"), ProblemType.INTERNAL, "takes a DimseQuestion");
  }

  @Test
  void unreachablePeers_areProblems() {
    archive.close();

    assertProblem(send("operation=echo", ""), ProblemType.SITE_UNREACHABLE, "no connection");
  }

  @Test
  void consumer_startsARouteForEachArrivalAndGoesOnAfterAFailure() throws Exception {
    BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("dimse:PONTIS")
                .process(exchange -> {
                  seen.add(exchange.getMessage().getBody());
                  throw new IllegalStateException("a step that fails");
                });
          }
        });

    arrivals.publish(ArrivedInstancesTest.arrived(1));
    arrivals.publish(ArrivedInstancesTest.arrived(2));

    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(ArrivedInstancesTest.arrived(1));
    assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo(ArrivedInstancesTest.arrived(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dimse:OTHER                                 | no listener is called 'OTHER'
          dimse:PACS@host                             | is not AET@host:port
          dimse:PACS@host:104?operation=delete        | expected one of store, echo, find, move
          dimse:PACS@host:104?operation=move          | needs a destination=AET
          dimse:PACS@host:104?timeout=soon            | is no timeout
          dimse:PACS@host:104?calling=MORE_THAN_16_CHARS | is no AE title
          dimse:PACS@host:104?characterSet=Latin      | is no character set
          dimse:PACS@host:104?tls=true                | there is no dimse.tls
          dimse:PACS@host:104?tls=perhaps             | is neither true nor false
          dimse:PACS@host:104?colour=red              | colour
          """)
  void endpoints_ofOtherFormAreRefusedWithTheReason(String uri, String reason) {
    assertThatThrownBy(() -> context.getEndpoint(uri))
        .isInstanceOf(ResolveEndpointFailedException.class)
        .hasStackTraceContaining(reason);
  }
}

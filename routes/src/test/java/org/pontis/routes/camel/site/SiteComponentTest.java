package org.pontis.routes.camel.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.Site;
import org.pontis.routes.site.SiteRegistry;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

/** The component in a plain Camel context, as an integration flow would use it. */
class SiteComponentTest {
  private final InMemorySource source =
      InMemorySource.of(new SiteId("north"), ContractStudies.part10Objects());
  private final DefaultCamelContext context = new DefaultCamelContext();

  @BeforeEach
  void start() {
    Site site = Site.of(source.check().site(), source);
    context.addComponent(SiteComponent.SCHEME, new SiteComponent(new SiteRegistry(List.of(site))));
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }

  private Exchange send(String operation, Object body) {
    ProducerTemplate template = context.createProducerTemplate();
    return template.send(
        "site:" + source.check().site() + "/" + operation,
        exchange -> exchange.getMessage().setBody(body));
  }

  @Test
  void find_sendsMatchesToTheCommandsSinkAndAnswersWithTheSummary() {
    List<String> found = new ArrayList<>();
    SiteCommand command =
        new SiteCommand.Find(
            ImagingQuery.all(QueryLevel.STUDY),
            call(),
            (_, match) -> found.add(match.string(Tags.StudyInstanceUID).orElse("")),
            CallWatch.none());

    Exchange exchange = send("find", command);

    assertThat(found).hasSize(4).startsWith(ContractStudies.THORAX.value());
    assertThat(exchange.getMessage().getBody())
        .isInstanceOfSatisfying(
            FindSummary.class, summary -> assertThat(summary.delivered()).isEqualTo(4));
  }

  @Test
  void retrieveAndMetadata_answerWithTheSummary() {
    InstanceRef thorax = InstanceRef.study(ContractStudies.THORAX);

    Exchange metadata = send("metadata", new SiteCommand.Metadata(thorax, call(), (_, _) -> true));
    Exchange retrieval = send("retrieve", new SiteCommand.Retrieve(thorax, call(), _ -> true));

    assertThat(metadata.getMessage().getBody()).isEqualTo(new RetrieveSummary(4, List.of()));
    assertThat(retrieval.getMessage().getBody()).isEqualTo(new RetrieveSummary(4, List.of()));
  }

  @Test
  void problems_areTheExchangesException() {
    InstanceRef unknown = InstanceRef.study(ContractStudies.RLE);

    Exchange exchange = send("metadata", new SiteCommand.Metadata(unknown, call(), (_, _) -> true));

    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            ImagingException.class,
            failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  @Test
  void bodies_ofAnotherCommandAreRefused() {
    SiteCommand metadata =
        new SiteCommand.Metadata(InstanceRef.study(ContractStudies.THORAX), call(), (_, _) -> true);

    assertThat(send("find", metadata).getException()).isInstanceOf(ImagingException.class);
    assertThat(send("find", "a string").getException())
        .hasMessageContaining("a body that is no such command");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          site:nowhere/find | names no site
          site:find         | names no site
          site:SITE/erase   | expected find, metadata, retrieve or store
          site:SITE         | names no site
          """)
  void endpoints_ofOtherFormAreRefusedWithTheReason(String uri, String reason) {
    String named = uri.replace("SITE", source.check().site().value());

    assertThatThrownBy(() -> context.getEndpoint(named))
        .isInstanceOf(ResolveEndpointFailedException.class)
        .hasStackTraceContaining(reason);
  }
}

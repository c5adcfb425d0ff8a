package org.pontis.gateway.http.fhir;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.pontis.mappings.search.SearchParameter;
import org.pontis.mappings.search.SearchToQuery;

/** The CapabilityStatement: what the search tables and the providers hold, and nothing else. */
public final class Capabilities {
  private final String version;
  private final String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

  Capabilities(String version) {
    this.version = version;
  }

  /** Called by HAPI, which wants to make the statement from its own view of the providers. */
  public void setRestfulServer(RestfulServer server) {}

  /** What this server can do. */
  @Metadata(cacheMillis = 0)
  public CapabilityStatement statement(RequestDetails details) {
    CapabilityStatement statement = new CapabilityStatement();
    statement.setName("Pontis").setTitle("Pontis imaging gateway").setVersion(version);
    statement.setStatus(PublicationStatus.ACTIVE).setDateElement(new DateTimeType(started));
    statement.setKind(CapabilityStatementKind.INSTANCE);
    statement.setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("application/fhir+json");
    statement.addFormat("application/fhir+xml");
    statement.getSoftware().setName("Pontis").setVersion(version);
    statement
        .getImplementation()
        .setDescription("Imaging studies of several sites as one")
        .setUrl(details.getFhirServerBase());
    CapabilityStatementRestComponent rest = statement.addRest();
    rest.setMode(RestfulCapabilityMode.SERVER);
    for (String type : List.of("Endpoint", "ImagingStudy", "Patient")) {
      describe(rest.addResource(), type);
    }
    return statement;
  }

  private static void describe(CapabilityStatementRestResourceComponent resource, String type) {
    resource.setType(type).setVersioning(ResourceVersionPolicy.NOVERSION);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    if (type.equals("Endpoint")) {
      resource.addSearchParam().setName("_id").setType(SearchParamType.TOKEN);
    }
    SearchToQuery.parameters(type).stream()
        .filter(parameter -> parameter.type() != SearchParameter.Type.SPECIAL)
        .forEach(parameter ->
            resource
                .addSearchParam()
                .setName(parameter.name())
                .setType(
                    SearchParamType.fromCode(parameter.type().name().toLowerCase(Locale.ROOT))));
  }
}

package org.pontis.conformance.harness;

import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pontis.conformance.harness.GatewayUnderTest.Start;

/**
 * A gateway over one site that is called the same in each of them, so that answers can be compared
 * whatever the site is. Its own address is left out of them, and they are remembered: more than one
 * other may be compared with them.
 */
public final class SameSite implements AutoCloseable {
  /** The id of the site. */
  public static final String ID = "site";

  /** For one that lives for seconds: what the second compiler does would not pay. */
  private static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

  private final String name;
  private final Class<?> test;
  private final Entity entity;
  private final GatewayUnderTest gateway;
  private final Map<String, Found> byQido = new HashMap<>();
  private final Map<String, List<JsonNode>> byFhir = new HashMap<>();
  private final Map<List<String>, Set<String>> byFind = new HashMap<>();

  private SameSite(String name, Class<?> test, Entity entity, GatewayUnderTest gateway) {
    this.name = name;
    this.test = test;
    this.entity = entity;
    this.gateway = gateway;
  }

  /** A gateway that calls itself so over a site with the id {@link #ID}. */
  public static SameSite over(String name, Class<?> test, Entity entity, Site site) {
    Start start =
        Start.over(List.of(site))
            .withSections(DimseSections.listener(entity, ""))
            .withJvmOptions(COMPILED_ONCE);
    return new SameSite(name, test, entity, GatewayUnderTest.start(start));
  }

  /** The answer to a search in DICOMweb: status, warning and matches. */
  public record Found(int status, String warning, List<JsonNode> matches) {
    /** Copies the list. */
    public Found {
      matches = List.copyOf(matches);
    }
  }

  public Found byQido(String path) {
    return byQido.computeIfAbsent(path, this::askQido);
  }

  private Found askQido(String path) {
    Answer answer = Http.get(gateway.dicomweb() + path, "Accept", DICOM_JSON);
    List<JsonNode> matches = new ArrayList<>();
    if (answer.status() == 200) {
      Answer.json(withoutAddress(answer.text())).forEach(matches::add);
    }
    return new Found(answer.status(), answer.header("Warning"), matches);
  }

  /** Everything on every page of a search in FHIR. */
  public List<JsonNode> byFhir(String search) {
    return byFhir.computeIfAbsent(search, this::askFhir);
  }

  private List<JsonNode> askFhir(String search) {
    return StudySearch.resources(gateway.fhir(), search).stream()
        .map(resource -> Answer.json(withoutAddress(resource.toString())))
        .toList();
  }

  /** The studies that answer a C-FIND. */
  public Set<String> byFind(List<String> keys) {
    Dcmtk dcmtk = new Dcmtk(test, "FINDSCU", entity);
    return byFind.computeIfAbsent(keys, asked -> StudySearch.byFind(dcmtk, asked));
  }

  private String withoutAddress(String text) {
    return text.replace(gateway.base(), "");
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    gateway.close();
  }
}

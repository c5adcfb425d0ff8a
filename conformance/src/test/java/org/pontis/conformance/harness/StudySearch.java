package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The studies that answer a question, by their UIDs, in each dialect. */
public final class StudySearch {
  private StudySearch() {}

  /** The studies of the matches of any level. */
  public static Set<String> byQido(String dicomweb, String path) {
    Set<String> studies = new TreeSet<>();
    matches(dicomweb, path).forEach(match -> studies.add(match.at("/0020000D/Value/0").asText()));
    return studies;
  }

  /** The matches themselves. */
  public static JsonNode matches(String dicomweb, String path) {
    Answer answer = Http.get(dicomweb + path, "Accept", DICOM_JSON);
    assertThat(answer.status()).as("%s: %s", path, answer.text()).isIn(200, 204);
    assertThat(answer.header("Warning")).as(path).isEmpty();
    return answer.status() == 204 ? Answer.json("[]") : answer.json();
  }

  /** Those of every page of a search of ImagingStudy. */
  public static Set<String> byFhir(String fhir, String query) {
    Set<String> studies = new TreeSet<>();
    for (JsonNode resource : resources(fhir, "/ImagingStudy?" + query)) {
      if (resource.path("resourceType").asText().equals("ImagingStudy")) {
        studies.add(studyUid(resource));
      }
    }
    return studies;
  }

  /** Everything on every page of a search. */
  public static List<JsonNode> resources(String fhir, String search) {
    List<JsonNode> resources = new ArrayList<>();
    String url = fhir + search + "&_count=7";
    while (!url.isEmpty()) {
      Answer answer = Http.get(url, "Accept", "application/fhir+json");
      assertThat(answer.status()).as("%s: %s", url, answer.text()).isEqualTo(200);
      answer.json().path("entry").forEach(entry -> resources.add(entry.get("resource")));
      url = next(answer.json());
    }
    return resources;
  }

  /** Those findscu prints; the keys ask for Study Instance UIDs. */
  public static Set<String> byFind(Dcmtk dcmtk, List<String> keys) {
    List<String> asked = new ArrayList<>(keys);
    if (keys.stream().noneMatch(key -> key.startsWith("StudyInstanceUID"))) {
      asked.add("StudyInstanceUID");
    }
    Programs.Outcome found = dcmtk.find(asked.toArray(String[]::new));
    assertThat(found.exit()).as(found.err()).isZero();
    return new TreeSet<>(Dcmtk.values(found, "0020,000d"));
  }

  private static String studyUid(JsonNode imagingStudy) {
    for (JsonNode identifier : imagingStudy.path("identifier")) {
      if (identifier.path("system").asText().equals("urn:dicom:uid")) {
        return identifier.path("value").asText().replace("urn:oid:", "");
      }
    }
    throw new AssertionError("no study UID in " + imagingStudy);
  }

  private static String next(JsonNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        return link.path("url").asText();
      }
    }
    return "";
  }
}

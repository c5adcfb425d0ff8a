package org.pontis.conformance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One line of dialects.tsv: the same question in each dialect.
 *
 * @param fhir a search of ImagingStudy, empty where it has no such question
 * @param find the keys of a C-FIND, empty where it has no such question
 */
public record Question(String name, String qido, String fhir, List<String> find) {
  private static final String NONE = "-";

  /**
   * Every question, about a study of the generator's and one of its instances, and another study.
   */
  public static List<Question> about(JsonNode study, String instance, JsonNode other) {
    Map<String, String> values = values(study, instance, other);
    try {
      return Files.readAllLines(
              Checkout.root().resolve("conformance/src/test/resources/dialects.tsv"))
          .stream()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells ->
              new Question(
                  cells[0],
                  filled(cells[1], values, Question::encoded),
                  fhir(filled(cells[2], values, Question::encoded)),
                  keys(filled(cells[3], values, UnaryOperator.identity()))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it can be asked in FHIR or by C-FIND too. */
  public boolean isOfSeveralDialects() {
    return !fhir.isEmpty() || !find.isEmpty();
  }

  /** Whether somebody has to know an answer. */
  public boolean hasAnswers() {
    return !name.contains("no site knows");
  }

  private static String fhir(String cell) {
    return cell.equals(NONE) ? "" : cell.replace("|", "%7C");
  }

  /** The level and the keys after it, as findscu takes them. */
  private static List<String> keys(String cell) {
    if (cell.equals(NONE)) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of(cell.split(" ", -1)));
    words.set(0, "QueryRetrieveLevel=" + words.getFirst());
    return List.copyOf(words);
  }

  private static String filled(
      String cell, Map<String, String> values, UnaryOperator<String> written) {
    String text = cell;
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", written.apply(value.getValue()));
    }
    return text;
  }

  private static Map<String, String> values(JsonNode study, String instance, JsonNode other) {
    String date = study.get("date").asText();
    String accession = study.get("accession").asText();
    String[] name = study.get("name").asText().split("[=^]", -1);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("study", study.get("studyUid").asText());
    values.put("other", other.get("studyUid").asText());
    values.put("patient", study.get("patientId").asText());
    values.put("accession", accession);
    values.put("stem", accession.substring(0, accession.length() - 2));
    values.put("date", date);
    values.put(
        "fhirdate", date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6));
    values.put("modality", study.at("/series/0/modality").asText());
    values.put("series", study.at("/series/0/uid").asText());
    values.put("instance", instance);
    values.put("family", name[0]);
    values.put("given", name[1]);
    values.put("small", name[0].toLowerCase(Locale.ROOT));
    values.put("middle", name[0].substring(1, name[0].length() - 1));
    return values;
  }

  /** Text as the value of a parameter. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return name;
  }
}

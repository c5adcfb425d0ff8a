package org.pontis.conformance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * One line of dialects.tsv: the same question in each dialect.
 *
 * @param find the keys of a C-FIND, empty where its levels have no such question
 */
public record Question(String name, String qido, String fhir, List<String> find) {
  /** Every question, about a study of the generator's and one of its instances. */
  public static List<Question> about(JsonNode study, String instance) {
    try {
      return Files.readAllLines(
              Checkout.root().resolve("conformance/src/test/resources/dialects.tsv"))
          .stream()
          .skip(1)
          .map(line -> filled(line, study, instance).split("\t", -1))
          .map(cells ->
              new Question(cells[0], cells[1], cells[2].replace("|", "%7C"), keys(cells[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether somebody has to know an answer. */
  public boolean hasAnswers() {
    return !name.contains("no site knows");
  }

  private static List<String> keys(String cell) {
    return cell.equals("-") ? List.of() : List.of(cell.split(" ", -1));
  }

  private static String filled(String line, JsonNode study, String instance) {
    String date = study.get("date").asText();
    return line.replace("{study}", study.get("studyUid").asText())
        .replace("{patient}", study.get("patientId").asText())
        .replace("{accession}", study.get("accession").asText())
        .replace("{date}", date)
        .replace(
            "{fhirdate}",
            date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6))
        .replace("{modality}", study.at("/series/0/modality").asText())
        .replace("{series}", study.at("/series/0/uid").asText())
        .replace("{instance}", instance);
  }

  @Override
  public String toString() {
    return name;
  }
}

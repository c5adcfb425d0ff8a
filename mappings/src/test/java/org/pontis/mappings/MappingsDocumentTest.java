package org.pontis.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pontis.config.ConfigResult;
import org.pontis.config.Located;
import org.pontis.mappings.search.SearchParameter;
import org.pontis.mappings.search.SearchToQuery;
import org.pontis.mappings.table.MappingTable;
import org.pontis.mappings.table.Row;
import org.pontis.mappings.table.TableLoader;

/** {@code docs/mappings.md} is what the tables say; {@code -Dgolden=write} writes it anew. */
final class MappingsDocumentTest {
  private static final String INTRODUCTION =
      """
      # DICOM to FHIR R4

      Generated from the tables in `mappings/src/main/resources/mappings`; a test fails when this page is stale. A row reads
      the attributes on the left with a converter of `org.pontis.mappings.convert`, and writes the element. *Gather* says what
      the instances of a study or series say together: the first value, every distinct one, the one all agree on, or how many
      there are. *Absent* says what becomes of the element without a value.
      """;

  @Test
  void document_isWhatTheTablesSay() throws IOException {
    Path file = Repository.root().resolve("docs/mappings.md");
    String document = document();
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, document);
    }

    assertThat(file).as("run the test with -Dgolden=write to write it anew").hasContent(document);
  }

  private static String document() {
    StringBuilder document = new StringBuilder(INTRODUCTION);
    table(document, "ImagingStudy", "mappings/r4/imaging-study.yaml");
    table(
        document,
        "ImagingStudy, added for HL7 EU Imaging",
        "mappings/overlays/eu-imaging/imaging-study.yaml");
    table(document, "Patient", "mappings/r4/patient.yaml");
    table(document, "Endpoint, from the description of a site", "mappings/r4/endpoint.yaml");
    search(document, "ImagingStudy");
    search(document, "Patient");
    return document.toString();
  }

  private static void table(StringBuilder document, String title, String resource) {
    MappingTable table =
        switch (TableLoader.load(resource)) {
          case ConfigResult.Valid<MappingTable> valid -> valid.value();
          case ConfigResult.Invalid<MappingTable> invalid ->
              throw new AssertionError(invalid.problems());
        };
    document.append("\n## ").append(title).append("\n\n");
    document.append("| row | from | to | as | gather | absent | see |\n");
    document.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    table.rows().forEach(row -> document.append(line(row)));
    table
        .profiles()
        .forEach(claim ->
            document.append(
                "\nClaims `%s` when these rows gave a value: %s.\n"
                    .formatted(claim.url(), joined(claim.requires()))));
  }

  private static String line(Row row) {
    return "| %s | %s | %s.%s | %s%s | %s | %s | %s |\n"
        .formatted(
            row.id().value(),
            joined(row.from()),
            row.level().toString().toLowerCase(Locale.ROOT),
            row.to().value(),
            row.as().value(),
            row.map().map(map -> " (" + map.value() + ")").orElse(""),
            name(row.gather()),
            name(row.absent()),
            row.see());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String joined(List<Located<String>> values) {
    return values.stream().map(Located::value).collect(Collectors.joining(", "));
  }

  private static void search(StringBuilder document, String resource) {
    document.append("\n## Search of ").append(resource).append("\n\n");
    document.append("| parameter | type | asks for | modifiers |\n| --- | --- | --- | --- |\n");
    for (SearchParameter parameter : SearchToQuery.parameters(resource)) {
      document.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  parameter.name(),
                  name(parameter.type()),
                  String.join(", ", parameter.from()),
                  String.join(", ", parameter.modifiers())));
    }
  }
}

package org.pontis.mappings.convert;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.json.DicomJsonReader;
import org.pontis.dicom.json.JsonLimits;
import org.pontis.mappings.Golden;
import org.pontis.mappings.Repository;
import org.pontis.mappings.codes.CodeMaps;

/** Every converter by the cases of {@code converters.tsv}. */
final class ConvertersTest {
  private static final Path FILE =
      Repository.root().resolve("mappings/src/test/resources/converters.tsv");

  record Case(List<String> columns) {
    String converter() {
      return columns.getFirst();
    }

    String expected() {
      return columns.get(5);
    }

    Input input() throws IOException {
      List<ElementPath> from =
          Stream.of(columns.get(2).split(" ", -1))
              .filter(keyword -> !keyword.isEmpty())
              .map(keyword -> ElementPath.of(Dictionary.tag(keyword).orElseThrow()))
              .toList();
      byte[] json = columns.get(4).getBytes(StandardCharsets.UTF_8);
      Dataset dataset =
          new DicomJsonReader(JsonLimits.DEFAULT).read(new ByteArrayInputStream(json));
      return new Input(
          dataset,
          from,
          columns.get(1).equals("known") ? Golden.KNOWN : Golden.UNKNOWN,
          CodeMaps.find(columns.get(3)));
    }

    @Override
    public String toString() {
      return converter() + " " + columns.get(4);
    }
  }

  static List<Case> cases() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> new Case(List.of(line.split("\t", -1))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void convert_givesTheValues(Case one) throws IOException {
    Converter converter = Converters.find(one.converter()).orElseThrow();

    List<? extends Base> values = converter.convert(one.input());

    assertThat(text(values)).isEqualTo(one.expected());
    assertThat(values).allMatch(value -> value.getClass() == converter.type());
  }

  @Test
  void everyConverter_hasACase() throws IOException {
    assertThat(cases()).extracting(Case::converter).containsAll(Converters.names());
  }

  @Test
  void cases_areWrittenAnewWhenAsked() throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      List<String> lines = new ArrayList<>(Files.readAllLines(FILE).subList(0, 1));
      for (Case one : cases()) {
        Converter converter = Converters.find(one.converter()).orElseThrow();
        List<String> columns = new ArrayList<>(one.columns().subList(0, 5));
        columns.add(text(converter.convert(one.input())));
        lines.add(String.join("\t", columns));
      }
      Files.write(FILE, lines);
    }
    assertThat(cases()).isNotEmpty();
  }

  private static String text(List<? extends Base> values) {
    return values.stream().map(ConvertersTest::text).collect(Collectors.joining(" "));
  }

  private static String text(Base value) {
    return value instanceof PrimitiveType<?> primitive
        ? primitive.getValueAsString()
        : FhirContext.forR4Cached().newJsonParser().encodeToString(value);
  }
}

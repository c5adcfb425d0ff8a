package org.pontis.mappings.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigProblem;
import org.pontis.config.ConfigResult;
import org.pontis.config.YamlLimits;
import org.pontis.mappings.table.MappingTable;
import org.pontis.mappings.table.RowLevel;

final class TableCompilerTest {
  private static final ConfigLoader LOADER =
      new ConfigLoader(name -> Optional.empty(), YamlLimits.standard());

  private static final Pattern COLUMN = Pattern.compile(", (?![^\\[]*\\])");

  @Test
  void compile_acceptsTheTablesOfThisModule() {
    assertThat(Tables.imagingStudy().rows()).hasSizeGreaterThan(30);
    assertThat(Tables.patient().attributes(RowLevel.PATIENT)).hasSizeGreaterThan(5);
    assertThat(Tables.endpoint().rows()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[StudyDescripton], description, text ; 4:12: a: 'StudyDescripton': not an attribute of PS3.6",
        "[StudyDescription], descripton, text ; 5:9: a: 'descripton': no such element",
        "[StudyDate], description, text ; 4:12: a: 'StudyDate': is DA, text takes [LO, LT, SH, ST, UC, UT]",
        "[StudyDescription], started, text ; 5:9: a: 'started': is dateTime, text makes StringType",
        "[StudyDescription], subject, text ; 5:9: a: 'subject': is Reference(Patient|Device|Group), text makes StringType",
        "[StudyDescription], series, text ; 5:9: a: 'series': is made of other elements, text makes StringType",
        "[], description, text ; 6:9: a: 'text': takes 1 attributes, the row names 0",
        "[Modality], modality, coding ; 6:9: a: 'coding': needs a code map",
        "[StudyDescription], description, text*sex ; 6:9: a: 'text': uses no code map",
        "[Modality], modality, coding*modalities ; 7:10: a: 'modalities': no such code map",
        "[StudyDescription], description, text+distinct ; 5:9: a: 'description': holds one value, the row gathers all that differ",
        "[StudyDescription], description, text+count ; 6:9: a: 'text': a count is an unsigned-int",
      })
  void compile_namesWhatIsWrongAndWhere(String row, String expected) {
    String[] columns = COLUMN.split(row, -1);
    String converter = columns[2].replaceAll("[*+].*", "");
    String map = columns[2].contains("*") ? columns[2].replaceAll(".*[*]", "    map: ") + "\n" : "";
    String gather =
        columns[2].contains("+") ? columns[2].replaceAll(".*[+]", "    gather: ") + "\n" : "";
    String yaml =
        """
        resource: ImagingStudy
        rows:
          - id: a
            from: %s
            to: %s
            as: %s
        %s%s    level: study
            absent: omit
            see: here
        """
            .formatted(columns[0], columns[1], converter, map, gather);

    assertThat(problems(yaml)).containsExactly("t.yaml:" + expected);
  }

  @Test
  void compile_refusesAnUnknownConverterAndNamesTheKnown() {
    String yaml = table("{ id: a, level: study, from: [StudyID], to: description, as: txt");

    assertThat(problems(yaml))
        .singleElement()
        .asString()
        .startsWith("t.yaml:3:66: a: 'txt': no such converter, expected one of [accession-ref");
  }

  @Test
  void compile_refusesTwoRowsOfOneId() {
    String row = "{ id: a, level: study, from: [StudyID], to: description, as: text";

    assertThat(problems(table(row, row)))
        .containsExactly("t.yaml:4:11: a: 'a': another row has this id");
  }

  @Test
  void compile_refusesALevelOfAnotherResource() {
    String yaml = table("{ id: a, level: patient, from: [PatientName], to: name, as: human-names");

    assertThat(problems(yaml)).containsExactly("t.yaml:3:11: a: 'a': its level belongs to Patient");
  }

  @Test
  void compile_refusesAClaimThatRequiresAnUnknownRow() {
    String yaml =
        table("{ id: a, level: study, from: [StudyID], to: description, as: text")
            + "profiles: [{ url: 'http://x', requires: [a, b] }]\n";

    assertThat(problems(yaml)).containsExactly("t.yaml:4:45: http://x: 'b': no row has this id");
  }

  private static String table(String... rows) {
    StringBuilder yaml = new StringBuilder("resource: ImagingStudy\nrows:\n");
    List.of(rows)
        .forEach(row -> yaml.append("  - ").append(row).append(", absent: omit, see: here }\n"));
    return yaml.toString();
  }

  private static List<String> problems(String yaml) {
    MappingTable table =
        switch (LOADER.parse("t.yaml", yaml, MappingTable.class)) {
          case ConfigResult.Valid<MappingTable> valid -> valid.value();
          case ConfigResult.Invalid<MappingTable> invalid ->
              throw new AssertionError(invalid.problems());
        };
    return switch (TableCompiler.compile(table)) {
      case ConfigResult.Valid<CompiledTable> _ -> List.of();
      case ConfigResult.Invalid<CompiledTable> invalid ->
          invalid.problems().stream().map(ConfigProblem::toString).toList();
    };
  }
}

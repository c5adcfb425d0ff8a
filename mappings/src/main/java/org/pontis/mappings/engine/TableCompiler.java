package org.pontis.mappings.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Property;
import org.pontis.config.ConfigProblem;
import org.pontis.config.ConfigResult;
import org.pontis.config.Located;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.mappings.codes.CodeMap;
import org.pontis.mappings.codes.CodeMaps;
import org.pontis.mappings.convert.Converter;
import org.pontis.mappings.convert.Converters;
import org.pontis.mappings.table.Gather;
import org.pontis.mappings.table.MappingTable;
import org.pontis.mappings.table.ProfileClaim;
import org.pontis.mappings.table.Row;

/** Checks every row against the dictionary, the FHIR model, the converters and the code maps. */
public final class TableCompiler {
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private TableCompiler() {}

  /** The table ready for use, or everything that is wrong with it. */
  public static ConfigResult<CompiledTable> compile(MappingTable table) {
    TableCompiler compiler = new TableCompiler();
    List<CompiledRow> rows = new ArrayList<>();
    table.rows().forEach(row -> compiler.row(table, row).ifPresent(rows::add));
    table.profiles().forEach(compiler::checkRequired);
    return compiler.problems.isEmpty()
        ? new ConfigResult.Valid<>(new CompiledTable(rows, table.profiles()))
        : new ConfigResult.Invalid<>(compiler.problems.stream().sorted().toList());
  }

  private Optional<CompiledRow> row(MappingTable table, Row row) {
    if (!ids.add(row.id().value())) {
      problem(row, row.id(), "another row has this id");
    }
    if (!Model.resource(row.level()).equals(table.resource().value())) {
      problem(row, row.id(), "its level belongs to " + Model.resource(row.level()));
    }
    List<ElementPath> from = from(row);
    Optional<CodeMap> map = map(row);
    Optional<Converter> converter = Converters.find(row.as().value());
    if (converter.isEmpty()) {
      problem(row, row.as(), "no such converter, expected one of " + Converters.names());
      return Optional.empty();
    }
    checkAttributes(row, from, converter.get());
    checkElement(row, converter.get());
    checkMap(row, converter.get());
    return Optional.of(new CompiledRow(row, from, converter.get(), map));
  }

  private void problem(Row row, Located<String> where, String message) {
    problems.add(
        new ConfigProblem(where.at(), row.id().value(), "'" + where.value() + "': " + message));
  }

  private List<ElementPath> from(Row row) {
    List<ElementPath> paths = new ArrayList<>();
    for (Located<String> attribute : row.from()) {
      Optional<ElementPath> path = Dictionary.parsePath(attribute.value());
      path.ifPresent(paths::add);
      if (path.isEmpty()) {
        problem(row, attribute, "not an attribute of PS3.6");
      }
    }
    return paths;
  }

  private Optional<CodeMap> map(Row row) {
    Optional<CodeMap> map = row.map().map(Located::value).flatMap(CodeMaps::find);
    row.map()
        .filter(name -> map.isEmpty())
        .ifPresent(name -> problem(row, name, "no such code map"));
    return map;
  }

  private void checkAttributes(Row row, List<ElementPath> from, Converter converter) {
    if (row.from().size() != converter.accepts().size()) {
      problem(
          row,
          row.as(),
          "takes %d attributes, the row names %d"
              .formatted(converter.accepts().size(), row.from().size()));
      return;
    }
    if (from.size() != row.from().size()) {
      return;
    }
    for (int i = 0; i < from.size(); i++) {
      Vr vr = Dictionary.vr(from.get(i).last());
      if (!converter.accepts().get(i).contains(vr)) {
        problem(
            row,
            row.from().get(i),
            "is %s, %s takes %s".formatted(vr, converter.name(), converter.accepts().get(i)));
      }
    }
  }

  private void checkElement(Row row, Converter converter) {
    Optional<Property> element = Model.element(row.level(), row.to().value());
    if (element.isEmpty()) {
      problem(row, row.to(), "no such element");
      return;
    }
    if (!Model.takes(row.level(), element.get(), converter.type())) {
      String type = element.get().getTypeCode();
      problem(
          row,
          row.to(),
          "is %s, %s makes %s"
              .formatted(
                  type.isEmpty() ? "made of other elements" : type,
                  converter.name(),
                  converter.type().getSimpleName()));
    }
    if (row.gather() == Gather.DISTINCT && element.get().getMaxCardinality() == 1) {
      problem(row, row.to(), "holds one value, the row gathers all that differ");
    }
    if (row.gather() == Gather.COUNT && !converter.name().equals("unsigned-int")) {
      problem(row, row.as(), "a count is an unsigned-int");
    }
  }

  private void checkMap(Row row, Converter converter) {
    boolean wanted = converter.codes() == Converter.Codes.MAPPED;
    if (wanted != row.map().isPresent()) {
      problem(row, row.as(), wanted ? "needs a code map" : "uses no code map");
    }
  }

  private void checkRequired(ProfileClaim claim) {
    for (Located<String> id : claim.requires()) {
      if (!ids.contains(id.value())) {
        problems.add(
            new ConfigProblem(id.at(), claim.url(), "'" + id.value() + "': no row has this id"));
      }
    }
  }
}

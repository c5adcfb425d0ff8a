package org.pontis.mappings.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.pontis.config.ConfigProblem;
import org.pontis.config.ConfigResult;
import org.pontis.mappings.table.MappingTable;
import org.pontis.mappings.table.TableLoader;

/** The tables this module ships, with their overlays, ready for use. */
public final class Tables {
  private static final String R4 = "mappings/r4/";
  private static final String EU_IMAGING = "mappings/overlays/eu-imaging/";

  private Tables() {}

  /** ImagingStudy with what HL7 EU Imaging adds. */
  public static CompiledTable imagingStudy() {
    return compiled(load(R4 + "imaging-study.yaml").with(load(EU_IMAGING + "imaging-study.yaml")));
  }

  /** Patient. */
  public static CompiledTable patient() {
    return compiled(load(R4 + "patient.yaml"));
  }

  /** Endpoint. */
  public static CompiledTable endpoint() {
    return compiled(load(R4 + "endpoint.yaml"));
  }

  static MappingTable load(String resource) {
    return valid(TableLoader.load(resource));
  }

  private static CompiledTable compiled(MappingTable table) {
    return valid(TableCompiler.compile(table));
  }

  private static <T> T valid(ConfigResult<T> result) {
    return switch (result) {
      case ConfigResult.Valid<T>(T value) -> value;
      case ConfigResult.Invalid<T>(List<ConfigProblem> problems) ->
          throw new IllegalStateException(
              problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    };
  }
}

package org.pontis.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The differences that are meant, with their reasons: a table of peer, file pattern, path pattern,
 * kind and reason. A row that no longer occurs is stale and fails.
 */
public final class AcceptedDifferences {
  private final List<Row> rows;

  private AcceptedDifferences(List<Row> rows) {
    this.rows = rows;
  }

  /** One row; the patterns are regular expressions that match the whole text. */
  record Row(String peer, Pattern file, Pattern path, String kind, String reason) {
    boolean covers(ElementDifference difference) {
      return peer.equals(difference.peer())
          && kind.equals(difference.kind().name())
          && file.matcher(difference.file()).matches()
          && path.matcher(difference.path()).matches();
    }
  }

  public static AcceptedDifferences load() {
    try (InputStream table =
        AcceptedDifferences.class.getResourceAsStream("/accepted-differences.tsv")) {
      assertThat(table).as("accepted-differences.tsv").isNotNull();
      var reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
      List<Row> rows = new ArrayList<>();
      reader.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> rows.add(row(line)));
      return new AcceptedDifferences(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those differences that no row accepts. */
  public List<ElementDifference> unexplained(List<ElementDifference> differences) {
    return differences.stream()
        .filter(difference -> rows.stream().noneMatch(row -> row.covers(difference)))
        .toList();
  }

  /** Rows about a peer that no difference needs any more. */
  public List<String> stale(String peer, List<ElementDifference> differences) {
    return rows.stream()
        .filter(row -> row.peer().equals(peer))
        .filter(row -> differences.stream().noneMatch(row::covers))
        .map(Row::toString)
        .toList();
  }

  /** The rows as docs/intentional.md lists them. */
  public List<String> documentation() {
    return rows.stream()
        .map(row ->
            "| %s | `%s` | `%s` | %s |"
                .formatted(
                    row.peer(),
                    row.file().pattern().replace("|", "\\|"),
                    row.path().pattern().replace("|", "\\|"),
                    row.reason()))
        .toList();
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    assertThat(cells).as("five columns in: %s", line).hasSize(5);
    assertThat(cells[4]).as("a reason in: %s", line).isNotBlank();
    return new Row(
        cells[0], Pattern.compile(cells[1]), Pattern.compile(cells[2]), cells[3], cells[4]);
  }
}

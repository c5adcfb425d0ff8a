package org.pontis.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pontis.conformance.harness.Checkout;

/**
 * The differences that are meant, with their reasons: a table of peer, pattern of the file or of
 * the question, path pattern, kind and reason. A row that no longer occurs is stale and fails.
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

  /** How files are read otherwise by other toolkits. */
  public static AcceptedDifferences ofToolkits() {
    return load("/accepted-differences.tsv");
  }

  /** What PACS answer otherwise than a folder of the same files. */
  public static AcceptedDifferences ofSites() {
    return load("/site-differences.tsv");
  }

  private static AcceptedDifferences load(String resource) {
    try (InputStream table = AcceptedDifferences.class.getResourceAsStream(resource)) {
      assertThat(table).as(resource).isNotNull();
      var reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
      List<Row> rows = new ArrayList<>();
      reader.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> rows.add(row(line)));
      return new AcceptedDifferences(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every difference has its row, and every row about the peer its difference. */
  public void assertExplain(String peer, List<ElementDifference> differences) throws IOException {
    Path report = Checkout.root().resolve("conformance/target/differences-" + peer + ".tsv");
    Files.write(report, differences.stream().map(ElementDifference::toString).toList());
    List<ElementDifference> unexplained = unexplained(differences);
    assertThat(unexplained.stream().map(ElementDifference::toString).limit(60))
        .as("%d differences from %s without a reason", unexplained.size(), peer)
        .isEmpty();
    assertThat(stale(peer, differences)).as("rows nothing needs any more").isEmpty();
  }

  /** Those differences that no row accepts. */
  List<ElementDifference> unexplained(List<ElementDifference> differences) {
    return differences.stream()
        .filter(difference -> rows.stream().noneMatch(row -> row.covers(difference)))
        .toList();
  }

  /** Rows about a peer that no difference needs any more. */
  List<String> stale(String peer, List<ElementDifference> differences) {
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

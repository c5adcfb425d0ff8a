package org.pontis.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pontis.conformance.harness.Checkout;

class AcceptedDifferencesTest {
  @Test
  void intentional_listsEveryAcceptedDifferenceWithItsReason() throws IOException {
    String page = Files.readString(Checkout.root().resolve("docs/intentional.md"));

    assertThat(page)
        .contains(AcceptedDifferences.ofToolkits().documentation())
        .contains(AcceptedDifferences.ofSites().documentation());
  }

  @Test
  void unexplained_leavesOutWhatARowCovers() {
    AcceptedDifferences accepted = AcceptedDifferences.ofToolkits();
    ElementDifference covered = difference("00080005");
    ElementDifference uncovered = difference("00100020");

    assertThat(accepted.unexplained(List.of(covered, uncovered))).containsExactly(uncovered);
    assertThat(accepted.stale("pydicom", List.of(covered))).isNotEmpty();
  }

  private static ElementDifference difference(String path) {
    return new ElementDifference(
        "any.dcm", path, ElementDifference.Kind.VALUE, "ours", "theirs", "pydicom");
  }
}

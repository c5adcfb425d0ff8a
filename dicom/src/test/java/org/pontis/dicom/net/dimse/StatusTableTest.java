package org.pontis.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTableTest {
  @ParameterizedTest
  @CsvSource({
    "0000, SUCCESS", "0001, WARNING", "0107, WARNING", "0116, WARNING", "B000, WARNING",
    "B007, WARNING", "FF00, PENDING", "FF01, PENDING", "FE00, CANCEL", "0105, FAILURE",
    "0110, FAILURE", "0122, FAILURE", "0124, FAILURE", "0213, FAILURE", "A700, FAILURE",
    "A702, FAILURE", "A801, FAILURE", "A900, FAILURE", "C000, FAILURE", "CFFF, FAILURE",
    "0002, FAILURE", "FF02, FAILURE"
  })
  void category_followsAnnexC(String code, StatusCategory category) {
    DimseStatus status = DimseStatus.of(Integer.parseInt(code, 16));

    assertThat(status.category()).isEqualTo(category);
  }

  @ParameterizedTest
  @CsvSource({
    "STORE, A7FF, Refused: Out of Resources",
    "STORE, C123, Error: Cannot Understand",
    "STORE, B000, Warning: Coercion of Data Elements",
    "GET, B000, 'Warning: Sub-operations Complete, One or More Failures or Warnings'",
    "FIND, FF01, 'Pending: Matches Are Continuing, Optional Keys Were Not Supported'",
    "MOVE, A801, Refused: Move Destination Unknown",
    "ACTION, 0123, No Such Action Type"
  })
  void meaning_dependsOnTheService(DimseService service, String code, String meaning) {
    assertThat(StatusTable.meaning(service, Integer.parseInt(code, 16))).contains(meaning);
  }

  @Test
  void meaning_isEmptyForCodesOfNoTable() {
    assertThat(StatusTable.meaning(DimseService.GET, 0xA801)).isEmpty();
    assertThat(StatusTable.meaning(DimseService.FIND, 0xB000)).isEmpty();
  }

  @Test
  void toString_leavesThePeersCommentOut() {
    assertThat(DimseStatus.UNABLE_TO_PROCESS.because("Doe^Jane")).hasToString("C000H");
  }
}

package org.pontis.dicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.dictionary.TransferSyntax.VrEncoding;

class TransferSyntaxTest {

  /** PS3.5 sections A.1 to A.7. */
  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2, IMPLICIT, NATIVE",
    "1.2.840.10008.1.2.1, EXPLICIT, NATIVE",
    "1.2.840.10008.1.2.1.98, EXPLICIT, ENCAPSULATED",
    "1.2.840.10008.1.2.1.99, EXPLICIT, DEFLATED",
    "1.2.840.10008.1.2.4.50, EXPLICIT, ENCAPSULATED",
    "1.2.840.10008.1.2.4.94, EXPLICIT, NATIVE",
    "1.2.840.10008.1.2.4.95, EXPLICIT, DEFLATED",
    "1.2.840.10008.1.2.4.204, EXPLICIT, NATIVE",
    "1.2.840.10008.1.2.4.205, EXPLICIT, DEFLATED",
    "1.2.840.10008.1.2.5, EXPLICIT, ENCAPSULATED",
    "1.2.3.4, EXPLICIT, ENCAPSULATED",
  })
  void of_givesWhatReadingNeeds(String uid, VrEncoding vrEncoding, Payload payload) {
    TransferSyntax syntax = TransferSyntax.of(new Uid(uid));

    assertThat(syntax.uid().value()).isEqualTo(uid);
    assertThat(syntax.vrEncoding()).isEqualTo(vrEncoding);
    assertThat(syntax.payload()).isEqualTo(payload);
    assertThat(syntax.byteOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
  }
}

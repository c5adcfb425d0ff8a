package org.pontis.dicom.net.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Any bytes end in PDUs that are written and read again, or in a reason to abort with. */
class PduFuzzTest {
  private static final int LONGEST = 1 << 16;

  @FuzzTest
  void next_endsInValuesOrAReasonToAbort(byte[] input) throws IOException {
    PduReader reader = new PduReader(new ByteArrayInputStream(input), LONGEST);
    try {
      Optional<Pdu> pdu = reader.next();
      while (pdu.isPresent()) {
        assertThat(again(pdu.get())).contains(pdu.get());
        pdu = reader.next();
      }
    } catch (PduRefusal refusal) {
      assertThat(AbortReason.of(refusal.reason().code())).contains(refusal.reason());
    } catch (EOFException cut) {
      assertThat(input).isNotEmpty();
    }
  }

  private static Optional<Pdu> again(Pdu pdu) throws IOException {
    return new PduReader(new ByteArrayInputStream(PduWriter.encode(pdu)), LONGEST).next();
  }
}

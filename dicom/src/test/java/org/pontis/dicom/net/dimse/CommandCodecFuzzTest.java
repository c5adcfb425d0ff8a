package org.pontis.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Any bytes end in a command that is written and read back the same, or in a named problem. */
class CommandCodecFuzzTest {
  @FuzzTest
  void decode_endsInACommandOrAProblem(byte[] input) {
    DimseCommand command;
    try {
      command = CommandCodec.decode(input);
    } catch (ImagingException refused) {
      assertThat(refused.problem().type())
          .isIn(ProblemType.MALFORMED_INPUT, ProblemType.LIMIT_EXCEEDED);
      assertThat(refused.problem().detail()).hasSizeLessThan(300);
      return;
    }
    byte[] written = CommandCodec.encode(command);
    assertThat(CommandCodec.encode(CommandCodec.decode(written))).isEqualTo(written);
  }
}

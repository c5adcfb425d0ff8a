package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultipartTest {
  private static final String TYPE =
      "multipart/related; type=\"application/dicom\"; boundary=\"b\"";

  @Test
  void parts_keepsEveryByteOfABody() {
    byte[] body = bytes("--b\r\nContent-Type: a/b\r\n\r\n\r\nx\r\n\r\n--b\r\n\r\ny\r\n--b--\r\n");

    List<Part> parts = Multipart.parts(TYPE, body);

    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst().headers()).containsEntry("content-type", "a/b");
    assertThat(parts.getFirst().body()).isEqualTo(bytes("\r\nx\r\n"));
    assertThat(parts.getLast().body()).isEqualTo(bytes("y"));
  }

  @Test
  void parts_refusesABodyThatBreaksOff() {
    byte[] body = bytes("--b\r\n\r\nhalf");

    assertThatThrownBy(() -> Multipart.parts(TYPE, body))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("closing delimiter");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

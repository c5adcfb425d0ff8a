package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteEntityTest {
  @ParameterizedTest
  @ValueSource(strings = {"PACS@pacs.example.org:104", "A B@10.0.0.1:11112", "PACS@[::1]:104"})
  void parse_readsWhatToStringWrites(String text) {
    assertThat(RemoteEntity.parse(text)).hasToString("Optional[" + text + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PACS",
        "PACS@host",
        "@host:104",
        "PACS@:104",
        "PACS@host:0",
        "PACS@ho st:1",
        "PACS@host:65536",
        "LONGER THAN SIXTEEN@host:104",
        "PACS@host:x"
      })
  void parse_ofAnotherFormIsEmpty(String text) {
    assertThat(RemoteEntity.parse(text)).isEmpty();
  }
}

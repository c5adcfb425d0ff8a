package org.pontis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
  @TempDir private Path folder;

  @Test
  void read_takesWhatIsWithinTheLimit() throws Exception {
    Path file = Files.write(folder.resolve("a"), new byte[] {1, 2, 3});

    assertThat(BoundedFile.read(file, 3)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> BoundedFile.read(file, 2)).isInstanceOf(BoundedFile.TooLarge.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void read_ofADeviceEndsAtTheLimit() {
    assertThatThrownBy(() -> BoundedFile.read(Path.of("/dev/zero"), 1_000))
        .isInstanceOf(BoundedFile.TooLarge.class);
  }
}

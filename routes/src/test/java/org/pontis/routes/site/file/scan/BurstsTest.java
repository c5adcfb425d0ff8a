package org.pontis.routes.site.file.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurstsTest {
  private final Bursts bursts = new Bursts();

  @Test
  void isBurst_saysYesOfManyAtOnceOnly() {
    Path busy = Path.of("busy");

    long few = IntStream.range(0, 10).filter(_ -> bursts.isBurst(busy)).count();
    boolean many = bursts.isBurst(busy);

    assertThat(few).isZero();
    assertThat(many).isTrue();
    assertThat(bursts.isBurst(Path.of("quiet"))).isFalse();
  }
}

package org.pontis.gateway.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundFilesTest {
  @TempDir private Path folder;

  @Test
  void below_leavesOutPipesThatAFolderHolds() throws Exception {
    Path file = Files.writeString(folder.resolve("a.dcm"), "x");
    Path pipe = folder.resolve("pipe");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    StringWriter said = new StringWriter();
    Report report = new Report(new PrintWriter(said));

    List<Path> found = FoundFiles.below(List.of(folder), report);

    assertThat(found).containsExactly(file);
    assertThat(said.toString()).contains("pipe: is a pipe or device");
    assertThat(FoundFiles.below(List.of(pipe), report)).containsExactly(pipe);
  }
}

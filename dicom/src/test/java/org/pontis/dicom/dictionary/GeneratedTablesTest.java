package org.pontis.dicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated files are what the generator makes of the Debian packages it reads. */
class GeneratedTablesTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path PYDICOM = Path.of("/usr/lib/python3/dist-packages/pydicom");
  private static final Path DCMTK = Path.of("/usr/share/libdcmtk17/dicom.dic");

  @Test
  void generator_givesTheTablesInTheRepository(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeSources();

    Process process =
        new ProcessBuilder(
                PYTHON.toString(),
                MODULE.resolve("tools/generate-dictionary.py").toString(),
                folder.toString())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
    for (Path generated : filesIn(folder)) {
      assertThat(MODULE.resolve(folder.relativize(generated).toString()))
          .hasSameBinaryContentAs(generated);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      assertThat(found).hasSize(5);
      return found;
    }
  }

  private static void assumeSources() {
    boolean there = Stream.of(PYTHON, PYDICOM, DCMTK).allMatch(Files::exists);
    if (!there) {
      System.err.println(
          "SKIPPED: whether the dictionary tables are fresh is not checked:"
              + " install libdcmtk17 and python3-pydicom");
    }
    assumeTrue(there, "libdcmtk17 and python3-pydicom are not installed");
  }
}

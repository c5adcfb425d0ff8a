package org.pontis.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Programs;
import org.pontis.conformance.oracle.ElementValue.Kind;

/** Reads files with DCMTK's dcm2json. */
public final class Dcm2JsonElements {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PIXEL_DATA = "7FE00010";

  private final String dcm2json;
  private final String dcmodify;

  public Dcm2JsonElements(Class<?> test) {
    dcm2json = Programs.required(test, "dcm2json");
    dcmodify = Programs.required(test, "dcmodify");
  }

  /**
   * What DCMTK reads, or nothing when it refuses the file. It refuses encapsulated pixel data as
   * such; those files are read again as a copy without the pixel data, which is then only known to
   * be there.
   */
  public Optional<SortedMap<String, ElementValue>> of(Path file) {
    var outcome = Programs.run(LIMIT, List.of(dcm2json, "-q", "-ee", "-fc", file.toString()));
    if (outcome.exit() == 0) {
      return Optional.of(DicomJsonElements.of(parsed(outcome.out())));
    }
    return withoutPixelData(file);
  }

  private Optional<SortedMap<String, ElementValue>> withoutPixelData(Path file) {
    try {
      Path folder = Files.createTempDirectory("pontis-dcm2json");
      Path copy = Files.copy(file, folder.resolve("copy.dcm"));
      copy.toFile().setWritable(true);
      try {
        var erased =
            Programs.run(
                LIMIT,
                List.of(dcmodify, "-q", "-nb", "-imt", "-ea", "(7fe0,0010)", copy.toString()));
        var outcome = Programs.run(LIMIT, List.of(dcm2json, "-q", "-ee", "-fc", copy.toString()));
        if (erased.exit() != 0 || outcome.exit() != 0) {
          return Optional.empty();
        }
        SortedMap<String, ElementValue> elements = DicomJsonElements.of(parsed(outcome.out()));
        elements.put(PIXEL_DATA, new ElementValue("OB or OW", Kind.ENCAPSULATED, List.of()));
        return Optional.of(elements);
      } finally {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** DCMTK writes the numbers inf and nan bare, which is not JSON. */
  private static JsonNode parsed(String json) {
    return Answer.json(json.replaceAll("(?<=[\\[,])-?(inf|nan)(?=[,\\]])", "\"$0\""));
  }
}

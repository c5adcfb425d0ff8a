package org.pontis.conformance.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pontis.conformance.harness.Site;

/**
 * A folder of files laid out as sites in which no two files are the same instance: the sample data
 * hold some instances in several encodings, and a site serves an instance once.
 */
public final class SampleSites {
  private final Path root;
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final List<Placed> placed = new ArrayList<>();

  private SampleSites(Path root) {
    this.root = root;
  }

  /** A file, by its name below the sample folder, and the site it was put into. */
  public record Placed(String name, Reading reading, String site) {}

  public static SampleSites of(Path samples, List<Reading> readings) {
    try {
      SampleSites layout = new SampleSites(Files.createTempDirectory("pontis-samples"));
      for (Reading reading : readings) {
        layout.place(samples, reading);
      }
      return layout;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Site> sites() {
    return List.copyOf(sites.values());
  }

  public List<Placed> addressable() {
    return placed.stream().filter(each -> each.reading().addressable()).toList();
  }

  public List<Placed> unaddressable() {
    return placed.stream().filter(each -> !each.reading().addressable()).toList();
  }

  private void place(Path samples, Reading reading) throws IOException {
    int copy = reading.addressable() ? seen.merge(reading.sopInstanceUid(), 1, Integer::sum) : 1;
    Site site = sites.computeIfAbsent("s" + copy, id -> new Site(id, root.resolve(id)));
    Path name = samples.relativize(reading.file());
    Path target = site.path().resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(reading.file(), target);
    placed.add(new Placed(name.toString(), reading, site.id()));
  }
}

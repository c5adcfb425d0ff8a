package org.pontis.conformance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three sites with sixty generated studies, one of them present at two sites, and the generator's
 * own list of what it made, from which the expected answers come.
 */
public final class GeneratedSites {
  private final List<Site> sites;
  private final List<JsonNode> studies;
  private final String duplicate;

  private GeneratedSites(List<Site> sites, List<JsonNode> studies, String duplicate) {
    this.sites = sites;
    this.studies = studies;
    this.duplicate = duplicate;
  }

  public static GeneratedSites make(Class<?> test) {
    try {
      Path folder = Files.createTempDirectory("pontis-generated");
      GeneratedStudies all =
          GeneratedStudies.make(
              test,
              folder.resolve("all"),
              "--patients",
              "30",
              "--studies",
              "2",
              "--series",
              "2",
              "--instances",
              "2",
              "--matrix",
              "16",
              "--mix",
              "CT=3,MR=2,PT=1",
              "--seed",
              "dialect");
      return new GeneratedSites(
          distribute(all.folder(), folder),
          all.studies(),
          all.studies().getFirst().get("studyUid").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Site> sites() {
    return sites;
  }

  /** The folder that all of them are in. */
  public Path folder() {
    return Objects.requireNonNull(sites.getFirst().path().getParent());
  }

  /** The study that two sites have. */
  public String duplicate() {
    return duplicate;
  }

  public List<JsonNode> studies() {
    return studies;
  }

  /** The UIDs of the studies of which something holds. */
  public Set<String> studiesWhere(Predicate<JsonNode> condition) {
    return studies.stream()
        .filter(condition)
        .map(study -> study.get("studyUid").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Patients go round the three sites; the first patient's first study is copied to the second site
   * as well.
   */
  private static List<Site> distribute(Path all, Path folder) throws IOException {
    List<Site> sites = new ArrayList<>();
    for (String id : List.of("north", "south", "east")) {
      sites.add(new Site(id, Files.createDirectories(folder.resolve(id))));
    }
    List<Path> patients;
    try (Stream<Path> entries = Files.list(all)) {
      patients = entries.filter(Files::isDirectory).sorted().toList();
    }
    copy(patients.getFirst().resolve("ST01"), sites.get(1).path().resolve("copy"));
    for (int i = 0; i < patients.size(); i++) {
      Path patient = patients.get(i);
      Files.move(patient, sites.get(i % sites.size()).path().resolve(patient.getFileName()));
    }
    return sites;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path source : tree.toList()) {
        Files.copy(source, to.resolve(from.relativize(source)));
      }
    }
  }
}

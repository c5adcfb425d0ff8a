package org.pontis.conformance.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.NegotiationProfile.Context;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.Site;

/** The sample files that can be asked for by their UIDs, laid out as {@link SampleSites}. */
public final class SampleInstances {
  private static Optional<SampleInstances> read = Optional.empty();

  private final SampleSites layout;
  private final List<Sample> all;

  private SampleInstances(SampleSites layout, List<Sample> all) {
    this.layout = layout;
    this.all = all;
  }

  /**
   * One file.
   *
   * @param site of the layout in which its copy lies
   * @param file the copy
   * @param part10 its bytes
   */
  public record Sample(String name, String site, Path file, Reading reading, Part10 part10) {
    /** Whether it has this UID; file meta information and data set do not always agree. */
    public boolean hasUid(String sopInstanceUid) {
      return reading.sopInstanceUid().equals(sopInstanceUid)
          || part10.sopInstanceUid().equals(sopInstanceUid);
    }

    /** The presentation context in which it goes as it is. */
    public Context context() {
      return new Context(
          reading.elements().get("00080016").values().getFirst(), part10.transferSyntax());
    }
  }

  /** All of them, read once for all tests, or the test is skipped with a report. */
  public static synchronized SampleInstances of(Class<?> test) {
    SampleInstances samples = read.orElseGet(() -> read(test));
    read = Optional.of(samples);
    return samples;
  }

  private static SampleInstances read(Class<?> test) {
    Path folder = Checkout.shared(test, "data/dicom/valid");
    SampleSites layout = SampleSites.of(folder, PydicomElements.of(test, folder));
    Map<String, Path> places =
        layout.sites().stream().collect(Collectors.toMap(Site::id, Site::path));
    List<Sample> all = new ArrayList<>();
    for (SampleSites.Placed placed : layout.addressable()) {
      Path file = places.get(placed.site()).resolve(placed.name());
      all.add(new Sample(placed.name(), placed.site(), file, placed.reading(), Part10.of(file)));
    }
    return new SampleInstances(layout, List.copyOf(all));
  }

  public List<Sample> all() {
    return all;
  }

  /** By the site they lie in. */
  public Map<String, List<Sample>> bySite() {
    return all.stream()
        .collect(Collectors.groupingBy(Sample::site, TreeMap::new, Collectors.toList()));
  }

  /** Folder sites over the copies. */
  public List<Site> sites() {
    return layout.sites();
  }

  /** Copies that lack a UID by which an instance is asked for. */
  public List<Path> unaddressable() {
    Map<String, Path> places =
        layout.sites().stream().collect(Collectors.toMap(Site::id, Site::path));
    return layout.unaddressable().stream()
        .map(placed -> places.get(placed.site()).resolve(placed.name()))
        .toList();
  }

  /** All contexts it takes to send them as they are. */
  public Set<Context> contexts() {
    return all.stream().map(Sample::context).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The names of those among some samples that an archive keeps with other elements or frames, for
   * archives that encode anew what they keep. DCMTK may write encapsulated pixel data with VR OB
   * instead of OW (PS3.5 A.4) and leave out Data Set Trailing Padding.
   */
  public static Set<String> changed(Class<?> test, List<Sample> some, List<byte[]> kept)
      throws IOException {
    Path into = Files.createTempDirectory("pontis-kept");
    for (byte[] file : kept) {
      Files.write(into.resolve(Part10.of(file).sopInstanceUid()), file);
    }
    Set<String> changed = new TreeSet<>();
    for (Reading reading : PydicomElements.of(test, into)) {
      Sample sample =
          some.stream()
              .filter(each -> each.reading().sopInstanceUid().equals(reading.sopInstanceUid()))
              .findFirst()
              .orElseThrow();
      if (!compared(reading).equals(compared(sample.reading()))
          || !reading.frames().equals(sample.reading().frames())) {
        changed.add(sample.name());
      }
    }
    return changed;
  }

  private static Map<String, ElementValue> compared(Reading reading) {
    Map<String, ElementValue> elements = new TreeMap<>(reading.elements());
    elements.remove("FFFCFFFC");
    if (reading.encapsulated()) {
      elements.remove("7FE00010");
    }
    return elements;
  }

  /** The values of a unique key, as C-MOVE and C-GET take them. */
  public static String studies(List<Sample> samples) {
    return samples.stream()
        .map(sample -> sample.reading().studyInstanceUid())
        .distinct()
        .collect(Collectors.joining("\\"));
  }

  /** Their names, for a comparison that says what is missing. */
  public static Set<String> names(List<Sample> samples) {
    return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
  }
}

package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.oracle.OddSamples.DEFLATED_FRAMES;
import static org.pontis.conformance.oracle.OddSamples.LONG_UID;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Part;
import org.pontis.conformance.harness.Part10;
import org.pontis.conformance.harness.StudySearch;
import org.pontis.conformance.oracle.PydicomElements;
import org.pontis.conformance.oracle.Reading;
import org.pontis.conformance.oracle.SampleInstances;
import org.pontis.conformance.oracle.SampleInstances.Sample;

/**
 * What came of the sample files that one client stored.
 *
 * @param folder of our sites, one below it for each site of the samples
 * @param dicomweb of our site, by that of the samples
 * @param oracle what storescp got of the same client
 */
record StoredSamples(
    SampleInstances samples, Path folder, UnaryOperator<String> dicomweb, List<Part10> oracle) {
  /** What dcmsend takes for a UID of VR UN; we refuse an instance that is called so. */
  private static final String UID_OF_VR_UN = "31";

  /** DCMTK 3.6.7 can't read deflated frames, and cuts UIDs of more than 64 characters. */
  private static final Set<String> NOT_FOR_STORESCP = Set.of(LONG_UID, DEFLATED_FRAMES);

  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

  /** Storescp got the same bytes, WADO-RS gives them, and no other file is missing. */
  void assertAllBut(String... unsendable) {
    SoftAssertions softly = new SoftAssertions();
    List<Part10> ours = new ArrayList<>();
    List<Sample> missing = new ArrayList<>();
    samples
        .bySite()
        .forEach((site, ofSite) -> {
          Map<String, Part10> kept = Part10.below(folder.resolve(site));
          softly
              .assertThat(difference(retrieved(site), named(kept.values())))
              .as("%s by WADO-RS and on disk", site)
              .isEmpty();
          ours.addAll(kept.values());
          ofSite.stream()
              .filter(sample -> kept.keySet().stream().noneMatch(sample::hasUid))
              .forEach(missing::add);
        });
    softly
        .assertThat(difference(named(comparable(ours)), named(comparable(oracle))))
        .as("here and at storescp")
        .isEmpty();
    softly.assertThat(ours).hasSizeGreaterThanOrEqualTo(225);
    softly.assertThat(SampleInstances.names(missing)).containsExactlyInAnyOrder(unsendable);
    softly.assertAll();
  }

  /** Pixel data is what a sender may not change, however it encodes the data set around it. */
  void assertFramesOfTheFiles(Class<?> test) {
    SoftAssertions softly = new SoftAssertions();
    for (Reading kept : PydicomElements.of(test, folder)) {
      String site = folder.relativize(kept.file()).getName(0).toString();
      samples.bySite().get(site).stream()
          .filter(sample -> sample.hasUid(kept.sopInstanceUid()))
          .filter(sample -> sample.part10().transferSyntax().equals(kept.transferSyntax()))
          .filter(sample -> !sample.reading().framesUnreadable())
          .findFirst()
          .ifPresent(sample ->
              softly
                  .assertThat(kept.frames())
                  .as("frames of %s", sample.name())
                  .isEqualTo(sample.reading().frames()));
    }
    softly.assertAll();
  }

  private List<Part10> comparable(List<Part10> instances) {
    List<String> left =
        samples.all().stream()
            .filter(sample -> NOT_FOR_STORESCP.contains(sample.name()))
            .map(sample -> sample.reading().sopInstanceUid())
            .toList();
    return instances.stream()
        .filter(each -> !each.sopInstanceUid().equals(UID_OF_VR_UN))
        .filter(each -> left.stream().noneMatch(uid -> uid.startsWith(each.sopInstanceUid())))
        .toList();
  }

  private Set<String> retrieved(String site) {
    List<Part10> instances = new ArrayList<>();
    String service = dicomweb.apply(site);
    for (String study : StudySearch.byQido(service, "/studies?limit=500")) {
      Answer answer = Http.get(service + "/studies/" + study, "Accept", AS_STORED);
      assertThat(answer.status()).as(answer.url()).isEqualTo(200);
      answer.parts().stream().map(Part::body).map(Part10::of).forEach(instances::add);
    }
    return named(instances);
  }

  private static Set<String> named(Collection<Part10> instances) {
    return instances.stream().map(Part10::named).collect(Collectors.toSet());
  }

  private static Set<String> difference(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    all.removeIf(each -> some.contains(each) && others.contains(each));
    return all;
  }
}

package org.pontis.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.testkit.synthetic.Origin.BodyPartExamined;

class SyntheticStudyTest {

  @ParameterizedTest
  @EnumSource
  void instances_ofEqualSeedsAreEqual(Modality modality) {
    byte[] once = SyntheticStudy.of(modality, 7).instance(0, 0).toByteArray();
    byte[] again = SyntheticStudy.of(modality, 7).instance(0, 0).toByteArray();
    byte[] other = SyntheticStudy.of(modality, 8).instance(0, 0).toByteArray();

    assertThat(once).isEqualTo(again).isNotEqualTo(other);
  }

  @ParameterizedTest
  @EnumSource
  void frames_showSomethingAndVary(Modality modality) {
    SyntheticStudy study = SyntheticStudy.of(modality, 7);
    Extent extent = study.extent();
    SyntheticInstance middle = study.instance(0, extent.instances() / 2);
    SyntheticInstance first = study.instance(0, 0);

    byte[] frame = middle.frame(0);

    assertThat(IntStream.range(0, frame.length).map(i -> frame[i] & 0xFF).distinct().count())
        .as("different pixel bytes")
        .isGreaterThan(40);
    assertThat(frame).isNotEqualTo(first.frame(first.frames() - 1));
  }

  @Test
  void uids_tellStudiesSeriesAndInstancesApart() {
    List<Uid> uids =
        Stream.of(1, 2)
            .flatMap(seed -> SyntheticStudy.of(Modality.CT, seed).of(3, 5).instances())
            .flatMap(i -> Stream.of(i.sopInstanceUid(), i.seriesInstanceUid()))
            .distinct()
            .toList();

    assertThat(uids).hasSize(2 * (3 + 15));
    assertThat(SyntheticStudy.of(Modality.CT, 1).studyInstanceUid()).isNotIn(uids);
  }

  @Test
  void instances_areMadeWhenAskedFor() {
    SyntheticStudy endless = SyntheticStudy.of(Modality.MR, 1).of(1000, 1_000_000);

    assertThat(endless.instances().limit(3)).hasSize(3);
  }

  @Test
  void dataset_followsTheHabitsOfTheOrigin() {
    Origin origin =
        new Origin("Somewhere", Optional.empty(), Script.ASCII, BodyPartExamined.OMITTED);

    Dataset plain = SyntheticStudy.of(Modality.CT, 1).instance(0, 0).dataset();
    Dataset sparse = SyntheticStudy.of(Modality.CT, 1).at(origin).instance(0, 0).dataset();

    assertThat(plain.string(Tags.BodyPartExamined)).contains("HEAD");
    assertThat(plain.string(Tags.IssuerOfPatientID)).contains("SYNTHETIC");
    assertThat(plain.element(Tags.SpecificCharacterSet)).isEmpty();
    assertThat(sparse.element(Tags.BodyPartExamined)).isEmpty();
    assertThat(sparse.element(Tags.IssuerOfPatientID)).isEmpty();
  }

  @Test
  void dataset_isWrittenInTheScriptOfTheOrigin() {
    Subject subject =
        new Subject("1", "Δοκιμή^Άννα", Subject.numbered(1).birthDate(), Subject.Sex.F);
    Origin greek =
        new Origin("Νοσοκομείο", Optional.empty(), Script.GREEK, BodyPartExamined.STATED);

    Dataset dataset =
        SyntheticStudy.of(Modality.MR, 1).of(subject).at(greek).instance(0, 0).dataset();

    assertThat(dataset.string(Tags.SpecificCharacterSet)).contains("ISO_IR 126");
    assertThat(bytes(dataset.element(Tags.PatientName).orElseThrow()))
        .isEqualTo("Δοκιμή^Άννα".getBytes(Charset.forName("ISO-8859-7")));
  }

  @Test
  void script_japaneseEscapesEveryGroupAndReturnsToAscii() {
    byte[] name = Script.JAPANESE.encode("Mihon^Hanako=見本^花子");

    assertThat(Script.JAPANESE.terms()).containsExactly("", "ISO 2022 IR 87");
    assertThat(new String(name, Charset.forName("ISO-8859-1")))
        .startsWith("Mihon^Hanako=\u001b$B")
        .contains("\u001b(B^\u001b$B")
        .endsWith("\u001b(B");
  }

  @Test
  void dataset_ofABreastNamesItsSideImageByImage() {
    SyntheticStudy study = SyntheticStudy.of(Modality.MG, 1);

    assertThat(study.instance(0, 0).dataset().string(Tags.ImageLaterality)).contains("R");
    assertThat(study.instance(1, 0).dataset().string(Tags.ImageLaterality)).contains("L");
    assertThat(study.instance(0, 1).dataset().string(Tags.ViewPosition)).contains("MLO");
  }

  @Test
  void writeTo_givesAPart10FileOfTheExpectedLength() throws IOException {
    SyntheticInstance clip = SyntheticStudy.of(Modality.US, 1).instance(0, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    clip.writeTo(out);

    byte[] file = out.toByteArray();
    int pixels = clip.frames() * clip.frame(0).length;
    assertThat(new String(file, 128, 4, Charset.forName("US-ASCII"))).isEqualTo("DICM");
    assertThat(file.length % 2).isZero();
    assertThat(file.length - pixels).isBetween(500, 4000);
  }

  @Test
  void extent_rejectsNothingAtAll() {
    assertThatThrownBy(() -> new Extent(0, 1, 1, 64, 64))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Extent(1, 1, 1, 64, 70_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void frames_areForUltrasoundOnly() {
    SyntheticStudy ct = SyntheticStudy.of(Modality.CT, 1);

    assertThatThrownBy(() -> ct.with(new Extent(1, 1, 2, 64, 64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ultrasound");
  }

  private static byte[] bytes(Element element) {
    return ((Element.Text) element).value().toByteArray();
  }
}

package org.pontis.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.PersonName;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.testkit.synthetic.Origin.BodyPartExamined;
import org.pontis.testkit.synthetic.Subject.Sex;

/** What the toolkit's reader finds in synthetic files, which it did not write. */
class SyntheticReadingTest {

  @ParameterizedTest
  @EnumSource
  void read_givesTheAttributesOfTheDataset(Modality modality) throws IOException {
    SyntheticInstance instance = SyntheticStudy.of(modality, 3).instance(0, 0);

    Part10Object read = read(instance);

    assertThat(read.transferSyntax()).isEqualTo(instance.transferSyntax());
    assertThat(read.fileMeta().uid(Tags.MediaStorageSOPInstanceUID))
        .contains(instance.sopInstanceUid());
    for (Element expected : instance.dataset().elements()) {
      assertThat(values(read.dataset(), expected))
          .as(expected.tag().toString())
          .isEqualTo(Values.strings(expected));
    }
    assertThat(read.dataset().elements()).hasSize(instance.dataset().elements().size() + 1);
    assertThat(read.dataset().element(Tags.PixelData)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "ASCII, Phantom^One",
    "WESTERN, Prüfling-Größe^Käthe",
    "GREEK, Δοκιμαστικός^Ανδρέας",
    "JAPANESE, Mihon^Hanako=見本^花子=みほん^はなこ",
    "UNICODE, Пример^Анна=見本^花子",
  })
  void read_givesNamesInEveryScript(Script script, String name) throws IOException {
    Origin origin = new Origin("Haus", Optional.empty(), script, BodyPartExamined.STATED);
    Subject subject = new Subject("1", name, LocalDate.of(1970, 1, 1), Sex.F);
    SyntheticStudy study = SyntheticStudy.of(Modality.CT, 3).of(subject).at(origin);

    Dataset dataset = read(study.instance(0, 0)).dataset();

    assertThat(dataset.personName(Tags.PatientName)).contains(PersonName.parse(name));
  }

  private static List<String> values(Dataset dataset, Element expected) {
    return Values.strings(dataset.element(expected.tag()).orElseThrow());
  }

  private static Part10Object read(SyntheticInstance instance) throws IOException {
    return new Part10Reader(ReadLimits.DEFAULT)
        .read(new ByteArrayInputStream(instance.toByteArray()));
  }
}

package org.pontis.dicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.RegisteredUid.Status;

class UidRegistryTest {

  /** Rows of PS3.6 table A-1, read in the standard. */
  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.1, SOP Class, Verification, Verification SOP Class, CURRENT",
    "1.2.840.10008.1.2.4.50, Transfer Syntax, JPEGBaseline8Bit,"
        + " JPEG Baseline (Process 1), CURRENT",
    "1.2.840.10008.1.2.4.203, Transfer Syntax, HTJ2K,"
        + " High-Throughput JPEG 2000 Image Compression, CURRENT",
    "1.2.840.10008.5.1.4.1.1.2, SOP Class, CTImageStorage, CT Image Storage, CURRENT",
    "1.2.840.10008.5.1.4.1.1.3, SOP Class, UltrasoundMultiFrameImageStorageRetired,"
        + " Ultrasound Multi-frame Image Storage, RETIRED",
    "1.2.840.10008.1.2.2, Transfer Syntax, ExplicitVRBigEndian,"
        + " Explicit VR Big Endian, RETIRED",
    "1.2.840.10008.2.16.4, Coding Scheme, DCM, DICOM Controlled Terminology, CURRENT",
  })
  void find_givesTheRowOfTheStandard(
      String uid, String type, String keyword, String name, Status status) {
    RegisteredUid entry = UidRegistry.find(new Uid(uid)).orElseThrow();

    assertThat(entry.type()).isEqualTo(type);
    assertThat(entry.keyword()).contains(keyword);
    assertThat(entry.name()).isEqualTo(name);
    assertThat(entry.status()).isEqualTo(status);
  }

  @Test
  void find_isEmptyForAUidOfNobody() {
    assertThat(UidRegistry.find(new Uid("1.2.3"))).isEmpty();
    assertThat(UidRegistry.name(new Uid("1.2.840.10008"))).isEmpty();
  }

  @Test
  void name_ofConstants() {
    assertThat(UidRegistry.name(Uids.CTImageStorage)).contains("CT Image Storage");
    assertThat(UidRegistry.name(Uids.ImplicitVRLittleEndian)).contains("Implicit VR Little Endian");
  }

  @Test
  void registry_holdsEveryNamedUidOfTheStandard() {
    assertThat(UidRegistry.all()).hasSize(480);
    assertThat(UidRegistry.all()).filteredOn(u -> u.type().equals("Transfer Syntax")).hasSize(59);
  }
}

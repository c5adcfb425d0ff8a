package org.pontis.routes.site.file.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class ReductionTest {
  private static final Dataset CODE =
      Dataset.builder().text(Tags.CodeValue, Vr.SH, "T-11100").build();

  @Test
  void of_keepsShortValuesAndSmallSequences() {
    Dataset header =
        Dataset.builder()
            .text(Tags.ImageComments, Vr.LT, "x".repeat(1024))
            .integers(Tags.Rows, Vr.US, 512)
            .items(Tags.AnatomicRegionSequence, List.of(CODE))
            .build();

    assertThat(Reduction.of(header, _ -> true)).isEqualTo(header);
  }

  @Test
  void of_leavesOutWhatIsPrivateLongOrBulk() {
    Dataset header =
        Dataset.builder()
            .text(Tag.of(0x00091001), Vr.LO, "private")
            .text(Tags.ImageComments, Vr.LT, "x".repeat(1026))
            .bytes(Tags.EncapsulatedDocument, Vr.OB, new byte[10])
            .items(Tags.AnatomicRegionSequence, Collections.nCopies(500, CODE))
            .put(
                new Element.BulkDataReference(
                    Tags.PixelData, Vr.OW, new BulkData.Region(1000, 1000)))
            .build();

    assertThat(Reduction.of(header, _ -> true)).isEqualTo(Dataset.empty());
  }
}

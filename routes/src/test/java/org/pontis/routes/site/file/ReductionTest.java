package org.pontis.routes.site.file;

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

  @Test
  void shared_givesBackEveryDataSetComparedWithTheFirst() {
    Dataset first =
        Dataset.builder()
            .text(Tags.Modality, Vr.CS, "CT")
            .text(Tags.SeriesDescription, Vr.LO, "thin")
            .build();
    Dataset changed = first.toBuilder().text(Tags.SeriesDescription, Vr.LO, "thick").build();
    Dataset less = first.select(tag -> !tag.equals(Tags.SeriesDescription));
    Dataset more = first.toBuilder().text(Tags.BodyPartExamined, Vr.CS, "CHEST").build();

    Shared base = Shared.first(first);

    assertThat(Shared.of(first, base)).isSameAs(base);
    assertThat(List.of(changed, less, more))
        .allSatisfy(each -> assertThat(Shared.of(each, base).whole()).isEqualTo(each));
    assertThat(Shared.of(first, Shared.of(changed, base)).whole()).isEqualTo(first);
  }
}

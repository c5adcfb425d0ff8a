package org.pontis.routes.site.file.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class SharedTest {
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

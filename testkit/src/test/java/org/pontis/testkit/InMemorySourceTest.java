package org.pontis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.SourceCapabilities.MatchableKeys;
import org.pontis.dicom.source.SourceCapabilities.Paging;

class InMemorySourceTest extends ImagingSourceContract implements StoreContract {

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) {
    return InMemorySource.of(new SiteId("memory"), part10Objects);
  }

  @Test
  void limitedTo_leavesOutKeysAndPagesItDoesNotKnow() {
    SourceCapabilities lesser =
        new SourceCapabilities(
            new MatchableKeys.Only(Map.of(QueryLevel.STUDY, Set.of(Tags.PatientID))), Paging.NONE);
    ImagingSource limited =
        InMemorySource.of(new SiteId("memory"), ContractStudies.part10Objects()).limitedTo(lesser);
    RecordingSink sink = RecordingSink.ofAll();

    limited.find(
        ImagingQuery.all(QueryLevel.STUDY)
            .with(new Key(ElementPath.of(Tags.PatientID), new Matching.SingleValue("P-1")))
            .with(new Key(ElementPath.of(Tags.StudyDate), new Matching.EmptyValue()))
            .with(new Page(0, 1)),
        call(),
        sink);

    assertThat(sink.datasets()).hasSize(3);
  }
}

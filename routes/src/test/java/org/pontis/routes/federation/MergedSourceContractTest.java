package org.pontis.routes.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.ImagingSourceContract;
import org.pontis.testkit.RecordingInstances;
import org.pontis.testkit.RecordingSink;

/** Three sites, two of which hold everything, answer as one that holds it. */
class MergedSourceContractTest extends ImagingSourceContract {
  @TempDir private Path temporary;

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) throws Exception {
    List<byte[]> first = IntStream.range(0, 2).mapToObj(part10Objects::get).toList();
    return FolderFederation.of(
        Duration.ofSeconds(30), temporary, List.of(part10Objects, first, part10Objects));
  }

  /** Each match names the site it comes from, not the federation. */
  @Override
  @Test
  public void find_deliversStudiesNewestFirstAndUndatedLast() {
    RecordingSink sink = RecordingSink.ofAll();

    source().find(ImagingQuery.all(QueryLevel.STUDY), FakeFederation.call(), sink);

    assertThat(sink.strings(Tags.StudyInstanceUID))
        .containsExactly(
            ContractStudies.THORAX.value(),
            ContractStudies.HEAD.value(),
            ContractStudies.OLD_HEART.value(),
            ContractStudies.UNDATED.value());
    assertThat(sink.sites()).extracting(site -> site.value()).containsOnly("site0");
  }

  /** So does each instance. */
  @Override
  @Test
  public void retrieve_namesWhatItDelivers() {
    RecordingInstances sink = RecordingInstances.ofAll();

    source().retrieve(InstanceRef.study(ContractStudies.UNDATED), FakeFederation.call(), sink);

    assertThat(sink.taken().getFirst().instance())
        .satisfies(instance -> {
          assertThat(instance.site().value()).isEqualTo("site0");
          assertThat(instance.instance()).isEqualTo(ContractStudies.UNDATED_CLIP_ONLY);
          assertThat(instance.transferSyntax().uid()).isEqualTo(ContractStudies.RLE);
        });
  }
}

package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;

/** A PACS that always breaks off within the third of its instances, which fit no memory of ours. */
@Timeout(60)
class BrokenLargeInstanceTest implements CtStudy.Sending {
  private static final int PIXELS = 2 << 20;
  private static final int BROKEN = 3;

  private final CtStudy study = new CtStudy(new Uid("2.25.902"), BROKEN, PIXELS, this);
  private final DimseArchive archive = study.archive();
  private final DimseSource source = TestSources.over(archive);

  @AfterEach
  void close() {
    source.close();
    archive.close();
  }

  @Override
  public void pixels(int number, OutputStream out) throws IOException {
    out.write(new byte[PIXELS / 2]);
    if (number == BROKEN) {
      throw new IOException("as scripted");
    }
    out.write(new byte[PIXELS - PIXELS / 2]);
  }

  @Test
  void metadata_ofTheOthersComesAndTheBrokenOneIsNamed() {
    RetrieveSummary summary = source.metadata(study.reference(), call(), (_, _) -> true);

    assertThat(summary.delivered()).isEqualTo(BROKEN - 1);
    assertThat(summary.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.detail()).contains(study.instance(BROKEN).value()));
  }

  @Test
  void frames_ofTheBrokenOneAreAProblem() {
    assertThatThrownBy(() ->
            source.retrieve(
                study.reference(BROKEN).part(new Part.Frames(List.of(1))), call(), _ -> true))
        .isInstanceOf(ImagingException.class);
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "broken");
  }
}

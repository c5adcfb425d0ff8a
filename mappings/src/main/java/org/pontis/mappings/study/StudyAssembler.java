package org.pontis.mappings.study;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.engine.CompiledTable;
import org.pontis.mappings.ids.StudyKey;
import org.pontis.mappings.site.MappedSite;

/**
 * Takes instance-level matches, each study's together, and delivers an ImagingStudy whenever a
 * study is complete. The same study at two sites gives two. Not thread-safe.
 */
public final class StudyAssembler implements DatasetSink {
  private final CompiledTable table;
  private final Function<SiteId, MappedSite> sites;
  private final Predicate<ImagingStudy> studies;
  private Optional<StudyInProgress> current = Optional.empty();

  /**
   * An assembler for one find.
   *
   * @param sites what is known of the site a match comes from
   * @param studies takes each complete study; false means no more are wanted
   */
  public StudyAssembler(
      CompiledTable table, Function<SiteId, MappedSite> sites, Predicate<ImagingStudy> studies) {
    this.table = table;
    this.sites = sites;
    this.studies = studies;
  }

  @Override
  public boolean accept(SiteId site, Dataset match) {
    StudyKey key = new StudyKey(site, studyUid(site, match));
    boolean wanted = true;
    if (!current.map(StudyInProgress::key).equals(Optional.of(key))) {
      wanted = finish();
      current = Optional.of(new StudyInProgress(key, table, sites.apply(site)));
    }
    current.ifPresent(study -> study.add(match));
    return wanted;
  }

  /**
   * Delivers the study the last matches belonged to, if there were any.
   *
   * @return whether more are wanted
   */
  public boolean finish() {
    Optional<StudyInProgress> complete = current;
    current = Optional.empty();
    return complete.map(study -> studies.test(study.finish())).orElse(true);
  }

  private static Uid studyUid(SiteId site, Dataset match) {
    return match
        .uid(Tags.StudyInstanceUID)
        .filter(Uid::hasConformingLength)
        .orElseThrow(() ->
            new ImagingException(
                Problem.of(
                    ProblemType.MALFORMED_FROM_SITE,
                    site,
                    "a match has no usable StudyInstanceUID")));
  }
}

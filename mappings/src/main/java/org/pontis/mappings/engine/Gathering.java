package org.pontis.mappings.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.mappings.convert.Extensions;
import org.pontis.mappings.site.MappedSite;

/**
 * What the data sets of one resource or element give for each row, and at the end the element's
 * content. Memory depends on the rows and on what they keep, not on the number of data sets. Not
 * thread-safe.
 */
public final class Gathering {
  private final MappedSite site;
  private final List<Gathered> rows;

  Gathering(List<CompiledRow> rows, MappedSite site) {
    this.site = site;
    this.rows = rows.stream().map(Gathered::of).toList();
  }

  /** Takes what one data set says. */
  public void accept(Dataset dataset) {
    for (Gathered row : rows) {
      row.accept(dataset, site);
    }
  }

  /**
   * Puts the values into the element they are for.
   *
   * @return the ids of rows that had none
   * @throws ImagingException MALFORMED_FROM_SITE when a value that must be there is not
   */
  public Set<String> into(Base target) {
    Set<String> absent = new HashSet<>();
    for (Gathered gathered : rows) {
      CompiledRow row = gathered.row();
      List<? extends Base> values = gathered.values();
      values.forEach(value -> target.setProperty(row.row().to().value(), value));
      if (values.isEmpty()) {
        absent.add(row.id());
        whenAbsent(row, target);
      }
    }
    return absent;
  }

  private void whenAbsent(CompiledRow row, Base target) {
    switch (row.row().absent()) {
      case OMIT -> {}
      case DATA_ABSENT_REASON -> {
        Element unknown = row.converter().empty().get();
        unknown.addExtension(Extensions.unknown());
        target.setProperty(row.row().to().value(), unknown);
      }
      case FAIL ->
          throw new ImagingException(
              Problem.of(
                  ProblemType.MALFORMED_FROM_SITE,
                  site.id(),
                  "a match has no usable %s, so no resource can be made of it (row %s)"
                      .formatted(attribute(row), row.id())));
    }
  }

  private static String attribute(CompiledRow row) {
    return row.from().stream()
        .findFirst()
        .flatMap(path -> Dictionary.keyword(path.last()))
        .orElse("value");
  }
}

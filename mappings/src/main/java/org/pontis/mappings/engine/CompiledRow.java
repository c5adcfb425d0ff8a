package org.pontis.mappings.engine;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.mappings.codes.CodeMap;
import org.pontis.mappings.convert.Converter;
import org.pontis.mappings.convert.Input;
import org.pontis.mappings.site.MappedSite;
import org.pontis.mappings.table.Row;

/**
 * A row that is known to work.
 *
 * @param row as written
 * @param from its attributes
 */
record CompiledRow(Row row, List<ElementPath> from, Converter converter, Optional<CodeMap> map) {
  CompiledRow {
    from = List.copyOf(from);
  }

  String id() {
    return row.id().value();
  }

  List<? extends Base> convert(Dataset dataset, MappedSite site) {
    return converter.convert(new Input(dataset, from, site, map));
  }
}

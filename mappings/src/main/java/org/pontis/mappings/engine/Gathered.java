package org.pontis.mappings.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.pontis.dicom.data.Dataset;
import org.pontis.mappings.site.MappedSite;

/** What the data sets so far gave for one row; a case per {@code Gather}. */
sealed interface Gathered {
  CompiledRow row();

  void accept(Dataset dataset, MappedSite site);

  List<? extends Base> values();

  static Gathered of(CompiledRow row) {
    return switch (row.row().gather()) {
      case FIRST -> new First(row);
      case DISTINCT -> new Distinct(row);
      case UNANIMOUS -> new Unanimous(row);
      case COUNT -> new Count(row);
    };
  }

  private static boolean same(List<? extends Base> one, List<? extends Base> other) {
    return one.size() == other.size() && Base.compareDeep(one, other, true);
  }

  /** The first values any data set gives. */
  final class First implements Gathered {
    private final CompiledRow row;
    private List<? extends Base> values = List.of();

    First(CompiledRow row) {
      this.row = row;
    }

    @Override
    public CompiledRow row() {
      return row;
    }

    @Override
    public void accept(Dataset dataset, MappedSite site) {
      if (values.isEmpty()) {
        values = row.convert(dataset, site);
      }
    }

    @Override
    public List<? extends Base> values() {
      return values;
    }
  }

  /** Every different value. */
  final class Distinct implements Gathered {
    private final CompiledRow row;
    private final List<Base> values = new ArrayList<>();

    Distinct(CompiledRow row) {
      this.row = row;
    }

    @Override
    public CompiledRow row() {
      return row;
    }

    @Override
    public void accept(Dataset dataset, MappedSite site) {
      for (Base value : row.convert(dataset, site)) {
        if (values.stream().noneMatch(value::equalsDeep)) {
          values.add(value);
        }
      }
    }

    @Override
    public List<? extends Base> values() {
      return values;
    }
  }

  /** The values all data sets give; a silent one disagrees. */
  final class Unanimous implements Gathered {
    private enum Agreement {
      NOBODY_SPOKE,
      AGREED,
      DISAGREED
    }

    private final CompiledRow row;
    private List<? extends Base> values = List.of();
    private Agreement agreement = Agreement.NOBODY_SPOKE;

    Unanimous(CompiledRow row) {
      this.row = row;
    }

    @Override
    public CompiledRow row() {
      return row;
    }

    @Override
    public void accept(Dataset dataset, MappedSite site) {
      if (agreement == Agreement.DISAGREED) {
        return;
      }
      List<? extends Base> given = row.convert(dataset, site);
      boolean agrees = agreement == Agreement.NOBODY_SPOKE || same(given, values);
      values = agrees ? given : List.of();
      agreement = agrees ? Agreement.AGREED : Agreement.DISAGREED;
    }

    @Override
    public List<? extends Base> values() {
      return values;
    }
  }

  /** How many different values the first attribute of the row has. */
  final class Count implements Gathered {
    private final CompiledRow row;
    private final Set<String> different = new HashSet<>();

    Count(CompiledRow row) {
      this.row = row;
    }

    @Override
    public CompiledRow row() {
      return row;
    }

    @Override
    public void accept(Dataset dataset, MappedSite site) {
      dataset.string(row.from().getFirst().last()).ifPresent(different::add);
    }

    @Override
    public List<? extends Base> values() {
      return different.isEmpty() ? List.of() : List.of(new UnsignedIntType(different.size()));
    }
  }
}

package org.pontis.routes.site.file.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;

/**
 * A data set held as its differences from another one, since the instances of a series have most of
 * their attributes in common. Equal data sets compared with the same one are the same object.
 */
public final class Shared {
  private final Shared base;
  private final Dataset own;
  private final List<Tag> lacking;

  private Shared(Dataset whole) {
    this.base = this;
    this.own = whole;
    this.lacking = List.of();
  }

  private Shared(Shared base, Dataset changes, List<Tag> lacking) {
    this.base = base;
    this.own = changes;
    this.lacking = lacking;
  }

  /** One that others are to be compared with; its values are copied out of what was read. */
  static Shared first(Dataset whole) {
    return new Shared(Compact.copy(whole));
  }

  /** A data set compared with what another one was compared with. */
  static Shared of(Dataset whole, Shared other) {
    Shared base = other.base;
    DatasetBuilder changes = Dataset.builder();
    int same = 0;
    for (Element element : whole.elements()) {
      if (base.own.element(element.tag()).equals(Optional.of(element))) {
        same++;
      } else {
        changes.put(element);
      }
    }
    boolean equal = same == whole.elements().size() && same == base.own.elements().size();
    return equal ? base : new Shared(base, Compact.copy(changes.build()), lacking(whole, base.own));
  }

  private static List<Tag> lacking(Dataset whole, Dataset common) {
    List<Tag> lacking = new ArrayList<>();
    for (Element element : common.elements()) {
      if (!whole.contains(element.tag())) {
        lacking.add(element.tag());
      }
    }
    return List.copyOf(lacking);
  }

  /** The data set itself. */
  public Dataset whole() {
    if (base.equals(this)) {
      return own;
    }
    Dataset kept = lacking.isEmpty() ? base.own : base.own.select(tag -> !lacking.contains(tag));
    return kept.overlaidWith(own);
  }

  @Override
  public String toString() {
    return "Shared of " + base.own;
  }
}

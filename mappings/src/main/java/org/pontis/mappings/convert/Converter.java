package org.pontis.mappings.convert;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.pontis.dicom.data.Vr;

/**
 * A named function from attributes to values of one FHIR type.
 *
 * @param name as rows write it
 * @param accepts per attribute the value representations it can read
 * @param empty makes a value of the type without content
 * @param codes whether the row names a code map
 * @param function gives no value when the attributes have none
 */
public record Converter(
    String name,
    List<Set<Vr>> accepts,
    Supplier<? extends Element> empty,
    Codes codes,
    Function<Input, ? extends List<? extends Base>> function) {

  /** Whether a row names a code map. */
  public enum Codes {
    NONE,
    MAPPED
  }

  /** Copies the list. */
  public Converter {
    accepts = List.copyOf(accepts);
  }

  static Converter plain(
      String name,
      List<Set<Vr>> accepts,
      Supplier<? extends Element> empty,
      Function<Input, ? extends List<? extends Base>> function) {
    return new Converter(name, accepts, empty, Codes.NONE, function);
  }

  static Converter mapped(
      String name,
      List<Set<Vr>> accepts,
      Supplier<? extends Element> empty,
      Function<Input, ? extends List<? extends Base>> function) {
    return new Converter(name, accepts, empty, Codes.MAPPED, function);
  }

  /** The FHIR type of its values. */
  public Class<? extends Element> type() {
    return empty.get().getClass();
  }

  /** The values; none when the attributes have none. */
  public List<? extends Base> convert(Input input) {
    return function.apply(input);
  }

  static Set<Vr> of(Vr first, Vr... more) {
    return EnumSet.of(first, more);
  }
}

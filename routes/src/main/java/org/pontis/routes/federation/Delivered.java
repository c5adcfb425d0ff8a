package org.pontis.routes.federation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.source.Part;

/**
 * What a retrieval has given out, so that an instance several sites hold comes once. Holds one UID
 * for each instance of the study.
 */
final class Delivered {
  private final Set<Uid> instances = new HashSet<>();
  private final Part part;
  private long count;
  private Wish wish = Wish.MORE;

  private enum Wish {
    MORE,
    NO_MORE
  }

  Delivered(Part part) {
    this.part = part;
  }

  /**
   * Gives one out unless it was; answers whether more are wanted. After a sink's failure none are.
   */
  boolean give(Optional<Uid> instance, BooleanSupplier sink) {
    boolean isNew = instance.map(instances::add).orElse(true);
    if (!isNew && part instanceof Part.Whole) {
      return true;
    }
    count++;
    wish = Wish.NO_MORE;
    boolean more = sink.getAsBoolean();
    wish = more ? Wish.MORE : Wish.NO_MORE;
    return more;
  }

  boolean has(Uid instance) {
    return instances.contains(instance);
  }

  boolean wantsMore() {
    return wish == Wish.MORE;
  }

  long count() {
    return count;
  }
}

package org.pontis.routes.site.file.index;

import java.util.Optional;
import java.util.function.Supplier;

/** A value made when first asked for, and once. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile Optional<T> value = Optional.empty();

  private Once(Supplier<T> maker) {
    this.maker = maker;
  }

  static <T> Supplier<T> of(Supplier<T> maker) {
    return new Once<>(maker);
  }

  @Override
  public T get() {
    Optional<T> made = value;
    return made.isPresent() ? made.get() : make();
  }

  private synchronized T make() {
    if (value.isEmpty()) {
      value = Optional.of(maker.get());
    }
    return value.orElseThrow();
  }
}

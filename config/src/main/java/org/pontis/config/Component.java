package org.pontis.config;

import java.util.List;
import java.util.Optional;

/** What could be read of a key. */
sealed interface Component {
  /** The value; empty where it could not be read as a whole. */
  Optional<Object> value();

  /** What a parameter of this type is given; empty where that could not be read. */
  default Optional<Object> as(Class<?> parameter) {
    return value();
  }

  /** All of it or nothing. */
  record Single(Optional<Object> value) implements Component {}

  /** A list, of which some items may be missing. */
  record Several(Items<Object> items) implements Component {
    static Component of(List<?> all) {
      return new Several(Items.of(List.copyOf(all)));
    }

    @Override
    public Optional<Object> value() {
      return items.whole().map(list -> list);
    }

    @Override
    public Optional<Object> as(Class<?> parameter) {
      return parameter == Items.class ? Optional.of(items) : value();
    }
  }
}

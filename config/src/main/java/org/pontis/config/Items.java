package org.pontis.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The items of a list as far as they could be read, for checks that need not wait for all.
 *
 * @param each in the order of the list; empty where one could not be read
 */
public record Items<T>(List<Optional<T>> each) {
  /** Copies the list. */
  public Items {
    each = List.copyOf(each);
  }

  /** A list that was read as a whole. */
  public static <T> Items<T> of(List<T> all) {
    return new Items<>(all.stream().map(Optional::of).toList());
  }

  /** Whether none is missing. */
  public boolean areAll() {
    return each.stream().allMatch(Optional::isPresent);
  }

  /** Those that could be read. */
  public Stream<T> read() {
    return each.stream().flatMap(Optional::stream);
  }

  /** Shows those that could be read, each with its place in the list. */
  public void forEach(ObjIntConsumer<T> seen) {
    for (int i = 0; i < each.size(); i++) {
      int place = i;
      each.get(i).ifPresent(item -> seen.accept(item, place));
    }
  }

  /**
   * Requires something of each item that could be read.
   *
   * @param key of the list
   * @param reason what is wrong with an item that is not so, after the item itself
   * @throws Contradiction that names each that is not so at its own place
   */
  public void require(String key, Predicate<T> holds, String reason) {
    List<Contradiction.Point> points = new ArrayList<>();
    forEach((item, place) -> {
      if (!holds.test(item)) {
        points.add(
            new Contradiction.Point(
                "%s[%d]".formatted(key, place), "'%s' %s".formatted(item, reason)));
      }
    });
    Contradiction.ofAny(points);
  }

  /** The list; empty where an item is missing. */
  Optional<List<T>> whole() {
    return areAll() ? Optional.of(read().toList()) : Optional.empty();
  }
}

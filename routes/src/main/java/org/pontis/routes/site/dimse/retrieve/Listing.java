package org.pontis.routes.site.dimse.retrieve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Uid;

/**
 * What a PACS says there is to retrieve.
 *
 * @param count of the instances
 * @param sopClasses of the instances; empty when the PACS does not say
 * @param instances one by one, as far as they were asked for
 */
record Listing(long count, Set<Uid> sopClasses, List<Listed> instances) {

  /** One instance. */
  record Listed(Uid series, Uid instance, Optional<Uid> sopClass) {}

  /** Copies the collections. */
  Listing {
    sopClasses = Set.copyOf(sopClasses);
    instances = List.copyOf(instances);
  }

  /** A listing of each instance. */
  static Listing of(List<Listed> instances) {
    return new Listing(instances.size(), classes(instances), instances);
  }

  static Set<Uid> classes(List<Listed> instances) {
    return instances.stream()
        .flatMap(one -> one.sopClass().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

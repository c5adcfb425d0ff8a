package org.pontis.routes.camel.dimse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a producer asks of the application at the other end: the option {@code operation}. */
enum DimseOperation {
  STORE,
  ECHO,
  FIND,
  MOVE;

  static Optional<DimseOperation> parse(String name) {
    return Arrays.stream(values()).filter(operation -> operation.option().equals(name)).findFirst();
  }

  String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String all() {
    return List.of(values()).stream().map(DimseOperation::option).collect(Collectors.joining(", "));
  }
}

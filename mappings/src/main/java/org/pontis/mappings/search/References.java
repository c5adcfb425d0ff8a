package org.pontis.mappings.search;

import java.util.Optional;

/** Values of reference parameters: an id, or the type and an id; nothing on other servers. */
final class References {
  private References() {}

  /** The id, if the reference can be to a resource of this type. */
  static Optional<String> id(SearchTerm term, String type, String value) {
    if (value.contains("://") || value.startsWith("urn:")) {
      throw Refusals.invalid(
          term, "refers to another server; give the id here, or '" + type + "/' and the id");
    }
    int slash = value.indexOf('/');
    if (slash < 0) {
      return Optional.of(value);
    }
    return value.startsWith(type + "/")
        ? Optional.of(value.substring(slash + 1))
        : Optional.empty();
  }
}

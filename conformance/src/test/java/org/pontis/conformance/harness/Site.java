package org.pontis.conformance.harness;

import java.nio.file.Path;

/** A folder site of the gateway under test. */
public record Site(String id, Path path) {
  String yaml() {
    return "  - { id: %s, name: Site %s, type: folder, path: \"%s\", issuer-of-patient-id: %s }%n"
        .formatted(id, id, path, id.toUpperCase(java.util.Locale.ROOT));
  }
}

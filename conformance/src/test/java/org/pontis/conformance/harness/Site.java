package org.pontis.conformance.harness;

import java.nio.file.Path;
import java.util.Locale;

/** A site of the gateway under test: its id and its line in the configuration. */
public record Site(String id, Path path, String more) {
  /** A folder that is only read. */
  public Site(String id, Path path) {
    this(
        id,
        path,
        "type: folder, path: \"%s\", issuer-of-patient-id: %s".formatted(path, issuer(id)));
  }

  /** A folder that takes what is stored. */
  public static Site writable(String id, Path path) {
    Site site = new Site(id, path);
    return new Site(id, path, site.more + ", writable: true");
  }

  /** A PACS by DIMSE, with further keys of its own, such as {@code retrieve: c-move}. */
  public static Site dimse(String id, Entity pacs, String keys) {
    String address =
        "type: dimse, ae-title: %s, host: 127.0.0.1, port: %d, issuer-of-patient-id: %s"
            .formatted(pacs.title(), pacs.port(), issuer(id));
    return new Site(id, Path.of(""), keys.isEmpty() ? address : address + ", " + keys);
  }

  String yaml() {
    return "  - { id: %s, name: Site %s, %s }%n".formatted(id, id, more);
  }

  private static String issuer(String id) {
    return id.toUpperCase(Locale.ROOT);
  }
}

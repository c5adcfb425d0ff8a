package org.pontis.gateway.probe;

import java.util.Locale;
import org.pontis.dicom.net.ul.RemoteEntity;

/** The site's entry in the configuration file. */
final class SiteBlock {
  private static final int LONGEST_ID = 26;

  private SiteBlock() {}

  /** One item of the list {@code sites}, flow style, ending in a line break. */
  static String of(RemoteEntity remote, Retrieval retrieval) {
    return "- { id: %s, name: %s, type: dimse, ae-title: %s, host: %s, port: %d, retrieve: %s }%n"
        .formatted(
            id(remote.calledAeTitle().value()),
            quoted(remote.calledAeTitle().value()),
            quoted(remote.calledAeTitle().value()),
            quoted(remote.host()),
            remote.port(),
            retrieval.setting());
  }

  /** A site id made of an AE title. */
  static String id(String title) {
    String id =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return id.isEmpty() ? "pacs" : id.substring(0, Math.min(LONGEST_ID, id.length()));
  }

  /** YAML reads some plain words as something else: numbers, null, what has a colon or comma. */
  private static String quoted(String text) {
    boolean plain = text.matches("[A-Za-z][A-Za-z0-9_.-]*") && text.length() > 5;
    boolean address = text.matches("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    return plain || address ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

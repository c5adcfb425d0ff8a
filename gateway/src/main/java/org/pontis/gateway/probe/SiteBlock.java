package org.pontis.gateway.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.TlsSettings.PeerName;
import org.pontis.routes.site.TlsFiles;

/** The site's entry in the configuration file. */
final class SiteBlock {
  private static final int LONGEST_ID = 26;

  /** What a site calls itself where the configuration does not say. */
  private static final AeTitle USUAL = new AeTitle("PONTIS");

  private SiteBlock() {}

  /** One item of the list {@code sites}, flow style, ending in a line break. */
  static String of(RemoteEntity remote, Conclusion conclusion, Optional<TlsFiles> tls) {
    String title = remote.calledAeTitle().value();
    List<String> keys = new ArrayList<>();
    keys.add("id: " + id(title));
    keys.add("name: " + quoted(title));
    keys.add("type: dimse");
    keys.add("ae-title: " + quoted(title));
    keys.add("host: " + quoted(remote.host()));
    keys.add("port: " + remote.port());
    keys.add("retrieve: " + conclusion.retrieval().setting());
    if (!conclusion.us().title().equals(USUAL)) {
      keys.add("calling-ae-title: " + quoted(conclusion.us().title().value()));
    }
    int most = conclusion.associations();
    if (most > 0 && most < ConcurrencyCheck.MOST) {
      keys.add("associations: " + most);
    }
    tls.ifPresent(files -> keys.add("tls: " + secured(files)));
    return "- { %s }%n".formatted(String.join(", ", keys));
  }

  private static String secured(TlsFiles files) {
    String name = files.peerName() == PeerName.CHECKED ? ", peer-name: checked" : "";
    return "{ certificate: %s, key: %s, trusted: %s%s }"
        .formatted(
            quoted(files.certificate().toString()),
            quoted(files.key().toString()),
            quoted(files.trusted().toString()),
            name);
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

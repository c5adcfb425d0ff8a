package org.pontis.dicom.dictionary;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pontis.dicom.data.Uid;

/**
 * The registry of UIDs of PS3.6 Annex A: SOP classes, transfer syntaxes and other well-known ones.
 */
public final class UidRegistry {
  private static final Map<Uid, RegisteredUid> BY_UID = load();

  private UidRegistry() {}

  /** The entry of a UID. */
  public static Optional<RegisteredUid> find(Uid uid) {
    return Optional.ofNullable(BY_UID.get(uid));
  }

  /** The name of a UID, for example CT Image Storage. */
  public static Optional<String> name(Uid uid) {
    return find(uid).map(RegisteredUid::name);
  }

  /** Every entry, in no order. */
  public static Collection<RegisteredUid> all() {
    return BY_UID.values();
  }

  private static Map<Uid, RegisteredUid> load() {
    String table = new String(Resources.read("uids.tsv"), StandardCharsets.UTF_8);
    Map<Uid, RegisteredUid> entries = HashMap.newHashMap(512);
    int from = table.indexOf('\n') + 1;
    for (int to = table.indexOf('\n', from); to >= 0; to = table.indexOf('\n', from)) {
      RegisteredUid entry = RegisteredUid.parse(table.substring(from, to));
      entries.put(entry.uid(), entry);
      from = to + 1;
    }
    return Collections.unmodifiableMap(entries);
  }
}

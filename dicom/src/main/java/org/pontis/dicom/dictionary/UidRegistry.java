package org.pontis.dicom.dictionary;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.data.Uid;

/**
 * The registry of UIDs of PS3.6 Annex A: SOP classes, transfer syntaxes and other well-known ones.
 */
public final class UidRegistry {
  private static final Map<Uid, RegisteredUid> BY_UID =
      new String(Resources.read("uids.tsv"), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(RegisteredUid::parse)
          .collect(toUnmodifiableMap(RegisteredUid::uid, Function.identity()));

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
}

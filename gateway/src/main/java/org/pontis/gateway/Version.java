package org.pontis.gateway;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar names it. */
final class Version implements IVersionProvider {
  /** The version, or {@code development} outside a jar. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"pontis " + number() + ", Java " + Runtime.version()};
  }
}

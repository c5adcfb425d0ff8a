package org.pontis.config;

import java.util.Locale;

/** The spelling of Java names in files: lower case, words joined by hyphens. */
final class Kebab {
  private Kebab() {}

  /** {@code issuerOfPatientId} and {@code IssuerOfPatientId} to {@code issuer-of-patient-id}. */
  static String ofCamel(String name) {
    StringBuilder kebab = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        kebab.append('-');
      }
      kebab.append(Character.toLowerCase(c));
    }
    return kebab.toString();
  }

  /** {@code NEWEST_FIRST} to {@code newest-first}. */
  static String ofConstant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

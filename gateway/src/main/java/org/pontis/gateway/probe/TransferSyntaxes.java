package org.pontis.gateway.probe;

import java.util.List;
import java.util.stream.Stream;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.RegisteredUid;
import org.pontis.dicom.dictionary.UidRegistry;

/** The transfer syntaxes instances are stored in (PS3.5 annex A), those in use. */
final class TransferSyntaxes {
  private static final List<RegisteredUid> COMMON =
      Stream.of(
              "1.2.840.10008.1.2.1",
              "1.2.840.10008.1.2",
              "1.2.840.10008.1.2.1.99",
              "1.2.840.10008.1.2.2",
              "1.2.840.10008.1.2.4.50",
              "1.2.840.10008.1.2.4.51",
              "1.2.840.10008.1.2.4.57",
              "1.2.840.10008.1.2.4.70",
              "1.2.840.10008.1.2.4.80",
              "1.2.840.10008.1.2.4.81",
              "1.2.840.10008.1.2.4.90",
              "1.2.840.10008.1.2.4.91",
              "1.2.840.10008.1.2.4.201",
              "1.2.840.10008.1.2.4.203",
              "1.2.840.10008.1.2.4.100",
              "1.2.840.10008.1.2.4.102",
              "1.2.840.10008.1.2.5")
          .flatMap(uid -> UidRegistry.find(new Uid(uid)).stream())
          .toList();

  private TransferSyntaxes() {}

  static List<RegisteredUid> common() {
    return COMMON;
  }

  static String name(Uid syntax) {
    return UidRegistry.find(syntax).flatMap(RegisteredUid::keyword).orElse(syntax.value());
  }
}

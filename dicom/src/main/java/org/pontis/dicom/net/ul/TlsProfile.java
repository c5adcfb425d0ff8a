package org.pontis.dicom.net.ul;

import java.util.List;
import java.util.stream.Stream;

/** TLS profiles of PS3.15 annex B: which protocols and cipher suites are spoken. */
public enum TlsProfile {
  /** BCP 195 with TLS 1.2 and 1.3 (PS3.15 B.9, B.10): never anything older. */
  BCP_195,
  /** The same with TLS 1.3 alone. */
  TLS_1_3_ONLY;

  private static final List<String> TLS_1_3 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** RFC 9325 4.2: forward secrecy and authenticated encryption. */
  private static final List<String> TLS_1_2 =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

  String[] protocols() {
    return switch (this) {
      case BCP_195 -> new String[] {"TLSv1.3", "TLSv1.2"};
      case TLS_1_3_ONLY -> new String[] {"TLSv1.3"};
    };
  }

  String[] cipherSuites() {
    return switch (this) {
      case BCP_195 -> Stream.concat(TLS_1_3.stream(), TLS_1_2.stream()).toArray(String[]::new);
      case TLS_1_3_ONLY -> TLS_1_3.toArray(String[]::new);
    };
  }
}

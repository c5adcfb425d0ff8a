package org.pontis.gateway.probe;

import java.net.InetAddress;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.routes.site.TlsFiles;

/**
 * What we call ourselves and where we listen, as options and configuration say.
 *
 * @param host empty means the address from which the PACS is reached
 * @param tls how what comes to us is secured: as configured, else as the PACS is asked
 */
record Ourselves(AeTitle title, Optional<String> host, int port, Optional<TlsFiles> tls) {
  private static final String ANY = "0.0.0.0";

  static Ourselves of(
      Optional<DimseConfig> configured,
      Optional<AeTitle> calling,
      Optional<Values.HostAndPort> listen,
      Optional<TlsFiles> tls) {
    Optional<Integer> port = configured.map(DimseConfig::port).filter(number -> number > 0);
    return new Ourselves(
        calling.or(() -> configured.map(DimseConfig::aeTitle)).orElse(new AeTitle("PONTIS")),
        listen
            .map(Values.HostAndPort::host)
            .or(() -> configured.map(DimseConfig::host))
            .filter(host -> !host.equals(ANY)),
        listen.map(Values.HostAndPort::port).or(() -> port).orElse(Values.DICOM_PORT),
        configured.isPresent() ? configured.get().tls() : tls);
  }

  Us seenAt(InetAddress seen) {
    return new Us(title, host.orElse(seen.getHostAddress()), port, tls);
  }
}

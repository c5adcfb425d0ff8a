package org.pontis.gateway.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.pontis.config.DataSize;
import org.pontis.config.Ranges;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.TlsFiles;

/**
 * How DIMSE clients reach the gateway. Without this section nothing listens for them.
 *
 * @param aeTitle the gateway's; clients that call it see all sites, those that call it with a
 *     hyphen and a site's id in capitals behind, cut to 16 characters, see that site
 * @param host address to listen on
 * @param port 0 takes any that is free
 * @param maxPdu the longest P-DATA-TF that is taken and sent
 * @param associations how many are served at once; further ones are rejected for now
 * @param artim how long a client may take to propose an association, and to close its connection
 *     after the end of one
 * @param idleTimeout how long an association may be silent
 * @param drainTimeout how long operations may go on when the gateway stops
 * @param limits what one operation may cost
 * @param tls how associations are secured; without it they are not
 */
public record DimseConfig(
    AeTitle aeTitle,
    String host,
    int port,
    DataSize maxPdu,
    int associations,
    Duration artim,
    Duration idleTimeout,
    Duration drainTimeout,
    DimseLimitsConfig limits,
    Optional<TlsFiles> tls) {
  private static final int LONGEST_TITLE = 16;

  /** Each has a thread of its own. */
  private static final int MOST_ASSOCIATIONS = 4_096;

  private static final DataSize SHORTEST_PDU = new DataSize(4 << 10);
  private static final DataSize LONGEST_PDU = new DataSize(16 << 20);

  /** Checks ranges. */
  public DimseConfig {
    checkPort(port);
    checkMaxPdu(maxPdu);
    checkAssociations(associations);
    checkArtim(artim);
    checkIdleTimeout(idleTimeout);
    checkDrainTimeout(drainTimeout);
  }

  private static void checkPort(int port) {
    Ranges.within(0, 65_535, port);
  }

  private static void checkMaxPdu(DataSize maxPdu) {
    Ranges.within(SHORTEST_PDU, LONGEST_PDU, maxPdu);
  }

  private static void checkAssociations(int associations) {
    Ranges.within(1, MOST_ASSOCIATIONS, associations);
  }

  private static void checkArtim(Duration artim) {
    Ranges.positive(artim);
  }

  private static void checkIdleTimeout(Duration idleTimeout) {
    Ranges.positive(idleTimeout);
  }

  private static void checkDrainTimeout(Duration drainTimeout) {
    Ranges.notNegative(drainTimeout);
  }

  static AeTitle defaultAeTitle() {
    return new AeTitle("PONTIS");
  }

  static String defaultHost() {
    return "127.0.0.1";
  }

  static int defaultPort() {
    return 11112;
  }

  static DataSize defaultMaxPdu() {
    return new DataSize(256 << 10);
  }

  static int defaultAssociations() {
    return 128;
  }

  static Duration defaultArtim() {
    return Duration.ofSeconds(15);
  }

  static Duration defaultIdleTimeout() {
    return Duration.ofMinutes(2);
  }

  static Duration defaultDrainTimeout() {
    return Duration.ofSeconds(20);
  }

  /** What is assumed where the file says nothing, but on this port. */
  public static DimseConfig onLoopback(int port) {
    return new DimseConfig(
        defaultAeTitle(),
        defaultHost(),
        port,
        defaultMaxPdu(),
        defaultAssociations(),
        defaultArtim(),
        defaultIdleTimeout(),
        defaultDrainTimeout(),
        DimseLimitsConfig.standard(),
        Optional.empty());
  }

  /** The title under which clients see one site only. */
  public AeTitle titleOf(SiteId site) {
    String whole = aeTitle + "-" + site.value().toUpperCase(Locale.ROOT);
    return new AeTitle(whole.substring(0, Math.min(LONGEST_TITLE, whole.length())));
  }
}

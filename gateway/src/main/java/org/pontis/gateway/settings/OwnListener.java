package org.pontis.gateway.settings;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteConfig;

/**
 * The gateway's listener as others would address it.
 *
 * @param titles the one for all sites, and one for each
 */
record OwnListener(DimseConfig listener, Set<AeTitle> titles) {

  static OwnListener of(DimseConfig listener, List<SiteId> sites) {
    Set<AeTitle> titles = new HashSet<>(Set.of(listener.aeTitle()));
    sites.forEach(site -> titles.add(listener.titleOf(site)));
    return new OwnListener(listener, Set.copyOf(titles));
  }

  /**
   * Whether who calls this PACS calls the listener; names are looked up only where all else fits.
   */
  boolean is(SiteConfig.Dimse pacs) {
    return pacs.port() == listener.port()
        && titles.contains(pacs.aeTitle())
        && Addresses.of(pacs.host()).each().stream().anyMatch(this::isListenedOn);
  }

  private boolean isListenedOn(InetAddress address) {
    return isOwn(address) && Addresses.of(listener.host()).areReachedAt(address);
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }
}

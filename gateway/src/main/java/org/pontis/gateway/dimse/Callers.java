package org.pontis.gateway.dimse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.net.scp.AssociationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may associate: the peers named in the settings, each from its host under its title, where
 * none is named everyone on this machine, and the sites that send us what we ask them for.
 */
final class Callers implements AssociationPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

  private final CalledTitles titles;
  private final Partners partners;
  private final BooleanSupplier stopping;

  /**
   * A policy.
   *
   * @param stopping whether nobody is let in any more
   */
  Callers(CalledTitles titles, Partners partners, BooleanSupplier stopping) {
    this.titles = titles;
    this.partners = partners;
    this.stopping = stopping;
  }

  @Override
  public Optional<AssociateRj> refusal(AssociateRq asked, InetSocketAddress from) {
    Optional<AssociateRj> refusal = decide(asked, from);
    refusal.ifPresent(rejection ->
        LOG.info(
            "association refused: {} called {} from {}: {}",
            asked.calling(),
            asked.called(),
            from.getAddress().getHostAddress(),
            RejectReason.of(rejection).map(Enum::name).orElse("")));
    return refusal;
  }

  private Optional<AssociateRj> decide(AssociateRq asked, InetSocketAddress from) {
    if (stopping.getAsBoolean()) {
      return Optional.of(AssociateRj.transientlyFor(RejectReason.TEMPORARY_CONGESTION));
    }
    if (!mayCall(asked, from.getAddress())) {
      return Optional.of(AssociateRj.permanent(RejectReason.CALLING_AE_TITLE_NOT_RECOGNIZED));
    }
    return titles.contains(asked.called())
        ? Optional.empty()
        : Optional.of(AssociateRj.permanent(RejectReason.CALLED_AE_TITLE_NOT_RECOGNIZED));
  }

  private boolean mayCall(AssociateRq asked, InetAddress from) {
    boolean everyone = partners.peers().isEmpty() && from.isLoopbackAddress();
    return everyone
        || Stream.concat(partners.peers().stream(), partners.sites().stream())
            .anyMatch(known -> known.aeTitle().equals(asked.calling()) && isAt(known.host(), from));
  }

  /** Asked anew for each association: names change their addresses. */
  private static boolean isAt(String host, InetAddress from) {
    try {
      return List.of(InetAddress.getAllByName(host)).contains(from);
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}

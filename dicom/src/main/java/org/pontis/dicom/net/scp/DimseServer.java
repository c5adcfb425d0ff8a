package org.pontis.dicom.net.scp;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationAcceptor;
import org.pontis.dicom.net.ul.Decision;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;

/**
 * Accepts associations for the services provided and performs their requests in the order they
 * come.
 */
public final class DimseServer implements AssociationAcceptor {
  private final ScpServices services;
  private final AssociationPolicy policy;
  private final AssociationFailures failures;

  /**
   * A server.
   *
   * @param failures hears how associations ended that were not released
   */
  public DimseServer(ScpServices services, AssociationPolicy policy, AssociationFailures failures) {
    this.services = services;
    this.policy = policy;
    this.failures = failures;
  }

  @Override
  public Decision negotiate(AssociateRq asked, InetSocketAddress from) {
    Optional<AssociateRj> refusal = policy.refusal(asked, from);
    return refusal.isPresent()
        ? new Decision.Reject(refusal.get())
        : new Offer(services, asked).answer();
  }

  @Override
  public void serve(Association association) {
    Caller caller =
        new Caller(
            association.negotiated().calling(),
            association.negotiated().called(),
            association.peer());
    try {
      new Session(services, new DimseChannel(association), caller).run();
    } catch (ImagingException ended) {
      association.abort();
      failures.ended(caller, ended.problem());
    }
  }

  @Override
  public void notBegun(InetSocketAddress from, Problem problem) {
    failures.notBegun(from, problem);
  }
}

package org.pontis.gateway.dimse;

import java.net.InetSocketAddress;
import org.pontis.dicom.net.scp.AssociationFailures;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line in the log for each association that was not released and each connection that came to
 * nothing. One that was closed before a whole offer had come is left out where there is no TLS:
 * that is how load balancers look whether a port is served.
 */
record LoggedFailures(boolean secured) implements AssociationFailures {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedFailures.class);

  @Override
  public void ended(Caller caller, Problem problem) {
    LOG.info("association of {} ended: {}", caller.calling(), problem.detail());
  }

  @Override
  public void notBegun(InetSocketAddress from, Problem problem) {
    if (secured || problem.type() != ProblemType.SITE_UNREACHABLE) {
      LOG.info(
          "connection from {} came to nothing: {}",
          from.getAddress().getHostAddress(),
          problem.detail());
    }
  }
}

package org.pontis.dicom.net.ul;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AbortReason;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * The failures of associations with one peer, each with its advice.
 *
 * @param peer its title and address
 */
record Failures(String peer) {

  /** What an arrival that ends the association means. */
  ImagingException of(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Whole(Abort abort) -> aborted(abort);
      case Arrival.Whole(var pdu) ->
          malformed(pdu.getClass().getSimpleName() + " at a moment when it may not come");
      case Arrival.Malformed(var refusal) -> malformed(refusal.what());
      case Arrival.Closed(IOException how) -> closed(how);
      case Arrival.Late(IOException how) -> late(how);
    };
  }

  ImagingException unreachable(IOException cause) {
    return failure(
        ProblemType.SITE_UNREACHABLE,
        "no connection to %s: check that host and port are right and that it is running",
        cause);
  }

  ImagingException late(IOException cause) {
    return failure(ProblemType.SITE_TIMEOUT, "%s did not answer in time", cause);
  }

  ImagingException closed(IOException cause) {
    return failure(
        ProblemType.SITE_UNREACHABLE,
        "%s closed the connection without ending the association",
        cause);
  }

  /** Not a word to an offer; servers that expect TLS take it for no handshake and hang up. */
  ImagingException closedUnanswered(IOException cause) {
    return failure(
        ProblemType.SITE_UNREACHABLE,
        "%s closed the connection instead of answering: check whether TLS is spoken there,"
            + " and whether it lets our address connect",
        cause);
  }

  /**
   * By TLS 1.3 a peer judges our certificate when the handshake is over for us (RFC 8446 appendix
   * E.1.2), and its alert may be lost in its close.
   */
  ImagingException closedAfterHandshake(IOException cause) {
    return new ImagingException(
        Problem.of(
            ProblemType.SITE_UNREACHABLE,
            TlsFailure.ofAlert(cause).orElse(TlsFailure.CLOSED).of(peer)),
        cause);
  }

  /** The connection is there, but TLS over it is not. */
  ImagingException insecure(IOException cause) {
    TlsFailure failure = TlsFailure.of(cause);
    ProblemType type =
        failure == TlsFailure.SILENT ? ProblemType.SITE_TIMEOUT : ProblemType.SITE_UNREACHABLE;
    return new ImagingException(Problem.of(type, failure.of(peer)), cause);
  }

  /** Something was asked of an association that is not established any more. */
  ImagingException ended() {
    return failure(ProblemType.SITE_UNREACHABLE, "the association with %s has ended");
  }

  ImagingException malformed(String what) {
    return new ImagingException(
        Problem.of(ProblemType.MALFORMED_FROM_SITE, peer + " sent " + what));
  }

  private ImagingException aborted(Abort abort) {
    String who =
        abort.isByUser() ? "aborted the association" : "aborted the association: " + why(abort);
    return new ImagingException(Problem.of(ProblemType.SITE_UNREACHABLE, peer + " " + who));
  }

  private static String why(Abort abort) {
    Optional<AbortReason> reason = AbortReason.of(abort.reason());
    return reason.map(Failures::words).orElse("reason " + abort.reason());
  }

  ImagingException refusedByUs(AssociateRj rejection) {
    return new ImagingException(
        Problem.of(
            ProblemType.MALFORMED_INPUT,
            "the association offered by " + peer + " was rejected: " + why(rejection)));
  }

  /** A rejection of our offer, with what its administrator or ours has to change. */
  ImagingException rejected(AssociateRj rejection, String ourTitle) {
    String advice =
        switch (RejectReason.of(rejection).orElse(RejectReason.NO_REASON_GIVEN)) {
          case CALLED_AE_TITLE_NOT_RECOGNIZED -> "; check the called AE title";
          case CALLING_AE_TITLE_NOT_RECOGNIZED ->
              "; its administrator has to add our AE title " + ourTitle;
          case TEMPORARY_CONGESTION, LOCAL_LIMIT_EXCEEDED ->
              "; allow fewer associations at a time, or try again later";
          default -> "";
        };
    ProblemType type =
        rejection.result() == AssociateRj.TRANSIENT
            ? ProblemType.OVERLOADED
            : ProblemType.SITE_UNREACHABLE;
    return new ImagingException(
        Problem.of(type, peer + " rejected the association: " + why(rejection) + advice));
  }

  private static String why(AssociateRj rejection) {
    Optional<RejectReason> reason = RejectReason.of(rejection);
    return reason
        .map(Failures::words)
        .orElse("source " + rejection.source() + ", reason " + rejection.reason());
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private ImagingException failure(ProblemType type, String form) {
    return new ImagingException(Problem.of(type, form.formatted(peer)));
  }

  private ImagingException failure(ProblemType type, String form, IOException cause) {
    return new ImagingException(Problem.of(type, form.formatted(peer)), cause);
  }
}

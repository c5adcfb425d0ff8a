package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.ContextAnswer;
import org.pontis.dicom.net.pdu.IdentityResponse;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.pdu.UserInformation.AsynchronousOperationsWindow;
import org.pontis.dicom.net.pdu.UserInformation.RoleSelection;
import org.pontis.dicom.net.pdu.UserInformation.SopClassCommonExtendedNegotiation;
import org.pontis.dicom.net.pdu.UserInformation.SopClassExtendedNegotiation;
import org.pontis.dicom.net.pdu.UserInformation.UserIdentityAc;
import org.pontis.dicom.net.pdu.UserInformation.UserIdentityRq;
import org.pontis.dicom.source.Deadline;

class NegotiationTest {
  private static final Uid CT = new Uid("1.2.840.10008.5.1.4.1.1.2");
  private static final Uid MR = new Uid("1.2.840.10008.5.1.4.1.1.4");
  private static final Uid UNKNOWN = new Uid("1.2.3");
  private static final Uid IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();
  private static final Uid EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
  private static final Uid JPEG = new Uid("1.2.840.10008.1.2.4.50");
  private static final AeTitle US = new AeTitle("PONTIS");
  private static final AeTitle PEER = new AeTitle("PEER");

  /** CT in two transfer syntaxes, MR in one, and CT from a requestor that is an SCP. */
  private static final ContextRules RULES =
      new ContextRules() {
        @Override
        public List<Uid> transferSyntaxes(Uid abstractSyntax) {
          if (abstractSyntax.equals(CT)) {
            return List.of(EXPLICIT, IMPLICIT);
          }
          return abstractSyntax.equals(MR) ? List.of(IMPLICIT) : List.of();
        }

        @Override
        public Set<Role> requestorRoles(Uid abstractSyntax) {
          return abstractSyntax.equals(CT) ? Set.of(Role.SCU, Role.SCP) : Set.of(Role.SCU);
        }
      };

  private static AssociateRq offer(List<ProposedContext> contexts, UserInformation... items) {
    return AssociateRq.of(PEER, US, contexts, List.of(items));
  }

  private static AssociateAc answer(AssociateRq offer) {
    Decision.Accept accept = Negotiation.accept(offer, RULES);
    return AssociateAc.to(offer, accept.contexts(), accept.userInformation());
  }

  @Test
  void accept_answersEveryContext() {
    AssociateRq offer =
        offer(
            List.of(
                new ProposedContext(1, CT, List.of(IMPLICIT, EXPLICIT)),
                new ProposedContext(3, CT, List.of(JPEG)),
                new ProposedContext(5, UNKNOWN, List.of(IMPLICIT))));

    Decision.Accept accept = Negotiation.accept(offer, RULES);

    assertThat(accept.contexts())
        .containsExactly(
            AnsweredContext.accepted(1, EXPLICIT),
            AnsweredContext.refused(3, ContextAnswer.TRANSFER_SYNTAXES_NOT_SUPPORTED),
            AnsweredContext.refused(5, ContextAnswer.ABSTRACT_SYNTAX_NOT_SUPPORTED));
  }

  @Test
  void roles_areThoseOfferedAndGrantedSeenFromEachSide() {
    List<ProposedContext> contexts =
        List.of(
            new ProposedContext(1, CT, List.of(IMPLICIT)),
            new ProposedContext(3, MR, List.of(IMPLICIT)));
    AssociateRq offer =
        offer(
            contexts,
            new RoleSelection(CT, Set.of(Role.SCP)),
            new RoleSelection(MR, Set.of(Role.SCU, Role.SCP)));
    AssociateAc answer = answer(offer);

    Negotiated requestor = Negotiated.asRequestor(offer, answer);
    Negotiated acceptor = Negotiated.asAcceptor(offer, answer);

    assertThat(requestor.contexts(CT, Role.SCP)).hasSize(1);
    assertThat(requestor.contexts(CT, Role.SCU)).isEmpty();
    assertThat(requestor.contexts(MR, Role.SCP)).isEmpty();
    assertThat(requestor.contexts(MR, Role.SCU)).hasSize(1);
    assertThat(acceptor.contexts(CT, Role.SCU)).hasSize(1);
    assertThat(acceptor.contexts(CT, Role.SCP)).isEmpty();
    assertThat(acceptor.contexts(MR, Role.SCP)).hasSize(1);
  }

  @Test
  void roles_areTheDefaultsWhereAnAcceptorDoesNotAnswer() {
    AssociateRq offer =
        offer(
            List.of(new ProposedContext(1, CT, List.of(IMPLICIT))),
            new RoleSelection(CT, Set.of(Role.SCP)));
    AssociateAc answer =
        AssociateAc.to(offer, List.of(AnsweredContext.accepted(1, IMPLICIT)), List.of());

    assertThat(Negotiated.asRequestor(offer, answer).contexts(CT, Role.SCP)).isEmpty();
    assertThat(Negotiated.asRequestor(offer, answer).contexts(CT, Role.SCU)).hasSize(1);
  }

  @Test
  void answers_thatDoNotFitTheOfferAreRefusals() {
    AssociateRq offer =
        offer(
            List.of(
                new ProposedContext(1, CT, List.of(IMPLICIT)),
                new ProposedContext(3, MR, List.of(IMPLICIT))));
    AssociateAc answer =
        AssociateAc.to(
            offer,
            List.of(AnsweredContext.accepted(1, JPEG), AnsweredContext.accepted(7, IMPLICIT)),
            List.of());

    Negotiated negotiated = Negotiated.asRequestor(offer, answer);

    assertThat(negotiated.accepted()).isEmpty();
    assertThat(negotiated.refused())
        .containsExactly(
            new RefusedContext(1, CT, ContextAnswer.TRANSFER_SYNTAXES_NOT_SUPPORTED),
            new RefusedContext(3, MR, ContextAnswer.NO_REASON));
  }

  static List<UserIdentityRq> identities() {
    return List.of(
        Identity.username("someone", IdentityResponse.NOT_REQUESTED),
        Identity.passcode("someone", "sesame", IdentityResponse.REQUESTED),
        Identity.kerberos(Slice.of(new byte[] {1, 2}), IdentityResponse.REQUESTED),
        Identity.saml("<Assertion/>", IdentityResponse.REQUESTED),
        Identity.jwt("e30.e30.c2ln", IdentityResponse.REQUESTED));
  }

  /** Grants every identity, and answers extended negotiation with what it got. */
  private static final class Granting implements AssociationAcceptor {
    final BlockingQueue<Negotiated> seen = new LinkedBlockingQueue<>();

    @Override
    public Decision negotiate(AssociateRq asked, InetSocketAddress from) {
      Decision.Accept accept = Negotiation.accept(asked, RULES);
      for (UserInformation item : asked.userInformation()) {
        if (item instanceof SopClassExtendedNegotiation) {
          accept = Negotiation.with(accept, item);
        }
      }
      Slice granted = Slice.of("granted".getBytes(StandardCharsets.UTF_8));
      return Negotiation.with(accept, new UserIdentityAc(granted));
    }

    @Override
    public void serve(Association association) {
      seen.add(association.negotiated());
      assertThat(association.receive()).isInstanceOf(Received.ReleaseAsked.class);
    }
  }

  @ParameterizedTest
  @MethodSource("identities")
  void everything_reachesTheOtherSide(UserIdentityRq identity) throws InterruptedException {
    SopClassExtendedNegotiation extended =
        new SopClassExtendedNegotiation(CT, Slice.of(new byte[] {1, 1}));
    SopClassCommonExtendedNegotiation common =
        new SopClassCommonExtendedNegotiation(
            CT, new Uid("1.2.840.10008.4.2"), List.of(new Uid("1.2.840.10008.5.1.4.1.1.7")));
    AsynchronousOperationsWindow window = new AsynchronousOperationsWindow(4, 2);
    AssociationRequest request =
        new AssociationRequest(
            US,
            List.of(new ProposedContext(1, CT, List.of(IMPLICIT))),
            List.of(extended, common, window, identity));
    Granting acceptor = new Granting();
    try (var listener =
        AssociationListener.start(EchoingAcceptor.loopback(1, EchoingAcceptor.SHORT), acceptor)) {
      Association association =
          Association.open(
              RemoteEntity.at("127.0.0.1", listener.port(), PEER),
              request,
              AssociationSettings.DEFAULT.with(EchoingAcceptor.SHORT));
      association.release(Deadline.in(Duration.ofSeconds(10)));

      Negotiated theirs = acceptor.seen.take();
      assertThat(theirs.userIdentity()).contains(identity);
      assertThat(theirs.extended(CT)).contains(extended);
      assertThat(theirs.peerInformation()).contains(common);
      assertThat(theirs.asynchronousOperationsWindow()).isEqualTo(window);
      Negotiated ours = association.negotiated();
      assertThat(ours.userIdentityAnswer().map(UserIdentityAc::serverResponse).map(Slice::length))
          .isEqualTo(Optional.of(7));
      assertThat(ours.extended(CT)).contains(extended);
      assertThat(ours.asynchronousOperationsWindow())
          .isEqualTo(AsynchronousOperationsWindow.SYNCHRONOUS);
    }
  }
}

package org.pontis.dicom.net.ul;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/** Our requestor against our acceptor. */
class AssociationTest {
  private static final Uid VERIFICATION = new Uid("1.2.840.10008.1.1");
  private static final AeTitle US = new AeTitle("PONTIS");
  private static final AeTitle PEER = new AeTitle("PEER");
  private static final AssociationRequest ECHO =
      AssociationRequest.of(
          US,
          List.of(
              new ProposedContext(
                  1, VERIFICATION, List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid()))));
  private static final AssociationSettings SETTINGS =
      AssociationSettings.DEFAULT.with(EchoingAcceptor.SHORT);

  private final EchoingAcceptor acceptor = new EchoingAcceptor();
  private final AssociationListener listener =
      AssociationListener.start(EchoingAcceptor.loopback(2, EchoingAcceptor.SHORT), acceptor);

  @AfterEach
  void close() {
    listener.close();
  }

  private RemoteEntity remote() {
    return RemoteEntity.at("127.0.0.1", listener.port(), PEER);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  @Test
  void open_negotiatesContextsAndImplementation() throws InterruptedException {
    try (Association association = Association.open(remote(), ECHO, SETTINGS)) {
      Negotiated negotiated = association.negotiated();

      assertThat(negotiated.contexts(VERIFICATION, Role.SCU))
          .extracting(AcceptedContext::transferSyntax)
          .containsExactly(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
      assertThat(negotiated.implementationClassUid()).contains(Implementation.CLASS_UID);
      assertThat(negotiated.implementationVersionName()).contains("PONTIS_0_1");
      assertThat(negotiated.peerMaxPduLength()).isEqualTo(128 << 10);
      Negotiated atPeer = acceptor.served.take().negotiated();
      assertThat(atPeer.calling()).isEqualTo(US);
      assertThat(atPeer.called()).isEqualTo(PEER);
      assertThat(atPeer.contexts(VERIFICATION, Role.SCP)).hasSize(1);
    }
  }

  @Test
  void send_isAnsweredOnTheSameAssociationAgainAndAgain() {
    try (Association association = Association.open(remote(), ECHO, SETTINGS)) {
      for (int id = 1; id <= 100; id++) {
        association.send(1, EchoCommands.request(id));

        Received received = association.receive(soon());

        assertThat(received).isInstanceOf(Received.Command.class);
        assertThat(EchoCommands.messageId(((Received.Command) received).bytes())).isEqualTo(id);
      }
    }
  }

  @Test
  void release_endsBothSidesInOrder() throws InterruptedException {
    Association association = Association.open(remote(), ECHO, SETTINGS);

    association.release(soon());

    assertThat(association.isOpen()).isFalse();
    assertThat(acceptor.releases.poll(10, SECONDS)).isNotNull();
    assertThat(acceptor.failures).isEmpty();
    assertThatThrownBy(() -> association.send(1, EchoCommands.request(1)))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void abort_reachesThePeer() throws InterruptedException {
    Association association = Association.open(remote(), ECHO, SETTINGS);

    association.abort();

    ImagingException failure = acceptor.failures.poll(10, SECONDS);
    assertThat(failure).isNotNull().hasMessageContaining("aborted the association");
    assertThat(association.isOpen()).isFalse();
  }

  @Test
  void close_ofTheListenerAbortsItsAssociations() {
    Association association = Association.open(remote(), ECHO, SETTINGS);

    listener.close();

    assertThatThrownBy(() -> association.receive(soon()))
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("aborted the association");
  }

  @Test
  void open_isRejectedForNowBeyondTheLimit() {
    try (Association first = Association.open(remote(), ECHO, SETTINGS);
        Association second = Association.open(remote(), ECHO, SETTINGS)) {
      assertThatThrownBy(() -> Association.open(remote(), ECHO, SETTINGS))
          .isInstanceOfSatisfying(
              ImagingException.class,
              e -> assertThat(e.problem().type()).isEqualTo(ProblemType.OVERLOADED))
          .hasMessageContaining("local limit exceeded");
      assertThat(first.isOpen() && second.isOpen()).isTrue();
    }
  }

  @Test
  void open_isUnreachableWhereNobodyListens() {
    RemoteEntity nobody = remote();
    listener.close();

    assertThatThrownBy(() -> Association.open(nobody, ECHO, SETTINGS))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.SITE_UNREACHABLE))
        .hasMessageContaining("PEER@127.0.0.1");
  }

  @Test
  void receive_abortsWhenNothingComesInTime() throws InterruptedException {
    Association association = Association.open(remote(), ECHO, SETTINGS);

    assertThatThrownBy(() -> association.receive(Deadline.in(Duration.ofMillis(100))))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.SITE_TIMEOUT));
    assertThat(association.isOpen()).isFalse();
    assertThat(acceptor.failures.poll(10, SECONDS)).isNotNull();
  }

  @Test
  void abort_wakesTheThreadThatReceives() throws InterruptedException {
    Association association = Association.open(remote(), ECHO, SETTINGS);
    BlockingQueue<ImagingException> failures = new LinkedBlockingQueue<>();
    Thread receiving =
        Thread.ofVirtual()
            .start(() ->
                failures.add(
                    catchThrowableOfType(
                        ImagingException.class,
                        () -> association.receive(Deadline.in(Duration.ofMinutes(5))))));

    association.abort();

    assertThat(failures.poll(10, SECONDS)).isNotNull();
    receiving.join();
  }

  @Test
  void listener_holdsManyAssociationsAtATime() throws InterruptedException {
    try (var large =
        AssociationListener.start(EchoingAcceptor.loopback(64, EchoingAcceptor.SHORT), acceptor)) {
      RemoteEntity many = RemoteEntity.at("127.0.0.1", large.port(), PEER);
      List<Association> open = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        open.add(Association.open(many, ECHO, SETTINGS));
      }
      for (Association association : open) {
        association.send(1, EchoCommands.request(1));
      }
      for (Association association : open) {
        assertThat(association.receive(soon())).isInstanceOf(Received.Command.class);
        association.release(soon());
      }

      assertThat(acceptor.failures).isEmpty();
    }
  }
}

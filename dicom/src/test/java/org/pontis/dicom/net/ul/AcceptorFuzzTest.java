package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PduReader;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.net.scp.AssociationPolicy;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.EchoScp;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.GetTarget;
import org.pontis.dicom.net.scp.RetrieveRequest;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.problem.ProblemType;

/**
 * A connection to a listener with every service, from its first byte to its last: any bytes are
 * answered in PDUs, of which an A-ABORT, a rejection or the end of a release is the last, but for
 * further A-ABORTs (AA-7 of PS3.8 table 9-9).
 */
class AcceptorFuzzTest {
  private static final List<InformationModel> MODELS = List.of(InformationModel.values());
  private static final Uid STORED = new Uid("2.25.102.1");
  private static final ListenerSettings SETTINGS =
      new ListenerSettings(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          1,
          Optional.empty(),
          AssociationSettings.DEFAULT.withMaxPduLength(4 << 10));
  private static final ScpServices SERVICES =
      ScpServices.builder()
          .echo(EchoScp.ALWAYS)
          .store((object, _) -> {
            object.dataSet().readAllBytes();
            return DimseStatus.SUCCESS;
          })
          .storageClasses(Uids.SecondaryCaptureImageStorage::equals, SyntaxChoice.ANY)
          .find(MODELS, Set.of(), AcceptorFuzzTest::find)
          .move(MODELS, (request, _, log) -> move(request, log))
          .get(MODELS, AcceptorFuzzTest::get)
          .commitment((_, _, _) -> DimseStatus.SUCCESS)
          .availability((_, _) -> DimseStatus.SUCCESS)
          .build();

  private static DimseStatus find(FindRequest request, FindAnswers answers) {
    InformationModel model = InformationModel.of(request.sopClass()).orElseThrow();
    FindIdentifier.Asked asked = FindIdentifier.read(request.identifier(), model, request.agreed());
    assertThat(asked.query().level()).isNotNull();
    answers.send(FindIdentifier.answer(request.identifier(), match(), Optional.empty()));
    return DimseStatus.SUCCESS;
  }

  private static Dataset match() {
    return Dataset.builder()
        .text(Tags.PatientName, Vr.PN, "Müller^Jörg")
        .text(Tags.StudyInstanceUID, Vr.UI, "2.25.100")
        .build();
  }

  private static DimseStatus move(RetrieveRequest request, SubOperationLog log) {
    log.expect(RetrieveIdentifier.read(request.identifier()).studies().size());
    log.failed(STORED);
    return log.status();
  }

  private static DimseStatus get(RetrieveRequest request, GetTarget target) {
    target.log().expect(RetrieveIdentifier.read(request.identifier()).studies().size());
    target.send(
        OutgoingObject.of(
            Uids.SecondaryCaptureImageStorage,
            STORED,
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
            out -> out.write(new byte[10])));
    return target.log().status();
  }

  @FuzzTest
  void serve_endsInAnswersAndAnEnd(byte[] input) throws IOException {
    MemorySocket socket = new MemorySocket(input);
    Semaphore places = new Semaphore(1);
    List<ProblemType> ends = new ArrayList<>();
    DimseServer server =
        new DimseServer(SERVICES, AssociationPolicy.OPEN, (_, problem) -> ends.add(problem.type()));

    new AcceptedConnection(socket, SETTINGS, server, places).serve();

    assertThat(socket.isClosed()).isTrue();
    assertThat(places.availablePermits()).isEqualTo(1);
    assertThat(ends).doesNotContain(ProblemType.INTERNAL).hasSizeLessThan(2);
    List<Pdu> answers = pdus(socket.received());
    assertThat(answers.stream().dropWhile(pdu -> !isLast(pdu)).skip(1))
        .allMatch(Abort.class::isInstance);
  }

  private static List<Pdu> pdus(byte[] bytes) throws IOException {
    PduReader reader = new PduReader(new ByteArrayInputStream(bytes), bytes.length);
    List<Pdu> pdus = new ArrayList<>();
    for (Optional<Pdu> next = reader.next(); next.isPresent(); next = reader.next()) {
      pdus.add(next.get());
    }
    return pdus;
  }

  private static boolean isLast(Pdu pdu) {
    return pdu instanceof Abort || pdu instanceof AssociateRj || pdu instanceof ReleaseRp;
  }
}

package org.pontis.routes.camel.dimse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.DefaultProducer;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.scu.FindEnd;
import org.pontis.dicom.net.scu.MatchSink;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.Matcher;
import org.pontis.dicom.source.InstanceRef;

/** Asks another application what the URI and the body say and puts the answer in its place. */
final class DimseProducer extends DefaultProducer {
  private final DimseTarget target;
  private final SiteSources sites;

  DimseProducer(DimseEndpoint endpoint, DimseTarget target, SiteSources sites) {
    super(endpoint);
    this.target = target;
    this.sites = sites;
  }

  @Override
  public void process(Exchange exchange) {
    Object body = Optional.ofNullable(exchange.getMessage().getBody()).orElse("nothing");
    DimseAnswer answer =
        switch (target.operation()) {
          case ECHO -> echo();
          case STORE -> store(body);
          case FIND -> find(body);
          case MOVE -> move(body);
        };
    exchange.getMessage().setBody(answer);
  }

  private DimseAnswer echo() {
    return new PeerCall(target)
        .run(PeerCall.contexts(Uids.Verification), scu -> answer(scu.echo(target.deadline()), 0));
  }

  private DimseAnswer store(Object body) {
    if (body instanceof ArrivedInstance arrived) {
      return new Forwarding(target, sites).store(arrived);
    }
    Path file = file(body);
    try {
      return Forwarding.send(target, FileToSend.of(file));
    } catch (IOException unreadable) {
      throw new ImagingException(
          Problem.of(ProblemType.MALFORMED_INPUT, "the file could not be read"), unreadable);
    }
  }

  private Path file(Object body) {
    return switch (body) {
      case Path path -> path;
      case File file -> file.toPath();
      case WrappedFile<?> wrapped when wrapped.getFile() instanceof File file -> file.toPath();
      default -> throw refused("a file or an instance that arrived");
    };
  }

  private DimseAnswer find(Object body) {
    return switch (body) {
      case DimseQuestion question ->
          find(
              question.model().find(),
              FindIdentifier.write(question.query(), question.model(), target.dialect()),
              question.sink());
      case WorklistQuestion question ->
          find(
              Uids.ModalityWorklistInformationModelFind,
              question.query().identifier(target.dialect()),
              question.sink());
      default -> throw refused("a DimseQuestion or a WorklistQuestion");
    };
  }

  /** What the peer can't be asked, or not as narrow, is filtered here. */
  private DimseAnswer find(Uid sopClass, FindIdentifier.Question asked, MatchSink sink) {
    Matcher residual = Matcher.of(asked.residual());
    AtomicLong matches = new AtomicLong();
    return new PeerCall(target)
        .run(
            PeerCall.contexts(sopClass),
            scu -> {
              FindEnd end =
                  scu.find(
                      sopClass,
                      asked.identifier(),
                      target.deadline(),
                      match -> {
                        if (!residual.test(match)) {
                          return true;
                        }
                        matches.incrementAndGet();
                        return sink.accept(match);
                      });
              return answer(end.status(), matches.get());
            });
  }

  private DimseAnswer move(Object body) {
    InstanceRef what =
        switch (body) {
          case InstanceRef reference -> reference;
          case ArrivedInstance arrived -> arrived.reference();
          default -> throw refused("an InstanceRef or an instance that arrived");
        };
    InformationModel model = InformationModel.STUDY_ROOT;
    return new PeerCall(target)
        .run(
            PeerCall.contexts(model.move()),
            scu -> {
              RetrieveEnd end =
                  scu.move(
                      RetrieveQuestion.move(model, RetrieveIdentifier.of(what)),
                      target.destination().orElseThrow(),
                      target.deadline(),
                      _ -> true);
              return answer(end.status(), end.subOperations().completed().orElse(0));
            });
  }

  private DimseAnswer answer(DimseStatus status, long count) {
    return PeerStatus.answer(target.remote(), target.operation(), status, count);
  }

  private ImagingException refused(String expected) {
    return ImagingException.of(
        ProblemType.INTERNAL,
        "%s: operation=%s takes %s as body, and a route sent something else"
            .formatted(getEndpoint().getEndpointUri(), target.operation().option(), expected));
  }
}

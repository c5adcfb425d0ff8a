package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.IdentifierText;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.FindScp;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * C-FIND over the sites that were called (PS3.4 C.4.1).
 *
 * @param mostResults matches in one answer at the most
 */
record Queries(CalledTitles titles, Operations operations, int mostResults, Duration within)
    implements FindScp {
  private static final Logger LOG = LoggerFactory.getLogger(Queries.class);

  @Override
  public DimseStatus find(FindRequest request, FindAnswers answers) {
    return operations.run(
        DimseService.FIND, request.caller(), operation -> find(request, answers, operation));
  }

  private DimseStatus find(FindRequest asked, FindAnswers answers, Operation operation) {
    FindRequest request = read(asked);
    Question question =
        Question.of(
            FindIdentifier.read(request.identifier(), model(request), request.agreed()),
            mostResults);
    FindSummary summary =
        titles
            .source(request.caller().called())
            .find(
                question.query(),
                operation.call(within),
                sink(request, question, answers, operation));
    return answers.isCancelled() ? DimseStatus.CANCEL : Completeness.of(summary, mostResults);
  }

  /** The request, its keys decoded by what they can be; who guesses says so. */
  private static FindRequest read(FindRequest asked) {
    IdentifierText text = IdentifierText.OF_ANYBODY;
    text.assumed(asked.identifier())
        .ifPresent(sets ->
            LOG.info(
                "the identifier does not say what its letters beyond ASCII are written in;"
                    + " they are read as {}",
                sets.equals(CharacterSets.UTF_8) ? "UTF-8" : "Latin-1"));
    return new FindRequest(
        asked.sopClass(), text.read(asked.identifier()), asked.agreed(), asked.caller());
  }

  private static InformationModel model(FindRequest request) {
    return InformationModel.of(request.sopClass())
        .orElseThrow(() ->
            ImagingException.of(ProblemType.INTERNAL, "no information model has the SOP class"));
  }

  private static DatasetSink sink(
      FindRequest request, Question question, FindAnswers answers, Operation operation) {
    AnswerText text = AnswerText.as(request.identifier());
    return (site, match) -> {
      Dataset answer =
          text.of(
              FindIdentifier.answer(
                  request.identifier(), match, Optional.of(request.caller().called())));
      operation.moved();
      return switch (question.keys()) {
        case ALL -> answers.send(answer);
        case NOT_ALL -> answers.sendWithUnsupportedKeys(answer);
      };
    };
  }
}

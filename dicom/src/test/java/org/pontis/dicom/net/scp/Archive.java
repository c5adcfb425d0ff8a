package org.pontis.dicom.net.scp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.IncomingObject;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.QueryExtension;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.query.Matcher;

/** An archive in memory behind every service: it keeps what is stored and answers with samples. */
final class Archive {
  final Map<String, byte[]> stored = new ConcurrentSkipListMap<>();
  final BlockingQueue<IncomingObject> requests = new LinkedBlockingQueue<>();
  final BlockingQueue<FindRequest> questions = new LinkedBlockingQueue<>();
  final int instances;

  Archive(int instances) {
    this.instances = instances;
  }

  ScpServices services(MoveScp move) {
    List<InformationModel> models = List.of(InformationModel.values());
    return ScpServices.builder()
        .echo(EchoScp.ALWAYS)
        .store(this::store)
        .storageClasses(Samples.SOP_CLASS::equals, SyntaxChoice.ANY)
        .find(models, Set.of(QueryExtension.FUZZY_PERSON_NAMES), this::find)
        .worklist(this::worklist)
        .move(models, move)
        .get(models, this::get)
        .build();
  }

  private DimseStatus store(IncomingObject object, Caller caller) throws IOException {
    requests.add(object);
    stored.put(object.command().sopInstance().value(), object.dataSet().readAllBytes());
    return DimseStatus.SUCCESS;
  }

  private DimseStatus find(FindRequest request, FindAnswers answers) {
    questions.add(request);
    InformationModel model = InformationModel.of(request.sopClass()).orElseThrow();
    FindIdentifier.Asked asked = FindIdentifier.read(request.identifier(), model, request.agreed());
    Matcher matcher = Matcher.of(asked.query());
    for (int i = 1; i <= instances; i++) {
      Dataset match = Samples.dataset(i);
      if (matcher.test(match)) {
        Dataset answer =
            FindIdentifier.answer(request.identifier(), match, Optional.of(new AeTitle("PONTIS")));
        if (!answers.send(answer)) {
          return DimseStatus.SUCCESS;
        }
      }
    }
    return DimseStatus.SUCCESS;
  }

  private DimseStatus worklist(FindRequest request, FindAnswers answers) {
    questions.add(request);
    answers.sendWithUnsupportedKeys(
        FindIdentifier.answer(request.identifier(), Samples.dataset(1), Optional.empty()));
    return DimseStatus.SUCCESS;
  }

  private DimseStatus get(RetrieveRequest request, GetTarget target) {
    List<Integer> numbers = numbers(request);
    target.log().expect(numbers.size());
    for (int number : numbers) {
      if (!target.send(Samples.object(number))) {
        break;
      }
    }
    return target.log().status();
  }

  /** The samples an identifier asks for. */
  List<Integer> numbers(RetrieveRequest request) {
    RetrieveIdentifier what = RetrieveIdentifier.read(request.identifier());
    return IntStream.rangeClosed(1, instances)
        .filter(i -> what.instances().isEmpty() || what.instances().contains(Samples.instance(i)))
        .filter(_ -> what.studies().isEmpty() || what.studies().contains(Samples.STUDY))
        .boxed()
        .toList();
  }
}

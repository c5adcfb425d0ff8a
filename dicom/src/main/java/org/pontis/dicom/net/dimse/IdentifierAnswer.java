package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;

/** The identifier of one answer to a query (PS3.4 C.4.1.1.3.2). */
final class IdentifierAnswer {
  /** Said of the answer itself, asked for or not. */
  private static final Set<Tag> OWN =
      Set.of(Tags.SpecificCharacterSet, Tags.QueryRetrieveLevel, Tags.RetrieveAETitle);

  private IdentifierAnswer() {}

  static Dataset of(Dataset asked, Dataset match, Optional<AeTitle> retrieve) {
    DatasetBuilder answer = filled(asked, match).toBuilder();
    asked.element(Tags.QueryRetrieveLevel).ifPresent(answer::put);
    match.element(Tags.SpecificCharacterSet).ifPresent(answer::put);
    match.element(Tags.InstanceAvailability).ifPresent(answer::put);
    retrieve.ifPresent(title -> answer.text(Tags.RetrieveAETitle, Vr.AE, title.value()));
    return answer.build();
  }

  private static Dataset filled(Dataset asked, Dataset match) {
    DatasetBuilder answer = Dataset.builder();
    for (Element key : asked.elements()) {
      if (!OWN.contains(key.tag()) && key.tag().element() != 0) {
        answer.put(
            match.element(key.tag()).map(found -> part(key, found)).orElseGet(() -> none(key)));
      }
    }
    return answer.build();
  }

  private static Element part(Element key, Element found) {
    boolean whole =
        !(key instanceof Element.Items keys)
            || keys.isEmpty()
            || keys.items().getFirst().elements().isEmpty();
    if (whole || !(found instanceof Element.Items items)) {
      return found;
    }
    Dataset keys = ((Element.Items) key).items().getFirst();
    List<Dataset> parts = items.items().stream().map(item -> filled(keys, item)).toList();
    return new Element.Items(items.tag(), items.vr(), parts);
  }

  private static Element none(Element key) {
    Vr known = Dictionary.vr(key.tag());
    return KeyWriting.empty(key.tag(), known == Vr.UN ? key.vr() : known);
  }
}

package org.pontis.gateway.dimse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

/**
 * The text of answers in the character set their question is in, where that can hold it, else in
 * UTF-8 (PS3.4 C.4.1.1.3.2). A question that names none is answered in the set of the match.
 */
final class AnswerText {
  private final CharacterSets wanted;

  private AnswerText(CharacterSets wanted) {
    this.wanted = wanted;
  }

  static AnswerText as(Dataset question) {
    return new AnswerText(CharacterSets.of(question.strings(Tags.SpecificCharacterSet)));
  }

  Dataset of(Dataset answer) {
    if (wanted.terms().isEmpty()) {
      return answer;
    }
    return in(wanted, answer).or(() -> in(CharacterSets.UTF_8, answer)).orElse(answer);
  }

  private static Optional<Dataset> in(CharacterSets target, Dataset answer) {
    return converted(target, answer)
        .map(builder ->
            builder
                .text(Tags.SpecificCharacterSet, Vr.CS, target.terms().toArray(String[]::new))
                .build());
  }

  private static Optional<DatasetBuilder> converted(CharacterSets target, Dataset dataset) {
    DatasetBuilder builder = Dataset.builder();
    for (Element element : dataset.elements()) {
      Optional<Element> converted = converted(target, element);
      if (converted.isEmpty()) {
        return Optional.empty();
      }
      if (!element.tag().equals(Tags.SpecificCharacterSet)) {
        builder.put(converted.get());
      }
    }
    return Optional.of(builder);
  }

  private static Optional<Element> converted(CharacterSets target, Element element) {
    return switch (element) {
      case Element.Text text when isForeign(target, text) -> {
        String decoded = text.characterSets().decode(text.value(), text.vr());
        Optional<Slice> encoded = target.encode(decoded, text.vr());
        yield encoded.map(bytes -> new Element.Text(text.tag(), text.vr(), bytes, target));
      }
      case Element.Items items -> {
        List<Dataset> converted = new ArrayList<>();
        items
            .items()
            .forEach(item ->
                converted(target, item).ifPresent(builder -> converted.add(builder.build())));
        yield converted.size() == items.items().size()
            ? Optional.of(new Element.Items(items.tag(), items.vr(), converted))
            : Optional.empty();
      }
      case Element.Text _, Element.Numbers _, Element.Bytes _, Element.BulkDataReference _ ->
          Optional.of(element);
    };
  }

  private static boolean isForeign(CharacterSets target, Element.Text text) {
    return text.vr().usesSpecificCharacterSet() && !text.characterSets().equals(target);
  }
}

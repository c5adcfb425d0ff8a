package org.pontis.mappings.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesPerformerComponent;
import org.hl7.fhir.r4.model.Reference;
import org.pontis.dicom.data.PersonName;
import org.pontis.dicom.data.PersonName.Component;
import org.pontis.dicom.data.Vr;

/** Person names, and who or what took part: references that only say a name. */
final class Names {
  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  private Names() {}

  static List<Converter> converters() {
    return List.of(
        Converter.plain(
            "human-names", List.of(Converter.of(Vr.PN)), HumanName::new, Names::humanNames),
        Converter.plain(
            "practitioners",
            List.of(Converter.of(Vr.PN)),
            Reference::new,
            input -> people(input, 0).map(name -> new Reference().setDisplay(name)).toList()),
        Converter.plain(
            "practitioner",
            List.of(Converter.of(Vr.PN)),
            Reference::new,
            input ->
                people(input, 0).limit(1).map(name -> new Reference().setDisplay(name)).toList()),
        Converter.plain(
            "people-performing",
            List.of(Converter.of(Vr.PN), Converter.of(Vr.PN)),
            ImagingStudySeriesPerformerComponent::new,
            Names::peoplePerforming),
        Converter.plain(
            "device-performing",
            List.of(Converter.of(Vr.LO), Converter.of(Vr.LO), Converter.of(Vr.SH)),
            ImagingStudySeriesPerformerComponent::new,
            Names::devicePerforming),
        Converter.plain(
            "organization-performing",
            List.of(Converter.of(Vr.LO)),
            ImagingStudySeriesPerformerComponent::new,
            input ->
                input.string(0).map(Texts::clean).map(name -> performer("LOC", name)).stream()
                    .toList()));
  }

  /** One HumanName per component group, which says its script unless it is the only, alphabetic. */
  private static List<HumanName> humanNames(Input input) {
    PersonName name = input.string(0).map(PersonName::parse).orElse(PersonName.parse(""));
    List<HumanName> names = new ArrayList<>();
    humanName(name.ideographic(), "IDE").ifPresent(names::add);
    humanName(name.phonetic(), "SYL").ifPresent(names::add);
    Optional<HumanName> alphabetic =
        names.isEmpty() ? humanName(name.alphabetic()) : humanName(name.alphabetic(), "ABC");
    alphabetic.ifPresent(names::addFirst);
    return names;
  }

  private static Optional<HumanName> humanName(String group, String representation) {
    Optional<HumanName> name = humanName(group);
    name.ifPresent(n -> n.addExtension(Extensions.nameRepresentation(representation)));
    return name;
  }

  private static Optional<HumanName> humanName(String group) {
    HumanName name = new HumanName();
    part(group, Component.FAMILY).ifPresent(name::setFamily);
    part(group, Component.GIVEN).ifPresent(given -> words(given).forEach(name::addGiven));
    part(group, Component.MIDDLE).ifPresent(middle -> words(middle).forEach(name::addGiven));
    part(group, Component.PREFIX).ifPresent(name::addPrefix);
    part(group, Component.SUFFIX).ifPresent(name::addSuffix);
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private static Optional<String> part(String group, Component component) {
    return PersonName.component(group, component).map(Texts::clean);
  }

  private static Stream<String> words(String names) {
    return Stream.of(names.split(" +"));
  }

  /** Names of people as one would say them: prefix, given, middle, family, suffix. */
  private static Stream<String> people(Input input, int index) {
    return input.strings(index).stream()
        .map(PersonName::parse)
        .filter(name -> !name.isEmpty())
        .map(Names::spoken);
  }

  private static String spoken(PersonName name) {
    String group =
        Stream.of(name.alphabetic(), name.ideographic(), name.phonetic())
            .filter(g -> !g.isEmpty())
            .findFirst()
            .orElse("");
    return Stream.of(
            Component.PREFIX, Component.GIVEN, Component.MIDDLE, Component.FAMILY, Component.SUFFIX)
        .flatMap(component -> part(group, component).stream())
        .collect(Collectors.joining(" "));
  }

  /**
   * The first performing physician, or operator where no physician is named, is the primary
   * performer; everyone else took part as v3-ParticipationType SPRF says, "assistants, technicians,
   * associates".
   */
  private static List<ImagingStudySeriesPerformerComponent> peoplePerforming(Input input) {
    List<ImagingStudySeriesPerformerComponent> performers = new ArrayList<>();
    Stream.concat(people(input, 0), people(input, 1))
        .distinct()
        .forEach(name -> performers.add(performer(performers.isEmpty() ? "PRF" : "SPRF", name)));
    return performers;
  }

  private static List<ImagingStudySeriesPerformerComponent> devicePerforming(Input input) {
    String device =
        Stream.of(input.string(0), input.string(1), input.string(2).map(s -> "(" + s + ")"))
            .flatMap(Optional::stream)
            .map(Texts::clean)
            .collect(Collectors.joining(" "));
    return device.isEmpty() ? List.of() : List.of(performer("DEV", device));
  }

  private static ImagingStudySeriesPerformerComponent performer(String function, String name) {
    return new ImagingStudySeriesPerformerComponent()
        .setFunction(new CodeableConcept(new Coding(PARTICIPATION, function, null)))
        .setActor(new Reference().setDisplay(name));
  }
}

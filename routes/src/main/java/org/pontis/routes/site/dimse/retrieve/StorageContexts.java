package org.pontis.routes.site.dimse.retrieve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.RegisteredUid;
import org.pontis.dicom.dictionary.UidRegistry;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.routes.site.dimse.pool.Purpose;

/**
 * What is proposed for C-GET: each SOP class in each transfer syntax it may be stored in, one
 * context for each, so that nothing has to be transcoded (PS3.8 9.3.2.2 lets the acceptor take one
 * syntax only of each context). What does not fit into one association goes into further ones, the
 * rarest last.
 */
final class StorageContexts {
  private static final int MOST = ProposedContext.MOST - 1;

  /** The common ones first. */
  private static final List<Uid> OF_IMAGES =
      Stream.of(
              "1.2.840.10008.1.2.1",
              "1.2.840.10008.1.2",
              "1.2.840.10008.1.2.4.70",
              "1.2.840.10008.1.2.4.90",
              "1.2.840.10008.1.2.4.50",
              "1.2.840.10008.1.2.4.80",
              "1.2.840.10008.1.2.4.91",
              "1.2.840.10008.1.2.5",
              "1.2.840.10008.1.2.4.51",
              "1.2.840.10008.1.2.4.81",
              "1.2.840.10008.1.2.4.57",
              "1.2.840.10008.1.2.1.99",
              "1.2.840.10008.1.2.2",
              "1.2.840.10008.1.2.4.102",
              "1.2.840.10008.1.2.4.103",
              "1.2.840.10008.1.2.4.100",
              "1.2.840.10008.1.2.4.201",
              "1.2.840.10008.1.2.4.202",
              "1.2.840.10008.1.2.4.203",
              "1.2.840.10008.1.2.4.101",
              "1.2.840.10008.1.2.4.104",
              "1.2.840.10008.1.2.4.105",
              "1.2.840.10008.1.2.4.106",
              "1.2.840.10008.1.2.4.107",
              "1.2.840.10008.1.2.4.108",
              "1.2.840.10008.1.2.4.92",
              "1.2.840.10008.1.2.4.93",
              "1.2.840.10008.1.2.4.110",
              "1.2.840.10008.1.2.4.111",
              "1.2.840.10008.1.2.4.112",
              "1.2.840.10008.1.2.8.1")
          .map(Uid::new)
          .toList();

  private static final Set<Uid> OF_OTHERS =
      Set.of(
          new Uid("1.2.840.10008.1.2.1"),
          new Uid("1.2.840.10008.1.2"),
          new Uid("1.2.840.10008.1.2.1.99"),
          new Uid("1.2.840.10008.1.2.2"));

  /** Without pixel data: presentation states, waveforms, reports, raw data, documents, plans. */
  private static final List<String> NOT_IMAGES =
      List.of(
          "1.2.840.10008.5.1.4.1.1.11.",
          "1.2.840.10008.5.1.4.1.1.9.",
          "1.2.840.10008.5.1.4.1.1.88.",
          "1.2.840.10008.5.1.4.1.1.104.",
          "1.2.840.10008.5.1.4.1.1.481.3",
          "1.2.840.10008.5.1.4.1.1.481.4",
          "1.2.840.10008.5.1.4.1.1.481.5",
          "1.2.840.10008.5.1.4.1.1.481.8");

  private StorageContexts() {}

  /** One purpose for each association needed; of all storage classes when none is given. */
  static List<Purpose> purposes(Collection<Uid> sopClasses) {
    List<WantedContext> wanted =
        sopClasses.isEmpty()
            ? ofAnyClass()
            : ofClasses(sopClasses.stream().sorted(Comparator.comparing(Uid::value)).toList());
    List<Purpose> purposes = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += MOST) {
      purposes.add(purpose(wanted.subList(from, Math.min(wanted.size(), from + MOST))));
    }
    return purposes;
  }

  private static List<WantedContext> ofClasses(List<Uid> sopClasses) {
    return OF_IMAGES.stream()
        .flatMap(syntax ->
            sopClasses.stream()
                .filter(sopClass -> isImage(sopClass) || OF_OTHERS.contains(syntax))
                .map(sopClass -> new WantedContext(sopClass, List.of(syntax))))
        .toList();
  }

  private static boolean isImage(Uid sopClass) {
    return NOT_IMAGES.stream().noneMatch(sopClass.value()::startsWith);
  }

  /** All storage classes there are; the acceptor takes the syntax it likes best. */
  private static List<WantedContext> ofAnyClass() {
    Predicate<RegisteredUid> isStorage =
        entry -> entry.type().equals("SOP Class") && entry.name().contains("Storage");
    return UidRegistry.all().stream()
        .filter(isStorage)
        .map(RegisteredUid::uid)
        .filter(uid -> uid.value().startsWith("1.2.840.10008.5.1.4.1.1."))
        .sorted(Comparator.comparing(Uid::value))
        .map(uid -> new WantedContext(uid, OF_IMAGES))
        .toList();
  }

  private static Purpose purpose(List<WantedContext> storage) {
    List<WantedContext> wanted = new ArrayList<>();
    wanted.add(new WantedContext(InformationModel.STUDY_ROOT.get(), Purpose.DATA_SETS));
    wanted.addAll(storage);
    List<UserInformation> roles =
        storage.stream()
            .map(WantedContext::abstractSyntax)
            .distinct()
            .<UserInformation>map(uid -> new UserInformation.RoleSelection(uid, Set.of(Role.SCP)))
            .toList();
    return new Purpose(ContextPlan.split(wanted).getFirst(), roles);
  }
}

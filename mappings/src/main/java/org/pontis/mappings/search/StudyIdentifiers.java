package org.pontis.mappings.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;

/**
 * The parameter {@code identifier} of ImagingStudy: Study Instance UIDs, and accession numbers,
 * which the resource has in {@code basedOn}. A value of digits and dots without a system may be
 * either.
 */
final class StudyIdentifiers {
  private static final String DICOM_UID = "urn:dicom:uid";

  private final SearchTerm term;
  private final List<Uid> uids = new ArrayList<>();
  private final List<String> accessionNumbers = new ArrayList<>();
  private final List<Token> issued = new ArrayList<>();

  private StudyIdentifiers(SearchTerm term) {
    this.term = term;
  }

  static void addTo(Criteria<ImagingStudy> criteria, SearchTerm term) {
    StudyIdentifiers identifiers = new StudyIdentifiers(term);
    term.values().forEach(value -> identifiers.sort(Token.parse(term, value)));
    identifiers.addTo(criteria);
  }

  private void sort(Token token) {
    Optional<Uid> uid = Uids.parse(token.code());
    boolean named = token.system().equals(Optional.of(DICOM_UID));
    if (named && uid.isEmpty()) {
      throw Refusals.invalid(term, "is not a UID of digits and dots in the system " + DICOM_UID);
    }
    if (token.system().isEmpty() || named) {
      uid.ifPresent(uids::add);
    }
    if (!named && !Uids.isUrn(token.code())) {
      accessionNumbers.add(token.code());
      token.system().ifPresent(system -> issued.add(token));
    }
  }

  private void addTo(Criteria<ImagingStudy> criteria) {
    if (uids.isEmpty() && accessionNumbers.isEmpty()) {
      criteria.nothing();
    } else if (accessionNumbers.isEmpty()) {
      criteria.uids(Tags.StudyInstanceUID, uids);
    } else if (uids.isEmpty()) {
      criteria.values(Tags.AccessionNumber, accessionNumbers);
    } else {
      criteria.existence(List.of(byUid(), byAccessionNumber()));
    }
    if (!issued.isEmpty()) {
      List<Token> tokens = term.values().stream().map(v -> Token.parse(term, v)).toList();
      criteria.residual(study -> isAmong(study, tokens));
    }
  }

  private ImagingQuery byUid() {
    return Criteria.query(
        QueryLevel.STUDY,
        ElementPath.of(Tags.StudyInstanceUID),
        new Matching.UidList(uids.stream().distinct().sorted().toList()));
  }

  private ImagingQuery byAccessionNumber() {
    return Criteria.query(
        QueryLevel.STUDY, ElementPath.of(Tags.AccessionNumber), Criteria.values(accessionNumbers));
  }

  /** UIDs are compared without their prefix, since they may be asked for without it. */
  private static boolean isAmong(ImagingStudy study, List<Token> tokens) {
    return Stream.concat(
            study.getIdentifier().stream(),
            study.getBasedOn().stream().map(Reference::getIdentifier))
        .anyMatch(identifier ->
            tokens.stream()
                .anyMatch(token ->
                    token.matches(system(identifier.getSystem()), identifier.getValue())
                        || Uids.parse(token.code())
                            .flatMap(uid -> Uids.parse(identifier.getValue()).filter(uid::equals))
                            .filter(uid -> token.admits(system(identifier.getSystem())))
                            .isPresent()));
  }

  private static String system(@Nullable String system) {
    return system == null ? "" : system;
  }
}

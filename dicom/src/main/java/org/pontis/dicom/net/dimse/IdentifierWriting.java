package org.pontis.dicom.net.dimse;

import static org.pontis.dicom.data.Tags.*;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeySets;
import org.pontis.dicom.query.ReturnKeys;

/** Writes the identifier of one query. */
final class IdentifierWriting {
  /** Of the identifier itself (PS3.4 C.4.1.1.3), or for the web only. */
  private static final Set<Tag> NOT_KEYS =
      Set.of(SpecificCharacterSet, QueryRetrieveLevel, TimezoneOffsetFromUTC, RetrieveURL);

  /** What else archives commonly return. */
  private static final List<Tag> MORE_OF_STUDIES =
      List.of(StudyDescription, IssuerOfPatientID, SOPClassesInStudy);

  private static final List<Tag> MORE_OF_SERIES =
      List.of(
          SeriesDate,
          SeriesTime,
          BodyPartExamined,
          Laterality,
          ProtocolName,
          Manufacturer,
          InstitutionName,
          StationName,
          OperatorsName);

  private static final List<Tag> MORE_OF_INSTANCES =
      List.of(ContentDate, ContentTime, AcquisitionDate, AcquisitionTime, ImageType);

  private final ImagingQuery query;
  private final InformationModel model;
  private final QueryDialect dialect;
  private final KeyWriting writing;
  private final IdentifierTree tree = new IdentifierTree();
  private final List<Key> residual = new ArrayList<>();

  IdentifierWriting(ImagingQuery query, InformationModel model, QueryDialect dialect) {
    this.query = query;
    this.model = model;
    this.dialect = dialect;
    this.writing = new KeyWriting(dialect);
  }

  FindIdentifier.Question write() {
    if (!model.hasLevel(query.level())) {
      throw ImagingException.of(
          ProblemType.INVALID_QUERY,
          "the study root model has no patient level; ask by the patient root model");
    }
    query.keys().forEach(this::key);
    returnPaths().filter(path -> isAsked(path.first())).forEach(this::returnKey);
    model.uniqueKeys(query.level()).forEach(unique -> returnKey(ElementPath.of(unique)));
    Dataset identifier =
        tree.dataset().toBuilder()
            .text(QueryRetrieveLevel, Vr.CS, QueryLevels.code(query.level()))
            .build();
    return new FindIdentifier.Question(
        IdentifierCharacterSet.said(identifier, dialect.characterSets()), residual);
  }

  private void key(Key key) {
    if (isAsked(key.path().first())) {
      tree.put(key, writing).ifPresent(residual::add);
    } else if (!(key.matching() instanceof Matching.Universal)) {
      residual.add(key);
    }
  }

  private void returnKey(ElementPath path) {
    if (!tree.contains(path.steps())) {
      tree.put(path.steps(), KeyWriting.empty(path.last(), Dictionary.vr(path.last())));
    }
  }

  /** Whether an attribute may stand in an identifier of this level (PS3.4 C.4.1.2.1). */
  private boolean isAsked(Tag tag) {
    if (NOT_KEYS.contains(tag)) {
      return false;
    }
    QueryLevel level = model.levelOf(tag);
    return level == query.level()
        || (level.isAtOrAbove(query.level())
            && (model.uniqueKeys(query.level()).contains(tag)
                || dialect.extensions().contains(QueryExtension.RELATIONAL_QUERIES)));
  }

  private Stream<ElementPath> returnPaths() {
    return switch (query.returnKeys()) {
      case ReturnKeys.Listed(List<ElementPath> paths) -> paths.stream();
      case ReturnKeys.All _ -> {
        Set<ElementPath> all =
            new LinkedHashSet<>(ReturnKeySets.of(query.level(), ReturnKeySets.Scope.ALL).paths());
        Stream.of(MORE_OF_STUDIES, MORE_OF_SERIES, MORE_OF_INSTANCES)
            .flatMap(List::stream)
            .map(ElementPath::of)
            .forEach(all::add);
        yield all.stream();
      }
    };
  }
}

package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.QueryLevel;

/**
 * The identifier of C-FIND (PS3.4 C.4.1.1.3) to and from a query. An identifier has no page and no
 * order: both stay with whoever asks.
 */
public final class FindIdentifier {
  private FindIdentifier() {}

  /**
   * A query as a partner is asked it.
   *
   * @param identifier of the request
   * @param residual keys the identifier does not say, or not as narrow: whoever asks still has to
   *     filter by them. Those on attributes of the query's level are among the return keys.
   */
  public record Question(Dataset identifier, List<Key> residual) {
    /** Copies the list. */
    public Question {
      residual = List.copyOf(residual);
    }
  }

  /**
   * A query as it was asked.
   *
   * @param query without page or order of its own
   * @param unsupported keys with values that can't be matched, such as private attributes
   */
  public record Asked(ImagingQuery query, List<Tag> unsupported) {
    /** Copies the list. */
    public Asked {
      unsupported = List.copyOf(unsupported);
    }
  }

  /**
   * The identifier that asks a query.
   *
   * @throws ImagingException INVALID_QUERY when the model does not have the level
   */
  public static Question write(ImagingQuery query, InformationModel model, QueryDialect dialect) {
    return new IdentifierWriting(query, model, dialect).write();
  }

  /**
   * The query an identifier asks. Keys above the level are taken whether or not relational queries
   * were agreed on.
   *
   * @throws ImagingException INVALID_QUERY when there is no level, or a value is none of its kind
   */
  public static Asked read(Dataset identifier, InformationModel model, Set<QueryExtension> agreed) {
    return new IdentifierReading(model, agreed).read(identifier);
  }

  /**
   * The identifier of an answer (PS3.4 C.4.1.1.3.2): what was asked for, of zero length where the
   * match has nothing.
   *
   * @param retrieve where the match can be retrieved from, if anywhere
   */
  public static Dataset answer(Dataset asked, Dataset match, Optional<AeTitle> retrieve) {
    return IdentifierAnswer.of(asked, match, retrieve);
  }

  /** The value of Query/Retrieve Level in an identifier. */
  public static Optional<QueryLevel> level(Dataset identifier) {
    return IdentifierReading.level(identifier);
  }
}

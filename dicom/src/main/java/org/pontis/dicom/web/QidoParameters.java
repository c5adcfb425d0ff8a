package org.pontis.dicom.web;

import java.util.List;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.ImagingQuery;

/**
 * The query parameters of the search transaction (PS3.18 sections 8.3.4 and 10.6.1), to and from
 * {@link ImagingQuery}. What can't be understood is refused, never passed over: a parameter that is
 * ignored would return studies nobody asked for.
 */
public final class QidoParameters {
  private QidoParameters() {}

  /**
   * The query that a request asks. The parameters {@code accept} and {@code charset} are left to
   * content negotiation. Attributes used as keys are returned as well (PS3.18 section 10.6.3).
   *
   * @throws ImagingException INVALID_QUERY naming the parameter, what is wrong with it and what to
   *     do
   */
  public static ImagingQuery read(QidoResource resource, List<QueryParameter> parameters) {
    QidoReading reading = new QidoReading(resource);
    return reading.read(parameters);
  }

  /**
   * The parameters that ask a query of another server; its level and the keys of a path are the
   * resource's. Reading them gives the same keys, return keys and page again, save that {@code
   * fuzzymatching} applies to every name.
   */
  public static List<QueryParameter> write(ImagingQuery query) {
    return QidoWriting.write(query);
  }
}

package org.pontis.routes.camel.site;

import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.StoreOutcome;

/** The body of an exchange on its way to a site: the question and who takes the results. */
public sealed interface SiteCommand {

  /** Asks for matches; the answer's body is a {@link FindSummary}. */
  record Find(ImagingQuery query, Call call, DatasetSink sink, CallWatch watch)
      implements SiteCommand {}

  /** Asks for data sets without bulk data; the answer's body is a {@link RetrieveSummary}. */
  record Metadata(InstanceRef what, Call call, DatasetSink sink) implements SiteCommand {}

  /** Asks for instances; the answer's body is a {@link RetrieveSummary}. */
  record Retrieve(InstanceRef what, Call call, InstanceSink sink) implements SiteCommand {}

  /** Gives an instance to keep; the answer's body is a {@link StoreOutcome}. */
  record Store(OutgoingInstance what, Call call) implements SiteCommand {}
}

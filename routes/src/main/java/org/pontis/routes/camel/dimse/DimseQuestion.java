package org.pontis.routes.camel.dimse;

import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.scu.MatchSink;
import org.pontis.dicom.query.ImagingQuery;

/**
 * The body that {@code operation=find} takes; matches go past the exchange.
 *
 * @param sink takes each match while it arrives; false ends the query by C-CANCEL
 */
public record DimseQuestion(InformationModel model, ImagingQuery query, MatchSink sink) {}

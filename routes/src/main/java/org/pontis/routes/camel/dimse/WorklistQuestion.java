package org.pontis.routes.camel.dimse;

import org.pontis.dicom.net.dimse.WorklistQuery;
import org.pontis.dicom.net.scu.MatchSink;

/**
 * The body by which {@code operation=find} asks a modality worklist; matches go past the exchange.
 *
 * @param sink takes each match while it arrives; false ends the query by C-CANCEL
 */
public record WorklistQuestion(WorklistQuery query, MatchSink sink) {}

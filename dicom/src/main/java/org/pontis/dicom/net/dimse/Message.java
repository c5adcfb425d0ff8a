package org.pontis.dicom.net.dimse;

import org.pontis.dicom.net.ul.AcceptedContext;

/** A command that has been received, and the presentation context it came in. */
public record Message(AcceptedContext context, DimseCommand command) {}

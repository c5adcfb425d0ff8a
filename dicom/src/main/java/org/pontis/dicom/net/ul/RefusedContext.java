package org.pontis.dicom.net.ul;

import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.ContextAnswer;

/** A presentation context that was asked for and is not there. */
public record RefusedContext(int id, Uid abstractSyntax, ContextAnswer why) {}

package org.pontis.dicom.net.dimse;

import org.pontis.dicom.data.AeTitle;

/** Who asked for the C-MOVE that a C-STORE belongs to, and its message id (PS3.7 9.1.1.1). */
public record MoveOriginator(AeTitle title, int messageId) {}

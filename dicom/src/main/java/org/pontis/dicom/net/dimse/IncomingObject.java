package org.pontis.dicom.net.dimse;

import java.io.InputStream;
import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * An instance as it arrives by C-STORE, valid only during the call it is given to.
 *
 * @param transferSyntax of the data set
 * @param dataSet without file meta information; whoever does not read it holds the peer back
 */
public record IncomingObject(
    DimseCommand.CStoreRq command, TransferSyntax transferSyntax, InputStream dataSet) {}

package org.pontis.dicom.source;

import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * An instance or a part of one, as a source delivers it.
 *
 * @param site where it comes from
 * @param transferSyntax of the Part 10 object, also when only a part of it is delivered
 * @param part what is delivered; of {@link Part.Frames} exactly one number
 */
public record IncomingInstance(
    SiteId site,
    Uid study,
    Uid series,
    Uid instance,
    Uid sopClass,
    TransferSyntax transferSyntax,
    Part part,
    Content content) {}

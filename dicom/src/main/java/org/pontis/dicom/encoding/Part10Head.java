package org.pontis.dicom.encoding;

/**
 * The start of a Part 10 object that is still arriving.
 *
 * @param object what came before the tag that reading stopped at
 * @param reach how many bytes the whole object must have at least, counted from its first: the
 *     value found at the tag ends there. Of a deflated one, where the deflated bytes start.
 */
public record Part10Head(Part10Object object, long reach) {}

package org.pontis.dicom.query;

import org.pontis.dicom.data.ElementPath;

/** A matching key: an attribute, perhaps within sequences, and what its value must fulfil. */
public record Key(ElementPath path, Matching matching) {}

package org.pontis.dicom.encoding;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * What a Part 10 file or stream holds (PS3.10 section 7).
 *
 * @param fileMeta group 0002 without its length; empty when the file has none
 * @param transferSyntax what the data set is really encoded in; differs from the one in the file
 *     meta information where the data set itself contradicts that
 * @param dataset without group lengths, pixel data and long values as references
 * @param dataSetOffset where the data set starts; of a deflated one, where the deflated bytes do
 */
public record Part10Object(
    Dataset fileMeta, TransferSyntax transferSyntax, Dataset dataset, long dataSetOffset) {}

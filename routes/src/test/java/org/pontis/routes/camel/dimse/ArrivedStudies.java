package org.pontis.routes.camel.dimse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.source.SiteId;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

/** A site with the contract studies, as if they had arrived there by C-STORE. */
public final class ArrivedStudies {
  /** The site. */
  public static final SiteId SITE = new SiteId("north");

  private ArrivedStudies() {}

  /** The site's source. */
  public static InMemorySource source() {
    return InMemorySource.of(SITE, ContractStudies.part10Objects());
  }

  /** The Part 10 objects it has. */
  public static List<byte[]> objects() {
    return ContractStudies.part10Objects();
  }

  /** What is said when one of them arrives. */
  public static ArrivedInstance arrived(byte[] part10) {
    Part10Object object = read(part10);
    Dataset dataset = object.dataset();
    return new ArrivedInstance(
        SITE,
        dataset.uid(Tags.StudyInstanceUID).orElseThrow(),
        dataset.uid(Tags.SeriesInstanceUID).orElseThrow(),
        dataset.uid(Tags.SOPInstanceUID).orElseThrow(),
        dataset.uid(Tags.SOPClassUID).orElseThrow(),
        object.transferSyntax(),
        new AeTitle("MODALITY"),
        new AeTitle("PONTIS"));
  }

  /** The bytes behind the file meta information. */
  public static byte[] dataSet(byte[] part10) {
    return Arrays.copyOfRange(part10, (int) read(part10).dataSetOffset(), part10.length);
  }

  private static Part10Object read(byte[] part10) {
    try {
      return new Part10Reader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(part10));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.pontis.gateway.dimse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.encoding.FileMeta;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRq;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.IncomingObject;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.net.scp.StoreScp;
import org.pontis.dicom.source.OutgoingInstance;

/**
 * C-STORE into the site that was called, or where instances go that name no site (PS3.4 annex B).
 * Success is answered when the site holds the instance as safely as the settings promise, also when
 * it held the same one before.
 */
record Arrivals(CalledTitles titles, Storing storing, Operations operations, Duration within)
    implements StoreScp {

  @Override
  public DimseStatus store(IncomingObject object, Caller caller) throws IOException {
    return operations.run(
        DimseService.STORE, caller, operation -> store(object, caller, operation));
  }

  private DimseStatus store(IncomingObject object, Caller caller, Operation operation)
      throws IOException {
    CStoreRq command = object.command();
    try (InputStream part10 = new SequenceInputStream(meta(object, caller), object.dataSet())) {
      OutgoingInstance instance =
          new OutgoingInstance(
              command.sopClass(), command.sopInstance(), object.transferSyntax(), part10);
      storing.store(titles.site(caller.called()), instance, operation.call(within));
    }
    operation.moved();
    return DimseStatus.SUCCESS;
  }

  /** File meta information (PS3.10 section 7.1) as it was agreed on with the sender. */
  private static InputStream meta(IncomingObject object, Caller caller) throws IOException {
    Dataset names =
        Dataset.builder()
            .text(Tags.SOPClassUID, Vr.UI, object.command().sopClass().value())
            .text(Tags.SOPInstanceUID, Vr.UI, object.command().sopInstance().value())
            .build();
    Dataset meta =
        FileMeta.of(names, object.transferSyntax()).toBuilder()
            .text(Tags.SourceApplicationEntityTitle, Vr.AE, caller.calling().value())
            .build();
    return new ByteArrayInputStream(FileMeta.encode(meta));
  }
}

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
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.net.scp.StoreScp;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.routes.camel.dimse.ArrivedInstance;

/**
 * C-STORE (PS3.4 annex B): what a retrieval of ours waits for goes there, anything else into the
 * site that was called, or where instances go that name no site. Success is answered when the site
 * holds the instance as safely as the settings promise, also when it held the same one before.
 */
record Arrivals(CalledTitles titles, Intake intake, Operations operations, Duration within)
    implements StoreScp {

  @Override
  public DimseStatus store(IncomingObject object, Caller caller) throws IOException {
    return operations.run(
        DimseService.STORE,
        caller,
        operation -> {
          StoreScp ordinary = (unclaimed, sender) -> kept(unclaimed, sender, operation);
          DimseStatus status = intake.first().apply(ordinary).store(object, caller);
          if (status.category() == StatusCategory.SUCCESS) {
            operation.moved();
          }
          return status;
        });
  }

  @Override
  public void refused(DimseStatus status, Caller caller) {
    operations.run(DimseService.STORE, caller, _ -> status);
  }

  private DimseStatus kept(IncomingObject object, Caller caller, Operation operation)
      throws IOException {
    CStoreRq command = object.command();
    try (InputStream part10 = new SequenceInputStream(meta(object, caller), object.dataSet())) {
      OutgoingInstance instance =
          new OutgoingInstance(
              command.sopClass(), command.sopInstance(), object.transferSyntax(), part10);
      StoreOutcome outcome =
          intake.storing().store(titles.site(caller.called()), instance, operation.call(within));
      announce(outcome, object, caller);
    }
    return DimseStatus.SUCCESS;
  }

  private void announce(StoreOutcome outcome, IncomingObject object, Caller caller) {
    InstanceRef where = outcome.instance();
    where
        .series()
        .ifPresent(series ->
            intake
                .announced()
                .accept(
                    new ArrivedInstance(
                        outcome.site(),
                        where.study(),
                        series,
                        object.command().sopInstance(),
                        object.command().sopClass(),
                        object.transferSyntax(),
                        caller.calling(),
                        caller.called())));
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

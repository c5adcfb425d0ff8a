package org.pontis.gateway;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.dimse.DimseListening;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.routes.site.SiteConfig;
import org.pontis.testkit.synthetic.Extent;
import org.pontis.testkit.synthetic.Modality;
import org.pontis.testkit.synthetic.SyntheticInstance;
import org.pontis.testkit.synthetic.SyntheticStudy;

/** A study that is sent to a gateway by C-STORE; it can be retrieved afterwards. */
final class RehearsedStores {
  private static final SiteId SITE = new SiteId("rehearsed");

  /** Instances of two PDUs; so many that the JVM knows by then what is worth compiling. */
  private static final Extent EXTENT = new Extent(10, 150, 1, 256, 256);

  private static final SyntheticStudy STUDY = SyntheticStudy.of(Modality.CT, 1).with(EXTENT);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Where the length of the file meta information stands in a file (PS3.10 section 7.1). */
  private static final int META_LENGTH = 140;

  private RehearsedStores() {}

  /** The site that takes the study. */
  static SiteConfig site(Path folder) {
    return new SiteConfig.Folder(SITE, "Rehearsed", folder, Optional.empty(), Optional.of(true));
  }

  /** Where parts of the study are found once it is there. */
  static List<String> paths() {
    String study = "/sites/" + SITE + "/dicomweb/studies/" + STUDY.studyInstanceUid();
    SyntheticInstance first = STUDY.instance(0, 0);
    String series = study + "/series/" + first.seriesInstanceUid();
    String instance = series + "/instances/" + first.sopInstanceUid();
    return List.of(
        study + "/series", series, series + "/metadata", instance, instance + "/frames/1");
  }

  /** Sends the study. */
  static void send(DimseListening gateway) {
    SyntheticInstance first = STUDY.instance(0, 0);
    WantedContext context =
        new WantedContext(first.sopClassUid(), List.of(first.transferSyntax().uid()));
    AssociationRequest request =
        AssociationRequest.of(
            new AeTitle("REHEARSAL"), ContextPlan.split(List.of(context)).getFirst());
    RemoteEntity entity =
        RemoteEntity.at(
            gateway.host(), gateway.port(), DimseConfig.onLoopback(gateway.port()).titleOf(SITE));
    try (DimseScu scu =
        new DimseScu(Association.open(entity, request, AssociationSettings.DEFAULT), PATIENCE)) {
      STUDY.instances().forEach(instance -> store(scu, instance));
      scu.release(Deadline.in(PATIENCE));
    }
  }

  private static void store(DimseScu scu, SyntheticInstance instance) {
    DimseStatus status = scu.store(object(instance), Deadline.in(PATIENCE));
    if (status.category() != StatusCategory.SUCCESS) {
      throw new IllegalStateException("a rehearsed C-STORE ended with " + status);
    }
  }

  private static OutgoingObject object(SyntheticInstance instance) {
    byte[] file = instance.toByteArray();
    ByteBuffer meta = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int dataSet = META_LENGTH + Integer.BYTES + meta.getInt(META_LENGTH);
    return OutgoingObject.of(
        instance.sopClassUid(),
        instance.sopInstanceUid(),
        instance.transferSyntax(),
        out -> out.write(file, dataSet, file.length - dataSet));
  }
}

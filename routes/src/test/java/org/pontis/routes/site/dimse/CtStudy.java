package org.pontis.routes.site.dimse;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.GetTarget;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

/**
 * A study of CT images, numbered from 1, that an archive makes up while it sends them by C-GET.
 *
 * @param pixelBytes of each
 */
record CtStudy(Uid study, int instances, int pixelBytes, Sending sending) {
  /** How its instances go out. */
  interface Sending {
    /** Writes the pixels of one. */
    void pixels(int number, OutputStream out) throws IOException;

    /** One has been answered. */
    default void answered(int number) {}
  }

  InstanceRef reference() {
    return InstanceRef.study(study);
  }

  InstanceRef reference(int number) {
    return InstanceRef.instance(study, series(), instance(number));
  }

  Uid instance(int number) {
    return new Uid(series() + "." + number);
  }

  private Uid series() {
    return new Uid(study + ".1");
  }

  DimseArchive archive() {
    List<InformationModel> models = List.of(InformationModel.STUDY_ROOT);
    return DimseArchive.odd(
        List.of(),
        8,
        (_, services) -> {
          services.find(models, Set.of(), this::find);
          services.get(models, (request, target) -> get(request.identifier(), target));
        });
  }

  private DimseStatus find(FindRequest request, FindAnswers answers) {
    Dataset asked = request.identifier();
    boolean ofImages = asked.string(Tags.QueryRetrieveLevel).orElse("").equals("IMAGE");
    for (int i = 1; i <= (ofImages ? instances : 1); i++) {
      if (isAskedFor(asked, i)) {
        answers.send(
            Dataset.builder()
                .text(Tags.SOPClassUID, Vr.UI, Datasets.CT)
                .text(Tags.StudyInstanceUID, Vr.UI, study.value())
                .text(Tags.SeriesInstanceUID, Vr.UI, series().value())
                .text(Tags.SOPInstanceUID, Vr.UI, instance(i).value())
                .build());
      }
    }
    return DimseStatus.SUCCESS;
  }

  private DimseStatus get(Dataset asked, GetTarget target) {
    target.log().expect(instances);
    for (int i = 1; i <= instances; i++) {
      if (isAskedFor(asked, i) && !send(i, target)) {
        break;
      }
    }
    return target.log().status();
  }

  private boolean isAskedFor(Dataset asked, int number) {
    List<String> uids = asked.strings(Tags.SOPInstanceUID);
    return uids.isEmpty() || uids.contains(instance(number).value());
  }

  private boolean send(int number, GetTarget target) {
    boolean goesOn =
        target.send(
            OutgoingObject.of(
                new Uid(Datasets.CT),
                instance(number),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                out -> write(number, out)));
    sending.answered(number);
    return goesOn;
  }

  private void write(int number, OutputStream out) throws IOException {
    Dataset header =
        Datasets.instance(Datasets.CT, study.value(), series().value(), instance(number).value())
            .build();
    byte[] part10 = Part10Bytes.beforePixels(header, Vr.OW, pixelBytes);
    int from = Part10.dataSetOffset(part10);
    out.write(part10, from, part10.length - from);
    sending.pixels(number, out);
  }
}

package org.pontis.dicom.net.dimse;

import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;

/** An instance, named as in an item of Referenced SOP Sequence (0008,1199). */
public record SopReference(Uid sopClass, Uid sopInstance) {
  DatasetBuilder item() {
    return Dataset.builder()
        .text(Tags.ReferencedSOPClassUID, Vr.UI, sopClass.value())
        .text(Tags.ReferencedSOPInstanceUID, Vr.UI, sopInstance.value());
  }

  /** The references of a sequence; items that name no instance are left out. */
  static List<SopReference> all(Dataset dataset, Tag sequence) {
    return dataset.items(sequence).stream()
        .flatMap(item ->
            item.uid(Tags.ReferencedSOPClassUID).stream()
                .flatMap(sopClass ->
                    item.uid(Tags.ReferencedSOPInstanceUID).stream()
                        .map(instance -> new SopReference(sopClass, instance))))
        .toList();
  }
}

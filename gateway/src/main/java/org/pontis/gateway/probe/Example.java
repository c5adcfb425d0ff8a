package org.pontis.gateway.probe;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;

/**
 * The instance that is retrieved.
 *
 * @param sopClass as the PACS says, where it says
 */
record Example(InstanceRef instance, Optional<Uid> sopClass) {
  /** The example at the lowest level, if the exploration came down there. */
  static Optional<Example> of(List<Level> levels) {
    return levels.stream()
        .filter(level -> level.level() == QueryLevel.INSTANCE)
        .findFirst()
        .flatMap(image ->
            image
                .named()
                .uid(Tags.StudyInstanceUID)
                .flatMap(study ->
                    image
                        .named()
                        .uid(Tags.SeriesInstanceUID)
                        .flatMap(series ->
                            image
                                .named()
                                .uid(Tags.SOPInstanceUID)
                                .map(instance ->
                                    new Example(
                                        InstanceRef.instance(study, series, instance),
                                        image.example().uid(Tags.SOPClassUID))))));
  }

  RetrieveIdentifier identifier() {
    return RetrieveIdentifier.of(instance);
  }
}

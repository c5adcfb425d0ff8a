package org.pontis.dicom.source;

import java.util.Optional;
import org.pontis.dicom.data.Uid;

/** A study, series or instance, or a part of an instance. */
public record InstanceRef(Uid study, Optional<Uid> series, Optional<Uid> instance, Part part) {
  /** Checks that the levels fit together. */
  public InstanceRef {
    if (instance.isPresent() && series.isEmpty()) {
      throw new IllegalArgumentException("an instance is named with its series");
    }
    if (!(part instanceof Part.Whole) && instance.isEmpty()) {
      throw new IllegalArgumentException("only an instance has parts");
    }
  }

  /** All instances of a study. */
  public static InstanceRef study(Uid study) {
    return new InstanceRef(study, Optional.empty(), Optional.empty(), new Part.Whole());
  }

  /** All instances of a series. */
  public static InstanceRef series(Uid study, Uid series) {
    return new InstanceRef(study, Optional.of(series), Optional.empty(), new Part.Whole());
  }

  /** One instance. */
  public static InstanceRef instance(Uid study, Uid series, Uid instance) {
    return new InstanceRef(study, Optional.of(series), Optional.of(instance), new Part.Whole());
  }

  /** A part of this instance. */
  public InstanceRef part(Part other) {
    return new InstanceRef(study, series, instance, other);
  }
}

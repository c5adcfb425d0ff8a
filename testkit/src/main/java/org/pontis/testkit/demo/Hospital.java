package org.pontis.testkit.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pontis.dicom.source.SiteId;
import org.pontis.testkit.synthetic.Origin;
import org.pontis.testkit.synthetic.Origin.BodyPartExamined;
import org.pontis.testkit.synthetic.Script;
import org.pontis.testkit.synthetic.SyntheticStudy;

/** The three hospitals of the demo. */
enum Hospital {
  NORTH(
      "North University Hospital",
      "Πανεπιστημιακό Νοσοκομείο Βορρά",
      Script.GREEK,
      BodyPartExamined.STATED),
  SOUTH("South Clinic", "Klinikum Süd", Script.WESTERN, BodyPartExamined.OMITTED),
  EAST("East Radiology", "東画像診断センター", Script.JAPANESE, BodyPartExamined.STATED);

  private final String title;
  private final String institution;
  private final Script script;
  private final BodyPartExamined bodyPartExamined;

  Hospital(String title, String institution, Script script, BodyPartExamined bodyPartExamined) {
    this.title = title;
    this.institution = institution;
    this.script = script;
    this.bodyPartExamined = bodyPartExamined;
  }

  SiteId id() {
    return new SiteId(name().toLowerCase(Locale.ROOT));
  }

  String title() {
    return title;
  }

  /** The same word as the enum constant: short, and plainly different between sites. */
  String issuer() {
    return name();
  }

  Origin origin() {
    return new Origin(institution, Optional.of(issuer()), script, bodyPartExamined);
  }

  List<SyntheticStudy> studies() {
    return switch (this) {
      case NORTH -> DemoStudies.north();
      case SOUTH -> DemoStudies.south();
      case EAST -> DemoStudies.east();
    };
  }
}

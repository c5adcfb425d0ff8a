package org.pontis.mappings.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.pontis.mappings.table.RowLevel;

/** The FHIR R4 types that rows write to, asked about their elements. */
final class Model {
  private Model() {}

  /** The resource type a level belongs to. */
  static String resource(RowLevel level) {
    return switch (level) {
      case PATIENT -> "Patient";
      case STUDY, SERIES, INSTANCE -> "ImagingStudy";
      case SITE -> "Endpoint";
    };
  }

  private static Supplier<Base> type(RowLevel level) {
    return switch (level) {
      case PATIENT -> Patient::new;
      case STUDY -> ImagingStudy::new;
      case SERIES -> ImagingStudy.ImagingStudySeriesComponent::new;
      case INSTANCE -> ImagingStudy.ImagingStudySeriesInstanceComponent::new;
      case SITE -> Endpoint::new;
    };
  }

  static Optional<Property> element(RowLevel level, String name) {
    return Optional.ofNullable(type(level).get().getNamedProperty(name));
  }

  /**
   * Whether an element takes values of a type: by the name of the type, of which Reference is given
   * with its targets, or for elements with children of their own by what the element adds.
   */
  static boolean takes(RowLevel level, Property element, Class<? extends Base> type) {
    if (element.getTypeCode().isEmpty()) {
      return type(level).get().addChild(element.getName()).getClass() == type;
    }
    String name = typeName(type);
    String code = element.getTypeCode().replaceAll("\\([^)]*\\)", "");
    return List.of(code.split("\\|")).contains(name);
  }

  private static String typeName(Class<? extends Base> type) {
    try {
      return type.getDeclaredConstructor().newInstance().fhirType();
    } catch (ReflectiveOperationException notAType) {
      throw new IllegalStateException(type + " has no constructor", notAType);
    }
  }
}

package org.pontis.conformance.oracle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** HL7's own validator for FHIR R4, with implementation guides loaded from packages on disk. */
public final class FhirValidation {
  private final FhirValidator validator;

  /**
   * @param packages npm packages of guides, dependencies included; none validates against the core
   *     alone
   */
  public FhirValidation(List<Path> packages) {
    FhirContext context = FhirContext.forR4();
    ValidationSupportChain chain =
        new ValidationSupportChain(
            loaded(context, packages),
            new DefaultProfileValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context),
            warningForUnknownCodeSystems(context));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    module.setErrorForUnknownProfiles(true);
    module.setAnyExtensionsAllowed(true);
    validator = context.newValidator().registerValidatorModule(module);
  }

  /** The errors of a resource against the core and the profiles it claims. */
  public List<String> errors(IBaseResource resource) {
    return errors(resource, new ValidationOptions());
  }

  /** The errors of a resource against a profile it need not claim. */
  public List<String> errors(IBaseResource resource, String profile) {
    return errors(resource, new ValidationOptions().addProfile(profile));
  }

  private List<String> errors(IBaseResource resource, ValidationOptions options) {
    return validator.validateWithResult(resource, options).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  /**
   * There is no terminology server here: a code of a system nobody has is worth a warning. HAPI has
   * no successor yet.
   */
  @SuppressWarnings("deprecation")
  private static IValidationSupport warningForUnknownCodeSystems(FhirContext context) {
    var support =
        new org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport(
            context);
    support.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
    return support;
  }

  private static PrePopulatedValidationSupport loaded(FhirContext context, List<Path> packages) {
    PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(context);
    for (Path each : packages) {
      try (InputStream in = Files.newInputStream(each)) {
        var content = NpmPackage.fromPackage(in).getFolders().get("package").getContent();
        content.forEach((name, json) -> {
          String text = new String(json, StandardCharsets.UTF_8);
          if (name.endsWith(".json")
              && text.contains("\"resourceType\"")
              && !name.startsWith(".")) {
            support.addResource(context.newJsonParser().parseResource(text));
          }
        });
      } catch (IOException e) {
        throw new UncheckedIOException(each.toString(), e);
      }
    }
    return support;
  }
}

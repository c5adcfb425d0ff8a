package org.pontis.mappings;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.pontis.mappings.codes.CodeMaps;
import org.pontis.mappings.codes.CodeSystems;

/** HAPI's validator with FHIR R4 core and, where asked for, the European guides. */
final class Validation {
  private static final FhirContext CONTEXT = FhirContext.forR4Cached();

  /** The R4 production set of the shared packages, in their order. */
  private static final List<String> EUROPEAN =
      List.of(
          "ihe.rad.mado-0.1.0",
          "hl7.fhir.eu.imaging-1.0.0-ci-20260610",
          "hl7.fhir.eu.base-2.0.0",
          "hl7.fhir.eu.extensions.r4-1.2.1-ci",
          "hl7.fhir.eu.health-data-api-1.0.0-ballot",
          "ihe.iti.mhd-4.2.3",
          "ihe.iti.balp-1.1.5-ci",
          "ihe.formatcode.fhir-1.6.0-ci",
          "ihe.pharm.mpd.r4-extensions-only",
          "offline.xver-r5.r4.subset-0.0.1",
          "offline.fhir.dicom.subset-0.0.1",
          "hl7.fhir.uv.extensions.r4-5.2.0",
          "hl7.terminology.r4-7.0.1");

  private static final Map<String, Validation> LOADED = new ConcurrentHashMap<>();

  private final FhirValidator validator;

  @SuppressWarnings("deprecation") // there is no other way yet to make unknown systems warnings
  private Validation(List<IValidationSupport> first, boolean profilesAreKnown) {
    List<IValidationSupport> chain = new ArrayList<>(first);
    UnknownCodeSystemWarningValidationSupport unknown =
        new UnknownCodeSystemWarningValidationSupport(CONTEXT);
    unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
    chain.add(new DefaultProfileValidationSupport(CONTEXT));
    chain.add(new CommonCodeSystemsTerminologyService(CONTEXT));
    chain.add(new InMemoryTerminologyServerValidationSupport(CONTEXT));
    chain.add(new SnapshotGeneratingValidationSupport(CONTEXT));
    chain.add(unknown);
    FhirInstanceValidator module =
        new FhirInstanceValidator(
            new ValidationSupportChain(chain.toArray(IValidationSupport[]::new)));
    module.setErrorForUnknownProfiles(profilesAreKnown);
    module.setAnyExtensionsAllowed(true);
    validator = CONTEXT.newValidator().registerValidatorModule(module);
  }

  /** FHIR R4 core, but for its DICOM codes, which are those of 2019; loaded once. */
  static Validation core() {
    return LOADED.computeIfAbsent("core", name -> loadCore());
  }

  private static Validation loadCore() {
    PrePopulatedValidationSupport resources = new PrePopulatedValidationSupport(CONTEXT);
    resources.addResource(dicomCodes());
    return new Validation(List.of(resources), false);
  }

  private static CodeSystem dicomCodes() {
    CodeSystem codes = new CodeSystem();
    codes.setUrl(CodeSystems.DCM).setStatus(PublicationStatus.ACTIVE);
    codes.setContent(CodeSystemContentMode.FRAGMENT);
    codes.addConcept().setCode("110180").setDisplay("Study Instance UID");
    codes.addConcept().setCode("121022").setDisplay("Accession Number");
    CodeMaps.require("modality")
        .targets()
        .values()
        .forEach(code -> codes.addConcept().setCode(code.code()).setDisplay(code.display()));
    return codes;
  }

  /** The European guides on top of FHIR R4 core; loaded once. */
  static Validation european(Path packages) {
    return LOADED.computeIfAbsent("european", name -> loadEuropean(packages));
  }

  private static Validation loadEuropean(Path packages) {
    PrePopulatedValidationSupport resources = new PrePopulatedValidationSupport(CONTEXT);
    for (String name : EUROPEAN) {
      try (InputStream in = Files.newInputStream(packages.resolve(name + ".tgz"))) {
        addAll(NpmPackage.fromPackage(in), resources);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return new Validation(List.of(resources), true);
  }

  private static void addAll(NpmPackage content, PrePopulatedValidationSupport resources)
      throws IOException {
    for (String type : List.of("StructureDefinition", "ValueSet", "CodeSystem")) {
      for (String file : content.listResources(type)) {
        String json =
            new String(content.load("package", file).readAllBytes(), StandardCharsets.UTF_8);
        resources.addResource(CONTEXT.newJsonParser().parseResource(json));
      }
    }
  }

  /** The errors, one a line. */
  List<String> errors(String json) {
    return validator.validateWithResult(json).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  List<String> errors(Resource resource) {
    return errors(Golden.json(resource));
  }
}

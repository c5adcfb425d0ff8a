package org.pontis.mappings.ids;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.pontis.dicom.source.SiteId;

/**
 * Logical ids: the site, a dot, and what is meant there. FHIR allows 64 characters of which a site
 * takes at most 26; the resource type tells studies from patients.
 *
 * <ul>
 *   <li>ImagingStudy: the Study Instance UID packed into at most 37 characters.
 *   <li>Patient: {@code r} and the packed UTF-8 of patient id and issuer where that fits, else
 *       {@code h} and 210 bits of its SHA-256.
 *   <li>Endpoint: the site alone, which has one.
 * </ul>
 */
public final class FhirIds {
  /** How long a FHIR id may be. */
  static final int LONGEST = 64;

  private static final char SEPARATOR = '.';
  private static final char REVERSIBLE = 'r';
  private static final char HASHED = 'h';
  private static final byte END_OF_PATIENT_ID = 0;
  private static final byte NO_ISSUER = 1;
  private static final byte ISSUER = 2;
  private static final int HASH_BITS = 210;

  private FhirIds() {}

  /** The id of a study, whose UID is no longer than the standard allows. */
  public static String study(StudyKey key) {
    return key.site().value() + SEPARATOR + PackedUid.pack(key.study());
  }

  /** The study of an id; empty when no study has it. */
  public static Optional<StudyKey> parseStudy(String id) {
    return site(id)
        .flatMap(site -> PackedUid.unpack(rest(id, site)).map(uid -> new StudyKey(site, uid)))
        .filter(key -> key.study().hasConformingLength() && study(key).equals(id));
  }

  /** The id of a patient. */
  public static String patient(PatientKey key) {
    byte[] bytes = bytes(key);
    String prefix = key.site().value() + SEPARATOR;
    String packed = prefix + REVERSIBLE + IdSymbols.write(new BigInteger(1, bytes));
    boolean separable = key.patientId().indexOf(END_OF_PATIENT_ID) < 0;
    return separable && packed.length() <= LONGEST ? packed : prefix + HASHED + hash(bytes);
  }

  /** What a patient's id says; empty when no patient has it. */
  public static Optional<PatientId> parsePatient(String id) {
    Optional<SiteId> site = site(id);
    String rest = site.map(s -> rest(id, s)).orElse("");
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    return switch (rest.charAt(0)) {
      case HASHED -> Optional.of(new PatientId.Hashed(site.orElseThrow(), id));
      case REVERSIBLE ->
          IdSymbols.read(rest.substring(1))
              .flatMap(number -> key(site.orElseThrow(), number))
              .filter(key -> !key.patientId().isEmpty() && patient(key).equals(id))
              .map(PatientId.Known::new);
      default -> Optional.empty();
    };
  }

  /** The id of a site's endpoint. */
  public static String endpoint(SiteId site) {
    return site.value();
  }

  /** The site of an endpoint's id; empty when no endpoint has it. */
  public static Optional<SiteId> parseEndpoint(String id) {
    return SiteId.parse(id);
  }

  private static Optional<SiteId> site(String id) {
    int end = id.indexOf(SEPARATOR);
    return end < 0 || id.length() > LONGEST ? Optional.empty() : SiteId.parse(id.substring(0, end));
  }

  private static String rest(String id, SiteId site) {
    return id.substring(site.value().length() + 1);
  }

  /** A first byte above zero, so that the number keeps the length: issuer or not, then the text. */
  private static byte[] bytes(PatientKey key) {
    byte[] patientId = key.patientId().getBytes(StandardCharsets.UTF_8);
    byte[] issuer = key.issuer().orElse("").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(patientId.length + issuer.length + 2);
    buffer.put(key.issuer().isPresent() ? ISSUER : NO_ISSUER);
    buffer.put(patientId);
    if (key.issuer().isPresent()) {
      buffer.put(END_OF_PATIENT_ID).put(issuer);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static Optional<PatientKey> key(SiteId site, BigInteger number) {
    byte[] bytes = number.toByteArray();
    String text;
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, 1, Math.max(0, bytes.length - 1));
      text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
    int end = text.indexOf(END_OF_PATIENT_ID);
    return bytes[0] == NO_ISSUER
        ? Optional.of(new PatientKey(site, Optional.empty(), text))
        : Optional.of(end)
            .filter(e -> e >= 0 && bytes[0] == ISSUER)
            .map(e ->
                new PatientKey(site, Optional.of(text.substring(e + 1)), text.substring(0, e)));
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      BigInteger bits = new BigInteger(1, digest).shiftRight(256 - HASH_BITS);
      return IdSymbols.write(bits);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}

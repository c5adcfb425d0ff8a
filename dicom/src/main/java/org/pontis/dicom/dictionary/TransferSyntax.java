package org.pontis.dicom.dictionary;

import java.nio.ByteOrder;
import org.pontis.dicom.data.Uid;

/**
 * A transfer syntax (PS3.5 section 10 and Annex A) by what reading and writing needs of it.
 *
 * @param uid its identifier
 * @param vrEncoding explicit or implicit
 * @param byteOrder of numbers in the data set
 * @param payload how pixel data and data set are packed
 */
public record TransferSyntax(Uid uid, VrEncoding vrEncoding, ByteOrder byteOrder, Payload payload) {

  /** Whether element headers name the value representation. */
  public enum VrEncoding {
    IMPLICIT,
    EXPLICIT
  }

  /** How pixel data and data set are packed. */
  public enum Payload {
    /** Uncompressed pixels of defined length. */
    NATIVE,
    /** Native, the whole data set deflated (PS3.5 A.5). */
    DEFLATED,
    /** Pixel data in fragments (PS3.5 A.4). */
    ENCAPSULATED
  }

  /** 1.2.840.10008.1.2.4.100 to 108 and their fragmentable forms. */
  private static final String VIDEO = "1.2.840.10008.1.2.4.10";

  public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN =
      of("1.2.840.10008.1.2", VrEncoding.IMPLICIT, ByteOrder.LITTLE_ENDIAN, Payload.NATIVE);
  public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN =
      of("1.2.840.10008.1.2.1", VrEncoding.EXPLICIT, ByteOrder.LITTLE_ENDIAN, Payload.NATIVE);
  public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN =
      of("1.2.840.10008.1.2.1.99", VrEncoding.EXPLICIT, ByteOrder.LITTLE_ENDIAN, Payload.DEFLATED);
  public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN =
      of("1.2.840.10008.1.2.2", VrEncoding.EXPLICIT, ByteOrder.BIG_ENDIAN, Payload.NATIVE);

  /**
   * The transfer syntax with this UID. Where pixel data is referenced by JPIP the data set has none
   * and is native or deflated (PS3.5 A.6, A.7). Any other, known or not, is explicit VR little
   * endian with encapsulated pixel data (PS3.5 A.4).
   */
  public static TransferSyntax of(Uid uid) {
    return switch (uid.value()) {
      case "1.2.840.10008.1.2" -> IMPLICIT_VR_LITTLE_ENDIAN;
      case "1.2.840.10008.1.2.1" -> EXPLICIT_VR_LITTLE_ENDIAN;
      case "1.2.840.10008.1.2.1.99" -> DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
      case "1.2.840.10008.1.2.2" -> EXPLICIT_VR_BIG_ENDIAN;
      case "1.2.840.10008.1.2.4.94", "1.2.840.10008.1.2.4.204" ->
          of(uid.value(), VrEncoding.EXPLICIT, ByteOrder.LITTLE_ENDIAN, Payload.NATIVE);
      case "1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.205" ->
          of(uid.value(), VrEncoding.EXPLICIT, ByteOrder.LITTLE_ENDIAN, Payload.DEFLATED);
      default ->
          of(uid.value(), VrEncoding.EXPLICIT, ByteOrder.LITTLE_ENDIAN, Payload.ENCAPSULATED);
    };
  }

  /** Whether the fragments are one video (PS3.5 8.2.5): MPEG-2, MPEG-4 AVC or HEVC. */
  public boolean isVideo() {
    return uid.value().startsWith(VIDEO);
  }

  private static TransferSyntax of(
      String uid, VrEncoding vrEncoding, ByteOrder byteOrder, Payload payload) {
    return new TransferSyntax(new Uid(uid), vrEncoding, byteOrder, payload);
  }
}

package org.pontis.dicom.net.dimse;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.Tag;

/**
 * The status of a response with what may explain it (PS3.7 section C.1). The constants are those of
 * PS3.7 Annex C and of the services' own tables; {@link StatusTable} says what a code means to a
 * service.
 *
 * @param code Status (0000,0900), 0 to FFFF
 * @param errorComment Error Comment (0000,0902): ours is fit for strangers
 * @param offendingElements Offending Element (0000,0901)
 * @param errorId Error ID (0000,0903)
 */
public record DimseStatus(
    int code, Optional<String> errorComment, List<Tag> offendingElements, OptionalInt errorId) {
  public static final DimseStatus SUCCESS = of(0x0000);

  /**
   * PS3.4 table C.4-1: a match, all optional keys supported as in the matching of required ones.
   */
  public static final DimseStatus PENDING = of(0xFF00);

  /** PS3.4 table C.4-1: a match, but an optional key was not supported for its existence. */
  public static final DimseStatus PENDING_KEYS_UNSUPPORTED = of(0xFF01);

  public static final DimseStatus CANCEL = of(0xFE00);

  /** PS3.4 tables C.4-2 and C.4-3. */
  public static final DimseStatus SUB_OPERATIONS_WITH_FAILURES = of(0xB000);

  /** PS3.4 table B.2-1. */
  public static final DimseStatus COERCION_OF_DATA_ELEMENTS = of(0xB000);

  /** PS3.4 table B.2-1. */
  public static final DimseStatus ELEMENTS_DISCARDED = of(0xB006);

  /** PS3.4 table B.2-1. */
  public static final DimseStatus DATA_SET_DOES_NOT_MATCH_WARNING = of(0xB007);

  /** PS3.4 tables B.2-1 and C.4-1. */
  public static final DimseStatus OUT_OF_RESOURCES = of(0xA700);

  /** PS3.4 tables C.4-2 and C.4-3. */
  public static final DimseStatus UNABLE_TO_COUNT_MATCHES = of(0xA701);

  /** PS3.4 tables C.4-2 and C.4-3. */
  public static final DimseStatus UNABLE_TO_PERFORM_SUB_OPERATIONS = of(0xA702);

  /** PS3.4 table C.4-2. */
  public static final DimseStatus MOVE_DESTINATION_UNKNOWN = of(0xA801);

  /** PS3.4 tables B.2-1 and C.4-1 to C.4-3: data set or identifier. */
  public static final DimseStatus DATA_SET_DOES_NOT_MATCH = of(0xA900);

  /** PS3.4 table B.2-1. */
  public static final DimseStatus CANNOT_UNDERSTAND = of(0xC000);

  /** PS3.4 tables C.4-1 to C.4-3. */
  public static final DimseStatus UNABLE_TO_PROCESS = of(0xC000);

  public static final DimseStatus ATTRIBUTE_LIST_ERROR = of(0x0107);
  public static final DimseStatus PROCESSING_FAILURE = of(0x0110);
  public static final DimseStatus NO_SUCH_SOP_INSTANCE = of(0x0112);
  public static final DimseStatus NO_SUCH_EVENT_TYPE = of(0x0113);
  public static final DimseStatus INVALID_ARGUMENT_VALUE = of(0x0115);
  public static final DimseStatus INVALID_SOP_INSTANCE = of(0x0117);
  public static final DimseStatus NO_SUCH_SOP_CLASS = of(0x0118);
  public static final DimseStatus MISSING_ATTRIBUTE = of(0x0120);
  public static final DimseStatus SOP_CLASS_NOT_SUPPORTED = of(0x0122);
  public static final DimseStatus NO_SUCH_ACTION_TYPE = of(0x0123);
  public static final DimseStatus NOT_AUTHORIZED = of(0x0124);
  public static final DimseStatus DUPLICATE_INVOCATION = of(0x0210);
  public static final DimseStatus UNRECOGNIZED_OPERATION = of(0x0211);
  public static final DimseStatus MISTYPED_ARGUMENT = of(0x0212);
  public static final DimseStatus RESOURCE_LIMITATION = of(0x0213);

  /** Checks the code and copies the list. */
  public DimseStatus {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("a status has 16 bits");
    }
    offendingElements = List.copyOf(offendingElements);
  }

  /** A status without explanation. */
  public static DimseStatus of(int code) {
    return new DimseStatus(code, Optional.empty(), List.of(), OptionalInt.empty());
  }

  /** The same with a comment; what is longer than 64 characters is cut when it is sent. */
  public DimseStatus because(String comment) {
    return new DimseStatus(code, Optional.of(comment), offendingElements, errorId);
  }

  /** The same with the elements at fault. */
  public DimseStatus at(Tag... elements) {
    return new DimseStatus(code, errorComment, List.of(elements), errorId);
  }

  /** What the code says in general. */
  public StatusCategory category() {
    return StatusCategory.of(code);
  }

  /** Whether the code is the same, whatever explains it. */
  public boolean hasCodeOf(DimseStatus other) {
    return code == other.code;
  }

  /** The code only: a peer's comment may hold anything. */
  @Override
  public String toString() {
    return HexFormat.of().withUpperCase().toHexDigits(code, 4) + "H";
  }
}

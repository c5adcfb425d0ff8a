package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What status codes mean: PS3.4 table B.2-1 (storage), C.4-1 to C.4-3 (query and retrieval, K.4-1
 * being the same for worklists), and PS3.7 Annex C for all the rest, storage commitment (PS3.4
 * J.3.2, J.3.3) and instance availability (R.3.2) included.
 */
public final class StatusTable {
  /** A code, or a block of codes from its first to its last. */
  private record Row(int first, int last, String meaning) {
    boolean covers(int code) {
      return first <= code && code <= last;
    }
  }

  private static final List<Row> GENERAL =
      List.of(
          row(0x0000, "Success"),
          row(0x0001, "Warning: Requested Optional Attributes Not Supported"),
          row(0x0105, "No Such Attribute"),
          row(0x0106, "Invalid Attribute Value"),
          row(0x0107, "Attribute List Error"),
          row(0x0110, "Processing Failure"),
          row(0x0111, "Duplicate SOP Instance"),
          row(0x0112, "No Such SOP Instance"),
          row(0x0113, "No Such Event Type"),
          row(0x0114, "No Such Argument"),
          row(0x0115, "Invalid Argument Value"),
          row(0x0116, "Attribute Value Out of Range"),
          row(0x0117, "Invalid SOP Instance"),
          row(0x0118, "No Such SOP Class"),
          row(0x0119, "Class-Instance Conflict"),
          row(0x0120, "Missing Attribute"),
          row(0x0121, "Missing Attribute Value"),
          row(0x0122, "Refused: SOP Class Not Supported"),
          row(0x0123, "No Such Action Type"),
          row(0x0124, "Refused: Not Authorized"),
          row(0x0131, "Duplicate Transaction UID"),
          row(0x0210, "Duplicate Invocation"),
          row(0x0211, "Unrecognized Operation"),
          row(0x0212, "Mistyped Argument"),
          row(0x0213, "Resource Limitation"));

  private static final List<Row> STORE =
      List.of(
          rows(0xA700, 0xA7FF, "Refused: Out of Resources"),
          rows(0xA900, 0xA9FF, "Error: Data Set Does Not Match SOP Class"),
          rows(0xC000, 0xCFFF, "Error: Cannot Understand"),
          row(0xB000, "Warning: Coercion of Data Elements"),
          row(0xB006, "Warning: Elements Discarded"),
          row(0xB007, "Warning: Data Set Does Not Match SOP Class"));

  private static final List<Row> FIND =
      List.of(
          row(0xA700, "Refused: Out of Resources"),
          row(0xA900, "Error: Identifier Does Not Match SOP Class"),
          rows(0xC000, 0xCFFF, "Failed: Unable to Process"),
          row(0xFE00, "Cancel: Matching Terminated Due to Cancel Request"),
          row(0xFF00, "Pending: Matches Are Continuing"),
          row(0xFF01, "Pending: Matches Are Continuing, Optional Keys Were Not Supported"));

  private static final List<Row> GET =
      List.of(
          row(0xA701, "Refused: Out of Resources, Unable to Calculate Number of Matches"),
          row(0xA702, "Refused: Out of Resources, Unable to Perform Sub-operations"),
          row(0xA900, "Error: Identifier Does Not Match SOP Class"),
          row(0xAA00, "Error: None of the Frames Requested Were Found in the SOP Instance"),
          row(0xAA01, "Error: Unable to Create New Object for This SOP Class"),
          row(0xAA02, "Error: Unable to Extract Frames"),
          row(
              0xAA03,
              "Error: Time-based Request Received for a Non-time-based Original SOP Instance"),
          row(0xAA04, "Error: Invalid Request"),
          rows(0xC000, 0xCFFF, "Failed: Unable to Process"),
          row(0xFE00, "Cancel: Sub-operations Terminated Due to Cancel Indication"),
          row(0xB000, "Warning: Sub-operations Complete, One or More Failures or Warnings"),
          row(0xFF00, "Pending: Sub-operations Are Continuing"));

  private static final List<Row> MOVE =
      Stream.concat(GET.stream(), Stream.of(row(0xA801, "Refused: Move Destination Unknown")))
          .toList();

  private static final Map<DimseService, List<Row>> OWN =
      Map.of(
          DimseService.STORE, STORE,
          DimseService.FIND, FIND,
          DimseService.GET, GET,
          DimseService.MOVE, MOVE);

  private StatusTable() {}

  /** What a code means in the answer of a service; empty when no table has it. */
  public static Optional<String> meaning(DimseService service, int code) {
    return Stream.concat(OWN.getOrDefault(service, List.of()).stream(), GENERAL.stream())
        .filter(row -> row.covers(code))
        .findFirst()
        .map(Row::meaning);
  }

  private static Row row(int code, String meaning) {
    return new Row(code, code, meaning);
  }

  private static Row rows(int first, int last, String meaning) {
    return new Row(first, last, meaning);
  }
}

package org.pontis.dicom.net.pdu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;

/** The content of protocol data units (PS3.8 9.3.2 to 9.3.8). */
final class PduDecoder {
  private static final int AE_TITLE_LENGTH = 16;
  private static final int RESERVED_AFTER_TITLES = 32;
  private static final int APPLICATION_CONTEXT = 0x10;
  private static final int PROPOSED_CONTEXT = 0x20;
  private static final int ANSWERED_CONTEXT = 0x21;
  private static final int ABSTRACT_SYNTAX = 0x30;
  private static final int TRANSFER_SYNTAX = 0x40;
  private static final int USER_INFORMATION = 0x50;

  private PduDecoder() {}

  static Pdu decode(PduType type, byte[] bytes, int from, int length) throws PduRefusal {
    ByteScan scan = new ByteScan(bytes, from, length);
    return switch (type) {
      case ASSOCIATE_RQ -> associateRq(scan);
      case ASSOCIATE_AC -> associateAc(scan);
      case ASSOCIATE_RJ -> associateRj(scan);
      case P_DATA_TF -> data(scan);
      case RELEASE_RQ -> new ReleaseRq();
      case RELEASE_RP -> new ReleaseRp();
      case ABORT -> abort(scan);
    };
  }

  private static Pdu associateRq(ByteScan scan) throws PduRefusal {
    int version = scan.unsigned16();
    scan.skip(2);
    AeTitle called = title(scan, "called");
    AeTitle calling = title(scan, "calling");
    scan.skip(RESERVED_AFTER_TITLES);
    Optional<Uid> applicationContext = Optional.empty();
    List<ProposedContext> contexts = new ArrayList<>();
    List<UserInformation> user = List.of();
    while (scan.hasMore()) {
      Item item = Item.read(scan);
      switch (item.type()) {
        case APPLICATION_CONTEXT -> applicationContext = Optional.of(item.uid());
        case PROPOSED_CONTEXT -> contexts.add(proposed(item.content()));
        case USER_INFORMATION -> user = UserInformationReader.read(item.content());
        default -> {} // PS3.8 9.3.1: unrecognised items are skipped
      }
    }
    distinct(contexts.stream().map(ProposedContext::id).toList());
    Uid application =
        applicationContext.orElseThrow(
            () -> ByteScan.invalid("an A-ASSOCIATE-RQ without application context"));
    return new AssociateRq(version, called, calling, application, contexts, user);
  }

  private static Pdu associateAc(ByteScan scan) throws PduRefusal {
    scan.skip(4);
    String called = scan.text(AE_TITLE_LENGTH).strip();
    String calling = scan.text(AE_TITLE_LENGTH).strip();
    scan.skip(RESERVED_AFTER_TITLES);
    Uid applicationContext = AssociateRq.DICOM_APPLICATION_CONTEXT;
    List<AnsweredContext> contexts = new ArrayList<>();
    List<UserInformation> user = List.of();
    while (scan.hasMore()) {
      Item item = Item.read(scan);
      switch (item.type()) {
        case APPLICATION_CONTEXT -> applicationContext = item.uid();
        case ANSWERED_CONTEXT -> contexts.add(answered(item.content()));
        case USER_INFORMATION -> user = UserInformationReader.read(item.content());
        default -> {} // PS3.8 9.3.1: unrecognised items are skipped
      }
    }
    distinct(contexts.stream().map(AnsweredContext::id).toList());
    return new AssociateAc(called, calling, applicationContext, contexts, user);
  }

  private static AeTitle title(ByteScan scan, String which) throws PduRefusal {
    Optional<AeTitle> title = AeTitle.parse(scan.text(AE_TITLE_LENGTH));
    return title.orElseThrow(() -> ByteScan.invalid("the " + which + " AE title is not one"));
  }

  private static ProposedContext proposed(ByteScan scan) throws PduRefusal {
    int id = contextId(scan);
    scan.skip(3);
    Optional<Uid> abstractSyntax = Optional.empty();
    List<Uid> transferSyntaxes = new ArrayList<>();
    while (scan.hasMore()) {
      Item item = Item.read(scan);
      switch (item.type()) {
        case ABSTRACT_SYNTAX -> abstractSyntax = Optional.of(item.uid());
        case TRANSFER_SYNTAX -> transferSyntaxes.add(item.uid());
        default -> {} // PS3.8 9.3.1: unrecognised items are skipped
      }
    }
    if (transferSyntaxes.isEmpty()) {
      throw ByteScan.invalid("a presentation context without transfer syntax");
    }
    Uid syntax =
        abstractSyntax.orElseThrow(
            () -> ByteScan.invalid("a presentation context without abstract syntax"));
    return new ProposedContext(id, syntax, transferSyntaxes);
  }

  private static AnsweredContext answered(ByteScan scan) throws PduRefusal {
    int id = contextId(scan);
    scan.skip(1);
    ContextAnswer answer =
        ContextAnswer.of(scan.unsigned8())
            .orElseThrow(() -> ByteScan.invalid("an unknown answer to a presentation context"));
    scan.skip(1);
    if (answer != ContextAnswer.ACCEPTANCE) {
      return AnsweredContext.refused(id, answer);
    }
    while (scan.hasMore()) {
      Item item = Item.read(scan);
      if (item.type() == TRANSFER_SYNTAX) {
        return AnsweredContext.accepted(id, item.uid());
      }
    }
    throw ByteScan.invalid("an accepted presentation context without transfer syntax");
  }

  private static int contextId(ByteScan scan) throws PduRefusal {
    int id = scan.unsigned8();
    if (!ProposedContext.isContextId(id)) {
      throw ByteScan.invalid("a presentation context with the even id " + id);
    }
    return id;
  }

  private static void distinct(List<Integer> ids) throws PduRefusal {
    Set<Integer> seen = new HashSet<>(ids);
    if (seen.size() < ids.size()) {
      throw ByteScan.invalid("two presentation contexts of one id");
    }
  }

  private static Pdu associateRj(ByteScan scan) throws PduRefusal {
    scan.skip(1);
    return new AssociateRj(scan.unsigned8(), scan.unsigned8(), scan.unsigned8());
  }

  private static Pdu abort(ByteScan scan) throws PduRefusal {
    scan.skip(2);
    return new Abort(scan.unsigned8(), scan.unsigned8());
  }

  private static Pdu data(ByteScan scan) throws PduRefusal {
    if (!scan.hasMore()) {
      throw ByteScan.invalid("a P-DATA-TF without fragment");
    }
    List<PresentationDataValue> values = new ArrayList<>(2);
    while (scan.hasMore()) {
      long length = scan.unsigned32();
      if (length < 2) {
        throw ByteScan.invalid("a presentation data value of " + length + " bytes");
      }
      int id = contextId(scan);
      int header = scan.unsigned8();
      values.add(PresentationDataValue.of(id, header, scan.shared(length - 2)));
    }
    return new PDataTf(values);
  }
}

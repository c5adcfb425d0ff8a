package org.pontis.dicom.net.pdu;

import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;

/** Writes protocol data units (PS3.8 section 9.3). */
public final class PduWriter {
  private static final int AE_TITLE_LENGTH = 16;
  private static final int RESERVED_AFTER_TITLES = 32;
  private static final Uid IMPLICIT_VR_LITTLE_ENDIAN = new Uid("1.2.840.10008.1.2");

  private PduWriter() {}

  /**
   * The bytes of a PDU.
   *
   * @throws IllegalArgumentException when an item is longer than its length field can say
   */
  public static byte[] encode(Pdu pdu) {
    return switch (pdu) {
      case AssociateRq asked -> whole(PduType.ASSOCIATE_RQ, sink -> associateRq(asked, sink));
      case AssociateAc accepted -> whole(PduType.ASSOCIATE_AC, sink -> associateAc(accepted, sink));
      case AssociateRj(int result, int source, int reason) ->
          whole(PduType.ASSOCIATE_RJ, sink -> sink.put8(0).put8(result).put8(source).put8(reason));
      case PDataTf data -> whole(PduType.P_DATA_TF, sink -> values(data, sink));
      case ReleaseRq _ -> whole(PduType.RELEASE_RQ, sink -> sink.zeros(4));
      case ReleaseRp _ -> whole(PduType.RELEASE_RP, sink -> sink.zeros(4));
      case Abort(int source, int reason) ->
          whole(PduType.ABORT, sink -> sink.zeros(2).put8(source).put8(reason));
    };
  }

  private static byte[] whole(PduType type, ByteSink.Content content) {
    ByteSink inner = new ByteSink();
    content.writeTo(inner);
    byte[] body = inner.toByteArray();
    ByteSink sink = new ByteSink().put8(type.code()).put8(0).put32(body.length);
    return sink.bytes(Slice.of(body)).toByteArray();
  }

  private static void associateRq(AssociateRq asked, ByteSink sink) {
    sink.put16(asked.protocolVersion()).zeros(2);
    sink.padded(asked.called().value(), AE_TITLE_LENGTH);
    sink.padded(asked.calling().value(), AE_TITLE_LENGTH);
    sink.zeros(RESERVED_AFTER_TITLES).uidItem(0x10, asked.applicationContext());
    for (ProposedContext context : asked.contexts()) {
      sink.item(0x20, inner -> proposed(context, inner));
    }
    sink.item(
        0x50, inner -> asked.userInformation().forEach(i -> UserInformationWriter.write(i, inner)));
  }

  private static void proposed(ProposedContext context, ByteSink sink) {
    sink.put8(context.id()).zeros(3).uidItem(0x30, context.abstractSyntax());
    context.transferSyntaxes().forEach(uid -> sink.uidItem(0x40, uid));
  }

  private static void associateAc(AssociateAc accepted, ByteSink sink) {
    sink.put16(1).zeros(2);
    sink.padded(accepted.called(), AE_TITLE_LENGTH).padded(accepted.calling(), AE_TITLE_LENGTH);
    sink.zeros(RESERVED_AFTER_TITLES).uidItem(0x10, accepted.applicationContext());
    for (AnsweredContext context : accepted.contexts()) {
      sink.item(0x21, inner -> answered(context, inner));
    }
    sink.item(
        0x50,
        inner -> accepted.userInformation().forEach(i -> UserInformationWriter.write(i, inner)));
  }

  /**
   * A refused context carries some transfer syntax: its value means nothing, its absence breaks.
   */
  private static void answered(AnsweredContext context, ByteSink sink) {
    sink.put8(context.id()).put8(0).put8(context.answer().code()).put8(0);
    sink.uidItem(0x40, context.transferSyntax().orElse(IMPLICIT_VR_LITTLE_ENDIAN));
  }

  private static void values(PDataTf data, ByteSink sink) {
    for (PresentationDataValue value : data.values()) {
      sink.put32(value.fragment().length() + 2L).put8(value.contextId()).put8(value.header());
      sink.bytes(value.fragment());
    }
  }
}

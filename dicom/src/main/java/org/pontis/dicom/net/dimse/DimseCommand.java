package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;

/** The command set of a DIMSE message (PS3.7 sections 9.3 and 10.3), one record per command. */
public sealed interface DimseCommand {
  /** Whether a data set follows (Command Data Set Type, PS3.7 table E.1-1). */
  DataSetPresence dataSet();

  /** Asks for an operation or notifies of an event. */
  sealed interface Request extends DimseCommand {
    /** Names the request among those not answered yet, 0 to 65535. */
    int messageId();

    /** The SOP class that says what the request means. */
    Uid sopClass();
  }

  /** Answers a request. */
  sealed interface Response extends DimseCommand {
    /** The message id of the request. */
    int respondedTo();

    /** How it went. */
    DimseStatus status();
  }

  /** The answer to a request that is carried out by sub-operations: C-GET or C-MOVE. */
  sealed interface RetrieveResponse extends Response {
    /** How far they are. */
    SubOperations subOperations();
  }

  /** Verification (PS3.7 9.3.5.1). */
  record CEchoRq(int messageId, Uid sopClass) implements Request {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.ABSENT;
    }
  }

  /** PS3.7 9.3.5.2. */
  record CEchoRsp(int respondedTo, Affected affected, DimseStatus status) implements Response {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.ABSENT;
    }
  }

  /**
   * Storage of one instance (PS3.7 9.3.1.1).
   *
   * @param originator the C-MOVE that causes it, if one does
   */
  record CStoreRq(
      int messageId,
      Uid sopClass,
      Uid sopInstance,
      Priority priority,
      Optional<MoveOriginator> originator)
      implements Request {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.PRESENT;
    }
  }

  /**
   * A C-STORE-RQ in which what names the SOP class or the instance is missing or no UID. It is
   * whole as a command set, so that its data set can be passed over and the request be refused.
   *
   * @param affected what is named as it should
   */
  record MisnamedStoreRq(int messageId, Affected affected) implements DimseCommand {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.PRESENT;
    }

    /** Its answer: no such class can be supported, or 0117 of an impossible instance. */
    public CStoreRsp refusal() {
      DimseStatus status =
          affected.sopClass().isEmpty()
              ? DimseStatus.SOP_CLASS_NOT_SUPPORTED.because(
                  "Affected SOP Class UID is missing or no UID")
              : DimseStatus.INVALID_SOP_INSTANCE.because(
                  "Affected SOP Instance UID is missing or no UID");
      return new CStoreRsp(messageId, affected, status);
    }
  }

  /** PS3.7 9.3.1.2. */
  record CStoreRsp(int respondedTo, Affected affected, DimseStatus status) implements Response {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.ABSENT;
    }
  }

  /** A query (PS3.7 9.3.2.1). */
  record CFindRq(int messageId, Uid sopClass, Priority priority) implements Request {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.PRESENT;
    }
  }

  /** One match, or the end of them (PS3.7 9.3.2.2). */
  record CFindRsp(int respondedTo, Affected affected, DataSetPresence dataSet, DimseStatus status)
      implements Response {}

  /** Retrieval over the association it is asked on (PS3.7 9.3.3.1). */
  record CGetRq(int messageId, Uid sopClass, Priority priority) implements Request {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.PRESENT;
    }
  }

  /** PS3.7 9.3.3.2. */
  record CGetRsp(
      int respondedTo,
      Affected affected,
      DataSetPresence dataSet,
      SubOperations subOperations,
      DimseStatus status)
      implements RetrieveResponse {}

  /** Retrieval to another application entity (PS3.7 9.3.4.1). */
  record CMoveRq(int messageId, Uid sopClass, Priority priority, AeTitle destination)
      implements Request {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.PRESENT;
    }
  }

  /** PS3.7 9.3.4.2. */
  record CMoveRsp(
      int respondedTo,
      Affected affected,
      DataSetPresence dataSet,
      SubOperations subOperations,
      DimseStatus status)
      implements RetrieveResponse {}

  /** Ends a C-FIND, C-GET or C-MOVE early; not answered by itself (PS3.7 9.3.2.3). */
  record CCancelRq(int respondedTo) implements DimseCommand {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.ABSENT;
    }
  }

  /** Tells of an event at an instance (PS3.7 10.3.1.1). */
  record NEventReportRq(
      int messageId, Uid sopClass, Uid sopInstance, int eventTypeId, DataSetPresence dataSet)
      implements Request {}

  /** PS3.7 10.3.1.2. */
  record NEventReportRsp(
      int respondedTo,
      Affected affected,
      OptionalInt eventTypeId,
      DataSetPresence dataSet,
      DimseStatus status)
      implements Response {}

  /** Asks for attributes of an instance; all of them when the list is empty (PS3.7 10.3.2.1). */
  record NGetRq(int messageId, Uid sopClass, Uid sopInstance, List<Tag> attributes)
      implements Request {
    /** Copies the list. */
    public NGetRq {
      attributes = List.copyOf(attributes);
    }

    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.ABSENT;
    }
  }

  /** PS3.7 10.3.2.2. */
  record NGetRsp(int respondedTo, Affected affected, DataSetPresence dataSet, DimseStatus status)
      implements Response {}

  /** Changes attributes of an instance (PS3.7 10.3.3.1). */
  record NSetRq(int messageId, Uid sopClass, Uid sopInstance) implements Request {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.PRESENT;
    }
  }

  /** PS3.7 10.3.3.2. */
  record NSetRsp(int respondedTo, Affected affected, DataSetPresence dataSet, DimseStatus status)
      implements Response {}

  /** Asks an instance to act (PS3.7 10.3.4.1). */
  record NActionRq(
      int messageId, Uid sopClass, Uid sopInstance, int actionTypeId, DataSetPresence dataSet)
      implements Request {}

  /** PS3.7 10.3.4.2. */
  record NActionRsp(
      int respondedTo,
      Affected affected,
      OptionalInt actionTypeId,
      DataSetPresence dataSet,
      DimseStatus status)
      implements Response {}

  /** Makes an instance, whose UID the performer chooses if none is given (PS3.7 10.3.5.1). */
  record NCreateRq(int messageId, Uid sopClass, Optional<Uid> sopInstance, DataSetPresence dataSet)
      implements Request {}

  /** PS3.7 10.3.5.2. */
  record NCreateRsp(int respondedTo, Affected affected, DataSetPresence dataSet, DimseStatus status)
      implements Response {}

  /** Removes an instance (PS3.7 10.3.6.1). */
  record NDeleteRq(int messageId, Uid sopClass, Uid sopInstance) implements Request {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.ABSENT;
    }
  }

  /** PS3.7 10.3.6.2. */
  record NDeleteRsp(int respondedTo, Affected affected, DimseStatus status) implements Response {
    @Override
    public DataSetPresence dataSet() {
      return DataSetPresence.ABSENT;
    }
  }
}

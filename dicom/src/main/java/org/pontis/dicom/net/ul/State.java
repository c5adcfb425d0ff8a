package org.pontis.dicom.net.ul;

/** The states of PS3.8 tables 9-1 to 9-5. */
enum State {
  /** Idle. */
  Sta1,
  /** Transport connection open, awaiting A-ASSOCIATE-RQ. */
  Sta2,
  /** Awaiting the local A-ASSOCIATE response. */
  Sta3,
  /** Awaiting that the transport connection opens. */
  Sta4,
  /** Awaiting A-ASSOCIATE-AC or A-ASSOCIATE-RJ. */
  Sta5,
  /** Association established, ready for data transfer. */
  Sta6,
  /** Awaiting A-RELEASE-RP. */
  Sta7,
  /** Awaiting the local A-RELEASE response. */
  Sta8,
  /** Release collision, requestor: awaiting the local A-RELEASE response. */
  Sta9,
  /** Release collision, acceptor: awaiting A-RELEASE-RP. */
  Sta10,
  /** Release collision, requestor: awaiting A-RELEASE-RP. */
  Sta11,
  /** Release collision, acceptor: awaiting the local A-RELEASE response. */
  Sta12,
  /** Awaiting that the transport connection closes; the association is gone. */
  Sta13
}

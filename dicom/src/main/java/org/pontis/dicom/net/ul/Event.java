package org.pontis.dicom.net.ul;

/** The events of PS3.8 table 9-10. */
enum Event {
  /** A-ASSOCIATE request (local user). */
  Evt1,
  /** Transport connect confirmation. */
  Evt2,
  /** A-ASSOCIATE-AC received. */
  Evt3,
  /** A-ASSOCIATE-RJ received. */
  Evt4,
  /** Transport connection indication. */
  Evt5,
  /** A-ASSOCIATE-RQ received. */
  Evt6,
  /** A-ASSOCIATE response, accept (local user). */
  Evt7,
  /** A-ASSOCIATE response, reject (local user). */
  Evt8,
  /** P-DATA request (local user). */
  Evt9,
  /** P-DATA-TF received. */
  Evt10,
  /** A-RELEASE request (local user). */
  Evt11,
  /** A-RELEASE-RQ received. */
  Evt12,
  /** A-RELEASE-RP received. */
  Evt13,
  /** A-RELEASE response (local user). */
  Evt14,
  /** A-ABORT request (local user). */
  Evt15,
  /** A-ABORT received. */
  Evt16,
  /** Transport connection closed. */
  Evt17,
  /** ARTIM timer expired. */
  Evt18,
  /** Unrecognised or invalid PDU received. */
  Evt19
}

package org.pontis.dicom.net.dimse;

/** The services whose statuses the standard tells apart. */
public enum DimseService {
  ECHO,
  STORE,
  FIND,
  MOVE,
  GET,
  EVENT_REPORT,
  N_GET,
  N_SET,
  ACTION,
  CREATE,
  DELETE
}

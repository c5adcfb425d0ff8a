package org.pontis.dicom.net.dimse;

/** Whether a data set follows a command (Command Data Set Type of PS3.7 table E.1-1). */
public enum DataSetPresence {
  ABSENT,
  PRESENT
}

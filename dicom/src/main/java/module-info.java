/** The DICOM toolkit: values, formats, query and the imaging port. */
module org.pontis.dicom {
  requires com.fasterxml.jackson.core;
  requires jdk.net;
  requires java.xml;
  requires static org.jspecify;

  exports org.pontis.dicom.content;
  exports org.pontis.dicom.data;
  exports org.pontis.dicom.dictionary;
  exports org.pontis.dicom.encoding;
  exports org.pontis.dicom.frames;
  exports org.pontis.dicom.json;
  exports org.pontis.dicom.net.dimse;
  exports org.pontis.dicom.net.pdu;
  exports org.pontis.dicom.net.scp;
  exports org.pontis.dicom.net.scu;
  exports org.pontis.dicom.net.ul;
  exports org.pontis.dicom.problem;
  exports org.pontis.dicom.query;
  exports org.pontis.dicom.source;
  exports org.pontis.dicom.web;
}

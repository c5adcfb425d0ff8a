package org.pontis.dicom.net.pdu;

/** A protocol data unit of PS3.8 section 9.3. */
public sealed interface Pdu
    permits AssociateRq, AssociateAc, AssociateRj, PDataTf, ReleaseRq, ReleaseRp, Abort {}

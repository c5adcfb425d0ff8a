package org.pontis.dicom.net.scp;

import java.net.InetSocketAddress;
import org.pontis.dicom.data.AeTitle;

/** Who asks, and under which of our titles. */
public record Caller(AeTitle calling, AeTitle called, InetSocketAddress address) {}

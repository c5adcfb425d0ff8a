package org.pontis.gateway.probe;

import java.util.List;
import org.pontis.dicom.net.ul.RemoteEntity;

/** What the administrator of the PACS adds for us, in the words of several products. */
final class AdministratorLines {
  private AdministratorLines() {}

  static List<String> of(RemoteEntity remote, Us us) {
    String title = us.title().value();
    String id = SiteBlock.id(title);
    return List.of(
        "For the administrator of " + remote.calledAeTitle(),
        "  AE title " + title + ", host " + us.host() + ", port " + us.port() + secured(us),
        "  allowed to C-ECHO, C-FIND, C-GET and C-MOVE, and a destination of C-MOVE",
        "  Orthanc, orthanc.json:",
        "    " + orthanc(id, us),
        "  DCMTK, dcmqrscp.cfg, between HostTable BEGIN and HostTable END:",
        "    %s = (%s, %s, %d)".formatted(id.replace('-', '_'), title, us.host(), us.port()),
        "  dcm4chee-arc, body of POST /dcm4chee-arc/devices/"
            + id
            + " (or Configuration, Devices):",
        ("    {\"dicomDeviceName\":\"%s\",\"dicomInstalled\":true,"
                + "\"dicomNetworkConnection\":[{\"cn\":\"dicom\",\"dicomHostname\":\"%s\",\"dicomPort\":%d}],")
            .formatted(id, us.host(), us.port()),
        ("     \"dicomNetworkAE\":[{\"dicomAETitle\":\"%s\",\"dicomAssociationInitiator\":true,"
                + "\"dicomAssociationAcceptor\":true,"
                + "\"dicomNetworkConnectionReference\":[\"/dicomNetworkConnection/0\"]}]}")
            .formatted(title));
  }

  private static String secured(Us us) {
    return us.tls()
        .map(files -> ", over TLS; our certificate is in " + files.certificate())
        .orElse("");
  }

  private static String orthanc(String id, Us us) {
    String form =
        us.tls().isPresent()
            ? "\"DicomModalities\": { \"%s\": { \"AET\": \"%s\", \"Host\": \"%s\", \"Port\": %d, \"UseDicomTls\": true } }"
            : "\"DicomModalities\": { \"%s\": [ \"%s\", \"%s\", %d ] }";
    return form.formatted(id, us.title().value(), us.host(), us.port());
  }
}

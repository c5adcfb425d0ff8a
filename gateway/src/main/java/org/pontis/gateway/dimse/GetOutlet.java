package org.pontis.gateway.dimse;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.scp.GetTarget;
import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.net.scu.SendableInstance;
import org.pontis.dicom.source.IncomingInstance;

/**
 * Sends over the association that asked, in the contexts where the client is SCP. A UID longer than
 * a command may name (PS3.5 section 9.1) is not sent: DCMTK gives the association up over it, and
 * everything behind it would be lost.
 */
record GetOutlet(GetTarget target) implements Outlet {
  @Override
  public boolean send(IncomingInstance instance) {
    if (!instance.instance().hasConformingLength()) {
      return log().failed(instance.instance());
    }
    List<TransferSyntax> accepted = target.accepted(instance.sopClass());
    Optional<OutgoingObject> form = SendableInstance.of(instance).in(accepted::contains);
    return form.isPresent() ? target.send(form.get()) : log().failed(instance.instance());
  }

  @Override
  public SubOperationLog log() {
    return target.log();
  }
}

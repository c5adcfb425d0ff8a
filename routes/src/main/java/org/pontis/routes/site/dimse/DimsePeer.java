package org.pontis.routes.site.dimse;

import java.time.Duration;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.routes.site.dimse.find.Manners;
import org.pontis.routes.site.dimse.pool.PoolLimits;
import org.pontis.routes.site.dimse.retrieve.RetrieveMode;

/**
 * A PACS and how it is talked to.
 *
 * @param callingAeTitle what we call ourselves
 * @param patience how long it may take from one message to the next
 */
public record DimsePeer(
    RemoteEntity remote,
    AeTitle callingAeTitle,
    RetrieveMode retrieve,
    Manners manners,
    PoolLimits limits,
    Duration patience) {}

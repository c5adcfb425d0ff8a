package org.pontis.gateway.dimse;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pontis.dicom.net.scp.StoreScp;
import org.pontis.routes.camel.dimse.ArrivedInstance;

/**
 * What becomes of instances that are sent to us.
 *
 * @param storing where they are kept
 * @param first a storage service before the ordinary one, which takes what retrievals of ours wait
 *     for
 * @param announced hears of each that was kept, before its sender does
 */
public record Intake(
    Storing storing, UnaryOperator<StoreScp> first, Consumer<ArrivedInstance> announced) {}

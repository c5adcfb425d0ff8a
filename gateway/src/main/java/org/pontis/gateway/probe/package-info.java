/**
 * {@code pontis probe}: finds out within a minute what a PACS can do, tells its administrator what
 * to add for us and ours what to configure. Whatever does not work is a finding. No patient data is
 * printed; values of patients are only used to ask for them again.
 */
@NullMarked
package org.pontis.gateway.probe;

import org.jspecify.annotations.NullMarked;

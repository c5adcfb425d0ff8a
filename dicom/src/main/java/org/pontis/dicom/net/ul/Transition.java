package org.pontis.dicom.net.ul;

/**
 * A cell of PS3.8 table 9-10.
 *
 * @param next the state after it
 * @param otherwise the state after it where the action decides against the first: AE-6 when the
 *     provider refuses the offer, AR-8 when we are the acceptor; elsewhere the same as the first
 */
record Transition(Action action, State next, State otherwise) {}

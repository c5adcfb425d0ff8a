/**
 * What the issues' acceptance lines say, asked of the packaged gateway over sockets. Nothing here
 * compiles against a module of ours: the expectations come from files, from DCMTK, pydicom, Orthanc
 * and other people's clients.
 */
@NullMarked
package org.pontis.conformance;

import org.jspecify.annotations.NullMarked;

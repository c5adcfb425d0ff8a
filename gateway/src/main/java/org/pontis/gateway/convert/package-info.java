/**
 * Conversion of Part 10 files on the command line, without a server: one line of JSON for each data
 * set or resource. A file that can't be read is named and the rest goes on.
 */
@NullMarked
package org.pontis.gateway.convert;

import org.jspecify.annotations.NullMarked;

/**
 * Strict binding of YAML to immutable records.
 *
 * <p>A record is its own schema: a component {@code idleTimeout} is the key {@code idle-timeout},
 * its type says what the value must be. {@code Optional}, {@code List} and {@code Map} components
 * may be left out; any other component may be left out when the record declares a static method
 * without parameters that is named after it, {@code defaultIdleTimeout()}, or when it is a record
 * whose own keys may all be left out. A sealed interface is told by the key {@code type}: the
 * kebab-case name of the permitted record, without the name of the interface where it ends with it.
 * A record of one {@code String} is a value and is written as a scalar. Checks belong into compact
 * constructors: an {@link IllegalArgumentException} becomes a {@link
 * org.pontis.config.ConfigProblem} with its place. Every problem of a file is reported at once.
 */
@NullMarked
package org.pontis.config;

import org.jspecify.annotations.NullMarked;

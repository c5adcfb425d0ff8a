/**
 * Strict binding of YAML to immutable records.
 *
 * <p>A record is its own schema: a component {@code idleTimeout} is the key {@code idle-timeout},
 * its type says what the value must be. {@code Optional}, {@code List} and {@code Map} components
 * may be left out; any other component may be left out when the record declares a static method
 * without parameters that is named after it, {@code defaultIdleTimeout()}, or when it is a record
 * whose own keys may all be left out. A sealed interface is told by the key {@code type}: the
 * kebab-case name of the permitted record, without the name of the interface where it ends with it.
 * A record of one {@code String} is a value and is written as a scalar.
 *
 * <p>Checks are static methods of the record whose names begin with {@code check} and whose
 * parameters are named after its components, {@code checkPort(int port)}; its compact constructor
 * calls them all. Each is made as soon as what it is of could be read, whatever else is wrong: of a
 * list that is all items, or with a parameter of {@link org.pontis.config.Items} those that could
 * be read. An {@link IllegalArgumentException} becomes a {@link org.pontis.config.ConfigProblem} at
 * the check's one key, or at the record where it is of several; a {@link
 * org.pontis.config.Contradiction} says its places itself. Every problem of a file is reported at
 * once.
 */
@NullMarked
package org.pontis.config;

import org.jspecify.annotations.NullMarked;

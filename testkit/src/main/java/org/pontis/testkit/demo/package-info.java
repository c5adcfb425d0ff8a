/**
 * The three sites of the demo, made on the spot: they differ in script, issuer and habits the way
 * real hospitals do, and share a patient id and a study.
 */
@NullMarked
package org.pontis.testkit.demo;

import org.jspecify.annotations.NullMarked;

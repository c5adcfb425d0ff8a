package org.pontis.config;

/**
 * A value with the place it was read from, for checks that come after binding.
 *
 * @param value what was read
 * @param at where it stands
 */
public record Located<T>(T value, Position at) {}

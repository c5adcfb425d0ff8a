@NullMarked
package org.pontis.config;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.footnote.trace;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.footnote.docker;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.footnote.formula;

import org.jspecify.annotations.NullMarked;

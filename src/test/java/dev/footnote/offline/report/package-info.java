/** Measures the embedded model on question sets with known answers. */
@NullMarked
package dev.footnote.offline.report;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.footnote.http.batches;

import org.jspecify.annotations.NullMarked;

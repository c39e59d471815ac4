@NullMarked
package dev.footnote.http.limit;

import org.jspecify.annotations.NullMarked;

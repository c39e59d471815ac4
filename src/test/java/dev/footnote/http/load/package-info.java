@NullMarked
package dev.footnote.http.load;

import org.jspecify.annotations.NullMarked;

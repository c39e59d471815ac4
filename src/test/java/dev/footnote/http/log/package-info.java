@NullMarked
package dev.footnote.http.log;

import org.jspecify.annotations.NullMarked;

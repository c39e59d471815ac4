@NullMarked
package dev.footnote.http.exchange;

import org.jspecify.annotations.NullMarked;

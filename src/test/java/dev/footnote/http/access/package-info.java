@NullMarked
package dev.footnote.http.access;

import org.jspecify.annotations.NullMarked;

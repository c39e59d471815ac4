@NullMarked
package dev.footnote.http.page;

import org.jspecify.annotations.NullMarked;

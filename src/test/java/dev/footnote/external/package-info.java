@NullMarked
package dev.footnote.external;

import org.jspecify.annotations.NullMarked;

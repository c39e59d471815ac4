/** PDF files to text. */
@NullMarked
package dev.footnote.page.pdf;

import org.jspecify.annotations.NullMarked;

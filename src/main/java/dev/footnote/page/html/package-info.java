/** HTML to text: main content, furniture, metadata, tables, stand-in pages. */
@NullMarked
package dev.footnote.page.html;

import org.jspecify.annotations.NullMarked;

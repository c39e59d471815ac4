/** DOCX files to text. */
@NullMarked
package dev.footnote.page.docx;

import org.jspecify.annotations.NullMarked;

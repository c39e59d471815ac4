/**
 * DOCX files to text.
 *
 * <p>Uses: {@code api}, {@code api.search}, {@code page.format}, {@code text}.
 *
 * <p>Used by: {@code page}.
 */
@NullMarked
package dev.footnote.page.docx;

import org.jspecify.annotations.NullMarked;

/**
 * Spreadsheets, slides, OpenDocument files, e-books, mails, saved pages and rich text to text.
 *
 * <p>In: the bytes of a file. Out: its text in Markdown, with the title, language and date that it gives for itself. Fails: with {@link
 * dev.footnote.api.PermanentException} for a file that is damaged, under a password, without text, or larger inside than 64 MiB. Does not:
 * load anything from elsewhere, run macros, compute formulas (their stored results are read), or look into pictures and attachments.
 *
 * <p>Uses: {@code api}, {@code api.search}, {@code page.format}, {@code page.html}, {@code text}.
 *
 * <p>Used by: {@code page}.
 */
@NullMarked
package dev.footnote.page.office;

import org.jspecify.annotations.NullMarked;

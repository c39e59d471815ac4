/**
 * Parts that the readers of all kinds of files share: telling kinds and charsets apart, and titles, dates, links and tables of text.
 *
 * <p>In: bytes or text of a file. Out: {@link dev.footnote.page.format.ParsedDocument}s, or parts of one. Fails: with {@link
 * dev.footnote.api.PermanentException} for a file that cannot be read. Does not: load anything, or know the formats that have a package of
 * their own.
 *
 * <p>Uses: {@code api}, {@code api.search}, {@code config}, {@code page.dom}, {@code page.markup}, {@code text}.
 *
 * <p>Used by: {@code corpus}, {@code page}, {@code page.css}, {@code page.docx}, {@code page.html}, {@code page.metadata}, {@code page.office}, {@code page.pdf}, {@code research.address}, {@code research.tool}, {@code service}.
 */
@NullMarked
package dev.footnote.page.format;

import org.jspecify.annotations.NullMarked;

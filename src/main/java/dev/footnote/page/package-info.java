/**
 * Fetches a page and turns it into a frozen source.
 *
 * <p>In: addresses. Out: {@link dev.footnote.page.Page}s with clean, Markdown-like text. Fails: with {@link dev.footnote.api.TransientException} or {@link
 * dev.footnote.api.PermanentException}, worded for whoever asked. Does not: decide which pages may be read, or judge their content.
 *
 * <p>Uses: {@code api}, {@code config}, {@code evidence}, {@code net}, {@code page.docx}, {@code page.dom}, {@code page.format}, {@code page.html}, {@code page.office}, {@code page.pdf}, {@code page.render}, {@code page.standin}, {@code text}.
 *
 * <p>Used by: {@code corpus}, {@code research.tool}, {@code service}.
 */
@NullMarked
package dev.footnote.page;

import org.jspecify.annotations.NullMarked;

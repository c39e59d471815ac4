/**
 * What a page says about itself: title, site, author, dates, language, address.
 *
 * <p>Uses: {@code api}, {@code api.search}, {@code net}, {@code page.dom}, {@code page.format}, {@code text}.
 *
 * <p>Used by: {@code page.html}.
 */
@NullMarked
package dev.footnote.page.metadata;

import org.jspecify.annotations.NullMarked;

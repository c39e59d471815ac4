/**
 * HTML to text: main content, furniture, metadata, tables, stand-in pages.
 *
 * <p>Uses: {@code api}, {@code net}, {@code page.css}, {@code page.dom}, {@code page.format}, {@code page.metadata}.
 *
 * <p>Used by: {@code page}, {@code page.office}.
 */
@NullMarked
package dev.footnote.page.html;

import org.jspecify.annotations.NullMarked;

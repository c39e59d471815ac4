/**
 * Addresses of pages: canonical forms, redirect wrappers, site rules, domain lists.
 *
 * <p>Uses: {@code api.search}, {@code net}, {@code text}.
 *
 * <p>Used by: {@code formula}, {@code research.address}, {@code research.tool}, {@code search}, {@code search.engine}, {@code service}.
 */
@NullMarked
package dev.footnote.url;

import org.jspecify.annotations.NullMarked;

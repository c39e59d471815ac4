/** Addresses of pages: canonical forms, redirect wrappers, site rules, domain lists. */
@NullMarked
package dev.footnote.url;

import org.jspecify.annotations.NullMarked;

/**
 * The embedded index over folders of documents: a search engine and a source of pages.
 *
 * <p>In: folders. Out: hits, and pages with the documents' text. Fails: with {@link dev.footnote.api.UsageException} on a folder that is not there; a file that
 * cannot be read is told and left out. Does not: write into the folders it indexes, or watch them.
 */
@NullMarked
package dev.footnote.corpus;

import org.jspecify.annotations.NullMarked;

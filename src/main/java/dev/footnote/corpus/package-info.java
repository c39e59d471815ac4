/**
 * The embedded index over the user's own folders: a search engine and a reader of the pages it finds.
 *
 * <p>In: folders of documents. Out: {@link dev.footnote.corpus.Corpus}, whose hits have addresses that stay the same while the document
 * does. Fails: a folder that is not there with {@link dev.footnote.api.InvalidInputException}; a file that cannot be read is a problem in the
 * report, never a failure. Does not: write into the folders, watch them, or reach the network.
 *
 * <p>Uses: {@code api}, {@code api.engine}, {@code api.search}, {@code config}, {@code evidence}, {@code page}, {@code page.format}, {@code text}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.corpus;

import org.jspecify.annotations.NullMarked;

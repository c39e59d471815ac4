/**
 * The page in the browser: static files of the jar, and the JSON that other clients get at {@code /}.
 *
 * <p>In: requests for {@code /} and {@code /page/}. Out: files with an entity tag and a strict content security policy. Fails: at the start
 * if a file is missing. Does not: research, know keys, or put anything into the files; the page's scripts call the REST interface.
 *
 * <p>Uses: nothing of ours.
 *
 * <p>Used by: {@code http}, {@code http.access}.
 */
@NullMarked
package dev.footnote.http.page;

import org.jspecify.annotations.NullMarked;

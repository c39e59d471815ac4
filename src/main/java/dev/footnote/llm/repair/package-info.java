/** Wrappers round a model that repair what hosts and models get wrong, retry, and limit concurrency. */
@NullMarked
package dev.footnote.llm.repair;

import org.jspecify.annotations.NullMarked;

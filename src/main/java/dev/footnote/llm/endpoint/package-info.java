/** Settings, families, failures and models of an endpoint. */
@NullMarked
package dev.footnote.llm.endpoint;

import org.jspecify.annotations.NullMarked;

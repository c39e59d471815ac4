package dev.footnote.research.tool;

import dev.footnote.api.search.SearchScope;
import dev.footnote.search.SearchSession;

/**
 * The places where one run may look.
 *
 * @param material the search service and the page readers
 * @param session the run's own searching
 * @param scope the scope that the request allows
 */
public record RunScope(ResearchSources material, SearchSession session, SearchScope scope) {}

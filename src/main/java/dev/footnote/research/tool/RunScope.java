package dev.footnote.research.tool;

import dev.footnote.api.search.SearchScope;
import dev.footnote.search.SearchSession;

/**
 * Where one run may look.
 *
 * @param material what there is to search and read
 * @param session the run's own searching
 * @param scope what the asker allows
 */
public record RunScope(ResearchSources material, SearchSession session, SearchScope scope) {}

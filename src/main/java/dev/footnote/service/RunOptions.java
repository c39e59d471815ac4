package dev.footnote.service;

import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that a request can choose from.
 *
 * @param models in the order in which they are tried
 * @param modes that there are; none where the model does not think
 * @param mode of a request that names none
 * @param places where to search and read
 * @param budget of a request that names no limits
 */
public record RunOptions(List<Model> models, List<Mode> modes, Mode mode, List<String> places, Budget budget) {

    public RunOptions {
        models = List.copyOf(models);
        modes = List.copyOf(modes);
        places = List.copyOf(places);
    }

    /**
     * A model.
     *
     * @param endpoint the name that requests give
     * @param id as its host names it, or null while that has not been asked for
     */
    public record Model(String endpoint, @Nullable String id) {}
}

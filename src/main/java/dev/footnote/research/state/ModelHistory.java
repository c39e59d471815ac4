package dev.footnote.research.state;

import dev.footnote.api.run.ResearchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which models a run has had, and how much they were asked to think. Guarded with its {@link RunState}. */
public final class ModelHistory {

    private final List<ResearchEvent.ModelChanged> changes = new ArrayList<>();
    private ResearchEvent.@Nullable ModeChosen mode;

    void changed(ResearchEvent.ModelChanged e) {
        changes.add(e);
    }

    void chosen(ResearchEvent.ModeChosen e) {
        mode = e;
    }

    /** Returns the changes of model, in their order. */
    public List<ResearchEvent.ModelChanged> changes() {
        return List.copyOf(changes);
    }

    /** Returns the mode that was chosen last; empty if none was. */
    public Optional<ResearchEvent.ModeChosen> mode() {
        return Optional.ofNullable(mode);
    }
}

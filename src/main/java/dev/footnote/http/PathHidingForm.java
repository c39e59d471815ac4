package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.http.exchange.ServerPaths;
import org.jspecify.annotations.Nullable;

/**
 * Another form, in which documents are named without the server's paths.
 *
 * @param form how a run is told
 * @param paths that are kept from readers
 */
record PathHidingForm(SseForm form, ServerPaths paths) implements SseForm {

    @Override
    public String opening() {
        return paths.hide(form.opening());
    }

    @Override
    public String event(RecordedEvent recorded) {
        return paths.hide(form.event(recorded));
    }

    @Override
    public String thought(ThoughtDelta delta) {
        return paths.hide(form.thought(delta));
    }

    @Override
    public String ending(@Nullable ResearchRun run, @Nullable Answer answer) {
        return paths.hide(form.ending(run, answer));
    }
}

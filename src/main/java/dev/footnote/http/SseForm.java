package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.ThoughtDelta;
import org.jspecify.annotations.Nullable;

/** The form of a run in a stream of server-sent events. Each method returns whole blocks, with the empty line that ends each. */
interface SseForm {

    /** Returns what is sent before all else, even while the run still waits; may be empty. */
    String opening();

    /** Returns the blocks for an event, empty where this form does not tell of it. */
    String event(RecordedEvent recorded);

    /** Returns the blocks for a piece of thinking. */
    String thought(ThoughtDelta delta);

    /**
     * Returns the last blocks.
     *
     * @param run the run, or null if it could not be started
     * @param answer its answer, or null if its record failed
     */
    String ending(@Nullable ResearchRun run, @Nullable Answer answer);
}

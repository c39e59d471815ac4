package dev.footnote.research;

import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import java.util.Map;

/** Replies to turns without a call: asks for one a few times, then takes the text as claims without quotes. */
final class ProseTurns {

    private final Run run;
    private final String note = PromptFiles.load("prose.md");

    ProseTurns(Run run) {
        this.run = run;
    }

    /** Replies to the last turn if it was prose; returns false if the run has been ended instead. */
    boolean isReplied() {
        return run.journal()
                .with(state -> state.steps().prose())
                .map(this::reply)
                .orElse(true);
    }

    private boolean reply(Message prose) {
        int step = run.journal().with(state -> state.steps().current());
        int turns = run.journal().with(state -> state.steps().proseTurns());
        String text = prose.text() == null ? "" : prose.text().strip();
        if (turns <= run.settings().proseTurns()) {
            String filled = PromptFiles.fill(note, Map.of("text", text.isEmpty() ? "(nothing)" : text));
            run.journal().append(new ResearchEvent.UserNoted(step, Message.user(filled)));
            return true;
        }
        if (text.isEmpty()) {
            run.ending()
                    .fail("the model gave neither text nor a tool call, " + turns
                            + " turns in a row; try again, or choose another model with --model or model.endpoint");
        } else {
            boolean called = run.journal().with(state -> state.steps().calls().any());
            run.ending().withProse(step, text, called);
        }
        return false;
    }
}

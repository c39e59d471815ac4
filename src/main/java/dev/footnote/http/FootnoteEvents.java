package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.http.exchange.Problem;
import dev.footnote.json.Json;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Footnote's own form of events: each under its name and number, at last the answer. */
final class FootnoteEvents implements SseForm {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    @Override
    public String opening() {
        return "";
    }

    @Override
    public String event(RecordedEvent recorded) {
        String kind = HUMP.matcher(recorded.event().getClass().getSimpleName())
                .replaceAll("_")
                .toLowerCase(Locale.ROOT);
        return "id: " + recorded.seq() + "\nevent: " + kind + "\ndata: " + CompactEvents.of(recorded) + "\n\n";
    }

    @Override
    public String thought(ThoughtDelta delta) {
        return block("thought", Json.thought(delta));
    }

    @Override
    public String ending(@Nullable ResearchRun run, @Nullable Answer answer) {
        if (answer == null) {
            return block("error", Problem.internal().json());
        }
        String told = block("answer", Json.answer(answer, false));
        if (answer.status() != Answer.Status.FAILED) {
            return told;
        }
        String reason = answer.reason() == null ? "the run failed" : answer.reason();
        return block(
                        "error",
                        Problem.of(502, "run-failed", "The run failed", reason).json())
                + told;
    }

    private static String block(String kind, String json) {
        return "event: " + kind + "\ndata: " + Json.escaped(json) + "\n\n";
    }
}

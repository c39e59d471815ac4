package dev.footnote.research;

import dev.footnote.api.OutputSchema;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.json.Json;
import dev.footnote.research.mode.ModeChoice;
import dev.footnote.research.mode.ModeChooser;
import dev.footnote.tools.OutputFields;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first event of a run: what its model is told before it is asked. */
final class RunOpening {

    private final Run run;
    private final KeptSources kept;
    private final String reach;
    private final Clock clock;

    /**
     * @param kept sources that the run starts with
     * @param reach where it may look, in words
     * @param clock tells the date
     */
    RunOpening(Run run, KeptSources kept, String reach, Clock clock) {
        this.run = run;
        this.kept = kept;
        this.reach = reach;
        this.clock = clock;
    }

    /** The form of the structured answer that a request asks for, or null. */
    static @Nullable OutputSchema schema(ResearchRequest request) {
        String schema = request.outputSchema();
        return schema == null ? null : Json.outputSchema(schema);
    }

    /** The embedded model does not reason, so there is nothing to choose. */
    Optional<ModeChoice> mode() {
        return run.model().canJudge()
                ? Optional.of(ModeChooser.choose(run.request(), run.settings().mode()))
                : Optional.empty();
    }

    /** Returns the event. */
    ResearchEvent.RunStarted event() {
        String template = PromptFiles.load(run.model().small() ? "small.md" : "system.md");
        ResearchRequest request = run.request();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String system = PromptFiles.fill(
                template,
                Map.of(
                        "date",
                        today.toString(),
                        "reach",
                        reach,
                        "language",
                        request.language() == null
                                ? "the language of the question"
                                : "the language with the tag " + request.language(),
                        "steps",
                        String.valueOf(request.budget().maxSteps())));
        if (mode().filter(choice -> choice.mode() == Mode.FAST).isPresent()) {
            system += "\n\n" + PromptFiles.load("fast.md");
        }
        OutputSchema schema = schema(request);
        if (schema != null) {
            system += "\n\n"
                    + PromptFiles.fill(PromptFiles.load("fields.md"), Map.of("fields", OutputFields.print(schema)));
        }
        String context = request.context();
        if (context != null && !context.isBlank()) {
            system += "\n\n" + conversation(context.strip());
        }
        if (!kept.events().isEmpty()) {
            system += "\n\n" + kept.prompt();
        }
        String instructions = run.parts().plan().instructions();
        if (!instructions.isEmpty()) {
            system += "\n\n" + instructions;
        }
        return new ResearchEvent.RunStarted(
                request,
                run.model().endpoint(),
                run.model().model(),
                Message.system(system),
                Message.user(request.question()),
                PromptFiles.hash(template));
    }

    /**
     * What was said before, between two lines with a key. Earlier answers hold text of pages, which must not close the frame: the key is a hash of all that stands in it, so that it
     * cannot be known in there.
     */
    static String conversation(String context) {
        String key = PromptFiles.hash(context).substring(0, 16);
        return PromptFiles.fill(PromptFiles.load("context.md"), Map.of("key", key))
                .replace("{context}", context);
    }
}

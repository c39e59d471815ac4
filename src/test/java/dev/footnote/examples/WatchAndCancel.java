package dev.footnote.examples;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ThoughtDelta;
import java.nio.file.Path;

/** Prints what happens in a run, and ends it once the first search is done. */
public final class WatchAndCancel {

    private WatchAndCancel() {}

    /**
     * @param args the model's base address, a folder, where its index may be kept, and the question
     */
    public static void main(String... args) {
        try (Footnote footnote = Footnote.builder()
                .corpus(Path.of(args[1]))
                .home(Path.of(args[2]))
                .model("vllm")
                .setting("llm.vllm.base_url", args[0])
                .build()) {
            ResearchRun run = footnote.start(ResearchRequest.of(args[3]));
            RunListener printer = new RunListener() {
                @Override
                public void onEvent(RecordedEvent recorded) {
                    ResearchEvent event = recorded.event();
                    System.out.println(recorded.seq() + " " + event.getClass().getSimpleName());
                    if (event instanceof ResearchEvent.SearchDone) {
                        run.cancel("one search is enough");
                    }
                }

                @Override
                public void onThought(ThoughtDelta delta) {
                    System.out.println("thinking: " + delta.text());
                }
            };
            run.watch(1, printer);
            Answer answer = run.result().join();
            System.out.println(answer.status() + ": " + answer.reason());
        }
    }
}

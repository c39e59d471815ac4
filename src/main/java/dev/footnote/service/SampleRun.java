package dev.footnote.service;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ThoughtDelta;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run over the bundled sample, whose answer says so: else it may be taken for what the web or the asker's own documents say. */
final class SampleRun implements ResearchRun {

    private final ResearchRun run;
    private final String note;

    /**
     * @param run the run itself
     * @param note one sentence of Markdown, put before the answer
     */
    SampleRun(ResearchRun run, String note) {
        this.run = run;
        this.note = note;
    }

    private Answer noted(Answer a) {
        return new Answer(
                a.id(),
                a.question(),
                a.status(),
                a.answer().isEmpty() ? note : note + "\n\n" + a.answer(),
                a.shortAnswer(),
                a.confidence(),
                a.claims(),
                a.sources(),
                a.openQuestions(),
                a.notes(),
                a.output(),
                a.model(),
                a.usage(),
                a.reason());
    }

    private RecordedEvent noted(RecordedEvent recorded) {
        return recorded.event() instanceof ResearchEvent.AnswerReady ready
                ? new RecordedEvent(
                        recorded.seq(),
                        recorded.at(),
                        recorded.trajectory(),
                        new ResearchEvent.AnswerReady(noted(ready.answer())),
                        recorded.costUsd())
                : recorded;
    }

    @Override
    public String id() {
        return run.id();
    }

    @Override
    public ResearchRequest request() {
        return run.request();
    }

    @Override
    public List<RecordedEvent> events(long seq) {
        return run.events(seq).stream().map(this::noted).toList();
    }

    @Override
    public Watch watch(long seq, RunListener listener) {
        return run.watch(seq, new RunListener() {
            @Override
            public void onEvent(RecordedEvent recorded) {
                listener.onEvent(noted(recorded));
            }

            @Override
            public void onThought(ThoughtDelta delta) {
                listener.onThought(delta);
            }
        });
    }

    @Override
    public Optional<Source> source(int number) {
        return run.source(number);
    }

    @Override
    public void cancel(String reason) {
        run.cancel(reason);
    }

    @Override
    public CompletableFuture<Answer> result() {
        return run.result().thenApply(this::noted);
    }
}

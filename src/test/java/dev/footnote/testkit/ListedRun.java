package dev.footnote.testkit;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run whose events are those that a test adds; it has read nothing and never ends. For one thread. */
public final class ListedRun implements ResearchRun {

    private final ResearchRequest request;
    private final Clock clock;
    private final List<RecordedEvent> events = new ArrayList<>();

    /**
     * @param request what it was asked
     * @param clock dates its events
     */
    public ListedRun(ResearchRequest request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /** Records an event, with the next number. */
    public void add(ResearchEvent event) {
        events.add(new RecordedEvent(events.size() + 1L, clock.instant(), 0, event));
    }

    @Override
    public String id() {
        return "run";
    }

    @Override
    public ResearchRequest request() {
        return request;
    }

    @Override
    public List<RecordedEvent> events(long seq) {
        return List.copyOf(events.subList((int) seq - 1, events.size()));
    }

    @Override
    public Watch watch(long seq, RunListener listener) {
        return () -> {};
    }

    @Override
    public Optional<Source> source(int number) {
        return Optional.empty();
    }

    @Override
    public void cancel(String reason) {
        events.clear();
    }

    @Override
    public CompletableFuture<Answer> result() {
        return new CompletableFuture<>();
    }
}

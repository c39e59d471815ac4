package dev.footnote.trajectory;

import dev.footnote.api.Answer;
import dev.footnote.api.Source;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A whole run: the messages to the model, its thinking and calls, the pages that it read, and the answer.
 *
 * @param id of the run
 * @param tools the tools that the model was offered, a JSON array in OpenAI's form
 * @param events all of them, in order, from {@link ResearchEvent.RunStarted} to {@link ResearchEvent.RunEnded}
 * @param texts the texts of its sources, by the SHA-256 of their UTF-8 bytes in hex
 */
public record Trajectory(String id, String tools, List<RecordedEvent> events, Map<String, String> texts) {

    public Trajectory {
        events = List.copyOf(events);
        texts = Map.copyOf(texts);
        if (events.isEmpty() || !(events.get(0).event() instanceof ResearchEvent.RunStarted)) {
            throw new IllegalArgumentException("the events do not begin with the start of a run");
        }
        if (!(events.get(events.size() - 1).event() instanceof ResearchEvent.RunEnded)) {
            throw new IllegalArgumentException("the events do not end with the end of a run");
        }
    }

    /** The events of the run itself, without those of the trajectories that a run in heavy mode has. */
    List<RecordedEvent> ownEvents() {
        return events.stream().filter(recorded -> recorded.trajectory() == 0).toList();
    }

    /**
     * Returns the trajectories of a run in heavy mode, each as a run of its own with the run's id, a hyphen and its number as its id; none for other runs. One that had not
     * ended when the run did is left out.
     */
    public List<Trajectory> parts() {
        Map<Integer, List<RecordedEvent>> byNumber = new TreeMap<>();
        for (RecordedEvent recorded : events) {
            if (recorded.trajectory() > 0) {
                part(recorded, byNumber.computeIfAbsent(recorded.trajectory(), number -> new ArrayList<>()));
            }
        }
        List<Trajectory> parts = new ArrayList<>();
        byNumber.forEach((number, own) -> {
            if (own.get(own.size() - 1).event() instanceof ResearchEvent.RunEnded) {
                parts.add(new Trajectory(id + "-" + number, tools, own, texts));
            }
        });
        return parts;
    }

    private static void part(RecordedEvent recorded, List<RecordedEvent> own) {
        if (recorded.event() instanceof ResearchEvent.TrajectoryStarted e) {
            add(recorded, e.opening(), own);
        } else if (recorded.event() instanceof ResearchEvent.TrajectoryEnded e) {
            Answer answer = e.answer();
            String reason = answer.reason();
            add(recorded, new ResearchEvent.AnswerReady(answer), own);
            add(
                    recorded,
                    new ResearchEvent.RunEnded(answer.status(), reason == null ? "" : reason, answer.usage()),
                    own);
        } else {
            add(recorded, recorded.event(), own);
        }
    }

    private static void add(RecordedEvent recorded, ResearchEvent event, List<RecordedEvent> own) {
        own.add(new RecordedEvent(own.size() + 1L, recorded.at(), 0, event, recorded.costUsd()));
    }

    /** Returns the event with which the run began. */
    public ResearchEvent.RunStarted started() {
        return (ResearchEvent.RunStarted) events.get(0).event();
    }

    /** Returns the event with which the run ended. */
    public ResearchEvent.RunEnded ended() {
        return (ResearchEvent.RunEnded) events.get(events.size() - 1).event();
    }

    /** The answer; a run whose record broke may lack one. */
    public Optional<Answer> answer() {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(ResearchEvent.AnswerReady.class::isInstance)
                .map(event -> ((ResearchEvent.AnswerReady) event).answer())
                .reduce((first, last) -> last);
    }

    /**
     * A source that the run read.
     *
     * @param number the run's own number for it, from 1
     * @return empty when it has no such source
     */
    public Optional<Source> source(int number) {
        return events.stream()
                .map(RecordedEvent::event)
                .filter(ResearchEvent.SourceFrozen.class::isInstance)
                .map(event -> ((ResearchEvent.SourceFrozen) event).source())
                .filter(source -> source.number() == number && texts.containsKey(source.sha256()))
                .reduce((first, last) -> last)
                .map(this::withText);
    }

    private Source withText(SourceInfo source) {
        return source.with(texts.getOrDefault(source.sha256(), ""));
    }
}

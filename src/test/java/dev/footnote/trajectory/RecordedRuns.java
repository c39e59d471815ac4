package dev.footnote.trajectory;

import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;

import dev.footnote.api.Answer;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.research.ScriptedModel;
import dev.footnote.service.FootnoteService;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Runs of a scripted model over two pages, each saved to a file. */
final class RecordedRuns {

    static final String QUESTION = "Where was the keeper of Skerry Point in 1911 born?";
    static final String KEPT = "From 1908 to 1914 the lighthouse was kept by Ada Brennan, “the wren”.";
    static final String BORN = "Ada Brennan was born in Tobermory in 1871.";

    private final Path folder;

    RecordedRuns(Path folder) throws IOException {
        this.folder = folder;
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Files.writeString(corpus.resolve("tower.md"), "# Skerry Point lighthouse\n\n" + KEPT + "\n");
        Files.writeString(corpus.resolve("brennan.md"), "# Ada Brennan\n\n" + BORN + "\n\n```\ncode\n```\n");
    }

    String address(String name) {
        return folder.resolve("corpus").resolve(name).toUri().toString();
    }

    String read(String name) {
        return ScriptedModel.read(address(name));
    }

    static String draft(String quote) {
        return "{\"found\": true, \"short_answer\": \"Tobermory\", \"confidence\": 0.9, \"claims\": [{\"text\": \"Ada"
                + " Brennan was born in Tobermory in 1871.\", \"quotes\": [{\"source\": 2, \"quote\": \"" + quote
                + "\"}]}, {\"text\": \"Ada Brennan kept the lighthouse from 1908 to 1914.\", \"quotes\": [{\"source\": 1,"
                + " \"quote\": \"" + KEPT + "\"}]}]}";
    }

    /** Four turns that go as they should, one of them a draft that is refused. */
    AiMessage[] good() {
        return new AiMessage[] {
            turn("Look for the keeper first.", "search", search("Skerry Point lighthouse keeper")),
            turn("Two pages.", "read", read("tower.md"), "read", read("brennan.md")),
            turn("Hand in.", "submit_answer", draft("Ada Brennan was born in Oban.")),
            turn("Copy it right.", "submit_answer", draft(BORN))
        };
    }

    /** Runs a script and saves it. */
    Saved save(String name, AiMessage... script) {
        return save(name, "research.max_steps", "20", script);
    }

    Saved save(String name, String setting, String value, AiMessage... script) {
        Path file = folder.resolve(name);
        AtomicReference<Answer> answer = new AtomicReference<>();
        try (FootnoteService footnote = FootnoteService.builder()
                .home(folder.resolve("home"))
                .corpus(folder.resolve("corpus"))
                .chatModel(ScriptedModel.of(script), "scripted")
                .setting("answer.judge", "off")
                .setting("research.mode", "think")
                .setting(setting, value)
                .build()) {
            ResearchRun run = footnote.start(FootnoteService.request(QUESTION));
            var sources = footnote.stored(run.id()).orElseThrow().sources();
            TrajectoryWriter writer = TrajectoryWriter.open(file, run.id(), run.request(), sources);
            ResearchRun.Watch unused = run.watch(1, writer);
            answer.set(run.result().join());
            writer.finish(Duration.ofSeconds(20));
            return new Saved(file, answer.get(), run);
        }
    }

    /** A saved run and what it gave when it was live. */
    record Saved(Path file, Answer answer, ResearchRun run) {

        Trajectory trajectory() {
            return TrajectoryReader.read(file);
        }
    }
}

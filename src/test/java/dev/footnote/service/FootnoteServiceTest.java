package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.json.Json;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door as a whole: what it says of the bundled sample, and its end. */
class FootnoteServiceTest {

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private ServiceBuilder builder() {
        return FootnoteService.builder().environment(Map.of()).home(home);
    }

    /** A model that never answers. */
    private static final class Silent implements StreamingChatModel {
        private final CompletableFuture<Void> asked = new CompletableFuture<>();

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            asked.complete(null);
        }
    }

    @Test
    void a_newcomer_is_told_that_only_the_sample_is_searched() {
        try (FootnoteService footnote = builder().build()) {
            assertThat(footnote.consent()).contains("(no key is set)", "only the bundled sample is searched");
            assertThat(footnote.searched()).contains("only the bundled sample is searched");
            ResearchRun run = footnote.start(ResearchRequest.of("Who bought Lunokhod 2?"));
            Answer answer = run.result().join();
            for (String form : List.of(
                    Json.answer(answer, false),
                    Renderers.markdown(answer),
                    Renderers.html(answer),
                    Renderers.plain(answer, false, 300))) {
                assertThat(form).contains("only the bundled sample was searched");
            }
            RecordedEvent ready = run.events(1).stream()
                    .filter(recorded -> recorded.event() instanceof ResearchEvent.AnswerReady)
                    .findFirst()
                    .orElseThrow();
            assertThat(((ResearchEvent.AnswerReady) ready.event()).answer()).isEqualTo(answer);
            Answer chinese = footnote.research("月球车2号是谁买的？");
            assertThat(chinese.answer()).startsWith("**注意**：");
            assertThat(Renderers.html(chinese)).contains("<strong>注意</strong>");
            assertThat(Renderers.markdown(chinese)).contains("**注意**：");
            assertThat(footnote.research("Which chess champion lost in Reykjavik?")
                            .answer())
                    .startsWith("**Note:** only the bundled sample");
        }
    }

    @Test
    void whoever_gave_a_folder_hears_nothing_of_the_sample() throws IOException {
        Files.writeString(folder.resolve("a.md"), "# Bridge\n\nThe bridge was designed by Ellen Hart.\n");
        try (FootnoteService footnote = builder().corpus(folder).build()) {
            assertThat(footnote.consent()).doesNotContain("sample");
            assertThat(footnote.research("Who designed the bridge?").answer())
                    .contains("Ellen Hart")
                    .doesNotContain("sample");
        }
    }

    private boolean keepsWhatARunTook(String seenRuns) throws IOException {
        Path own = home.resolve(seenRuns);
        Files.writeString(folder.resolve("a.md"), "# Bridge\n\nThe bridge was designed by Ellen Hart.\n");
        try (FootnoteService footnote = builder()
                .home(own)
                .corpus(folder)
                .setting("research.seen_runs", seenRuns)
                .build()) {
            footnote.research("Who designed the bridge?");
        }
        try (var files = Files.list(own)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("seen-runs"));
        }
    }

    @Test
    void what_runs_took_is_kept_only_where_the_settings_ask_for_it() throws IOException {
        assertThat(keepsWhatARunTook("5")).isTrue();
        assertThat(keepsWhatARunTook("0")).isFalse();
    }

    @Test
    void a_run_follows_only_a_kept_run_of_the_same_owner() throws IOException {
        Files.writeString(folder.resolve("a.md"), "# Bridge\n\nThe bridge was designed by Ellen Hart.\n");
        try (FootnoteService footnote = builder().corpus(folder).build()) {
            ResearchRun first = footnote.start(ResearchRequest.of("Who designed the bridge?"), "ann");
            assertThat(first.result().join().sources()).isNotEmpty();
            ResearchRequest next = ResearchRequest.about("Which bridge did she design?")
                    .follows(first.id())
                    .build();
            assertThat(footnote.start(next, "ann").result().join().status()).isEqualTo(Answer.Status.ANSWERED);
            assertThatThrownBy(() -> footnote.start(next, "bob"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("follows names no run that is kept");
            ResearchRequest unknown =
                    ResearchRequest.about("Why?").follows("f".repeat(32)).build();
            assertThatThrownBy(() -> footnote.start(unknown, "ann")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void a_run_in_flight_ends_as_cancelled_when_it_is_closed() throws Exception {
        Silent model = new Silent();
        FootnoteService footnote =
                builder().chatModel(model, "silent").corpus(folder).build();
        ResearchRun run = footnote.start(ResearchRequest.of("Why?"));
        model.asked.get(30, TimeUnit.SECONDS);
        footnote.close();
        Answer answer = run.result().get(30, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(Answer.Status.CANCELLED);
        assertThat(answer.reason()).contains("Footnote was closed");
        footnote.close();
    }

    @Test
    void nothing_is_done_after_closing_and_each_call_says_so() {
        FootnoteService footnote = builder().corpus(folder).build();
        ResearchRequest why = ResearchRequest.of("Why?");
        footnote.close();
        Map<String, ThrowingCallable> calls = Map.ofEntries(
                Map.entry("research", () -> footnote.research("Why?")),
                Map.entry("start", () -> footnote.start(why)),
                Map.entry("open", () -> footnote.open(why, "")),
                Map.entry("stored", () -> footnote.stored("x")),
                Map.entry("list", () -> footnote.list("", 1, null)),
                Map.entry("search", () -> footnote.search("bridge")),
                Map.entry("searched", footnote::searched),
                Map.entry("read", () -> footnote.read(URI.create("https://example.org/"))),
                Map.entry("read file", () -> footnote.read(folder)),
                Map.entry("index", () -> footnote.index(line -> {})),
                Map.entry("consent", footnote::consent),
                Map.entry("caches", footnote::caches),
                Map.entry("prefetched", footnote::prefetched));
        calls.forEach((name, call) -> assertThatThrownBy(call)
                .as(name)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed"));
    }
}

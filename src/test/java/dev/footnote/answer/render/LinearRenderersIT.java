package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchResult;
import dev.footnote.json.Json;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.testkit.Adversarial;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every form takes memory in proportion to its text, whatever the text. */
class LinearRenderersIT {

    private static final Map<String, Function<Answer, String>> FORMS = new TreeMap<>(Map.of(
            "markdown", Renderers::markdown,
            "html", Renderers::html,
            "report", a -> Renderers.html(a, trail(a)),
            "bibtex", Renderers::bibtex,
            "csl", Renderers::csl,
            "json", a -> Json.pretty(a, true),
            "plain", a -> Renderers.plain(a, true, 80)));

    private static Answer answer(String text) {
        Claim claim = new Claim(text, Claim.Support.FULL, List.of(new Citation(1, text, 0, text.length())));
        Answer.CitedSource source = new Answer.CitedSource(
                1, 1, URI.create("https://one.example/"), text, Instant.EPOCH, "ab".repeat(32), text);
        return new Answer(
                "id",
                text,
                Answer.Status.ANSWERED,
                text + " [1]",
                text,
                1,
                List.of(claim),
                List.of(source),
                List.of(text),
                List.of(),
                null,
                "m",
                Usage.NONE,
                text);
    }

    private static List<RecordedEvent> trail(Answer a) {
        Hit hit = new Hit(URI.create("https://one.example/"), a.question(), a.question(), List.of("e"), null, null);
        SearchQuality quality =
                new SearchQuality(1, 1, 0, List.of(a.question()), 0, 1, SearchQuality.Verdict.GOOD, a.question());
        SearchResult found = new SearchResult(List.of(a.question()), List.of(hit), quality, List.of(), false);
        return List.of(new RecordedEvent(1, Instant.EPOCH, 0, new ResearchEvent.SearchDone(1, "c", found)));
    }

    @Test
    void every_form_is_linear_in_its_text() {
        FORMS.forEach((name, form) -> Adversarial.isLinear(name, LinearRenderersIT::answer, form));
    }

    @Test
    void a_form_that_is_not_linear_is_found() {
        assertThatThrownBy(() -> Adversarial.isLinear("prefixes", text -> text, text -> {
                    int length = 0;
                    for (int i = 0; i < text.length(); i += 100) {
                        length += text.substring(0, i).length();
                    }
                    return String.valueOf(length);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("prefixes of repeats");
    }

    @Test
    void any_text_is_rendered_on_a_small_stack() {
        Adversarial.feed(text -> {
            Answer a = answer(text);
            FORMS.values().forEach(form -> form.apply(a));
            SafeMarkdown.claim(text);
        });
        Adversarial.feed(List.of("> ", "- ", "*a **b ", "![", "[a](<b ", "<![CDATA[", "<!--", "``` ` ", "| "), text -> {
            Answer a = answer(text.replace("\u2603", "\n"));
            FORMS.values().forEach(form -> form.apply(a));
        });
    }
}

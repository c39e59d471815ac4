package dev.footnote.http.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Source;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.text.Cut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as chat clients read it: the text with its marks, then what each mark cites. Positions count code points of the text.
 *
 * <p>The mark {@code [n]} means the run's source n, here as everywhere. {@code citations} and {@code search_results} list the sources of the run in the order of their numbers, so that
 * the n-th entry is what {@code [n]} means to clients that count entries.
 */
final class ChatAnswer {

    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,6})\\]");
    private static final int SNIPPET = 300;

    /** Stands before the list of sources. */
    static final String SOURCES = "\n\n---\n";

    private final Answer answer;
    private final Map<Integer, Answer.CitedSource> cited = new LinkedHashMap<>();
    /** The quotes of a source, one for each claim that cites it, in the order of their marks. */
    private final Map<Integer, List<String>> quotes = new HashMap<>();

    private final String text;

    ChatAnswer(Answer answer) {
        this.answer = answer;
        answer.sources().forEach(source -> cited.put(source.id(), source));
        for (Claim claim : answer.claims()) {
            Set<Integer> seen = new HashSet<>();
            for (Citation citation : claim.citations()) {
                if (seen.add(citation.source())) {
                    quotes.computeIfAbsent(citation.source(), k -> new ArrayList<>())
                            .add(citation.quote());
                }
            }
        }
        StructuredOutput output = answer.output();
        this.text = output != null ? output.json() : prose(answer);
    }

    private String prose(Answer a) {
        StringBuilder out = new StringBuilder();
        if (!a.shortAnswer().isBlank() && a.status() == Answer.Status.ANSWERED) {
            out.append("**").append(a.shortAnswer().strip()).append("**\n\n");
        }
        out.append(a.answer().strip());
        for (String note : a.notes()) {
            out.append("\n\n*").append(note.replace('*', ' ').strip()).append('*');
        }
        if (!cited.isEmpty()) {
            out.append(SOURCES);
            cited.forEach((number, source) -> out.append("\n\\[")
                    .append(number)
                    .append("\\] <")
                    .append(source.url())
                    .append(">  "));
        }
        return out.toString().strip();
    }

    /** Returns the text, Markdown with marks, or the JSON that was asked for. */
    String text() {
        return text;
    }

    /** Returns one annotation for each mark in the text, each with its citation under {@code url_citation}, as chat completions have them. */
    ArrayNode annotations() {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode citation : citations()) {
            ObjectNode one = out.addObject().put("type", "url_citation");
            one.set("url_citation", citation);
        }
        return out;
    }

    /** Returns what each mark in the text cites, in their order; none for the caller's own JSON, in which a number in brackets is no mark. */
    List<ObjectNode> citations() {
        List<ObjectNode> out = new ArrayList<>();
        if (answer.output() != null) {
            return out;
        }
        Map<Integer, Integer> uses = new HashMap<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        int points = 0;
        while (mark.find()) {
            Answer.CitedSource source = cited.get(Integer.parseInt(mark.group(1)));
            if (source == null) {
                continue;
            }
            points += text.codePointCount(from, mark.start());
            from = mark.start();
            ObjectNode citation = JsonNodeFactory.instance.objectNode();
            citation.put("url", source.url().toString());
            citation.put("title", title(source.title(), source.url().toString()));
            citation.put("start_index", points);
            citation.put("end_index", points + mark.group().length());
            citation.put("quote", quote(source.id(), uses.merge(source.id(), 1, Integer::sum) - 1));
            out.add(citation);
        }
        return out;
    }

    /** Adds the lists that Perplexity's clients read, and what only Footnote has. */
    void addTo(ObjectNode body, ResearchRun run) {
        ArrayNode citations = body.putArray("citations");
        ArrayNode results = body.putArray("search_results");
        int last = cited.keySet().stream().mapToInt(n -> n).max().orElse(0);
        for (int n = 1; n <= last; n++) {
            Optional<Source> source = run.source(n);
            String url = source.map(s -> s.url().toString()).orElse("");
            citations.add(url);
            ObjectNode result = results.addObject();
            result.put("title", title(source.map(Source::title).orElse(""), url));
            result.put("url", url);
            result.put(
                    "date",
                    source.map(Source::published).map(d -> d.date().toString()).orElse(null));
            result.put("snippet", Cut.to(quote(n, 0), SNIPPET));
        }
        addOwn(body, run);
    }

    /** Adds what only Footnote has. */
    void addOwn(ObjectNode body, ResearchRun run) {
        ObjectNode own = body.putObject("footnote");
        own.put("run_id", run.id());
        own.put("status", answer.status().name().toLowerCase(Locale.ROOT));
        own.put("confidence", answer.confidence());
        ArrayNode claims = own.putArray("claims");
        for (Claim claim : answer.claims()) {
            ObjectNode one = claims.addObject();
            one.put("text", claim.text());
            one.put("support", claim.support().name().toLowerCase(Locale.ROOT));
            ArrayNode reasons = one.putArray("reasons");
            claim.reasons().forEach(reason -> reasons.add(reason.text()));
        }
        StructuredOutput output = answer.output();
        if (output != null) {
            addFields(own.putArray("fields"), output);
        }
    }

    /** What each value of the caller's own JSON rests on. */
    private static void addFields(ArrayNode fields, StructuredOutput output) {
        for (StructuredOutput.Basis basis : output.basis()) {
            ObjectNode one = fields.addObject();
            one.put("field", basis.field());
            one.put("support", basis.support().name().toLowerCase(Locale.ROOT));
            ArrayNode all = one.putArray("citations");
            basis.citations()
                    .forEach(c -> all.addObject().put("source", c.source()).put("quote", c.quote()));
        }
    }

    private String quote(int source, int use) {
        List<String> all = quotes.getOrDefault(source, List.of(""));
        return all.get(Math.min(use, all.size() - 1));
    }

    /** Returns the count of tokens of all model calls of the run. */
    ObjectNode usage() {
        TokenCount tokens = answer.usage().tokens();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("prompt_tokens", tokens.input());
        node.put("completion_tokens", tokens.output());
        node.put("total_tokens", tokens.input() + tokens.output());
        node.putObject("prompt_tokens_details").put("cached_tokens", tokens.cachedInput());
        node.putObject("completion_tokens_details").put("reasoning_tokens", tokens.reasoning());
        return node;
    }

    private static String title(String title, String url) {
        return title.isBlank() ? url : title.strip();
    }
}

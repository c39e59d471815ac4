package dev.footnote.offline;

import dev.footnote.api.Passage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchResult;
import dev.footnote.text.Words;
import dev.footnote.tools.ReadArguments;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A handful of documents behind the real tool texts, ranked by rarity of the words they share with a query. */
final class FakeTools {

    static final int PART = 4000;

    record Doc(URI url, String title, String text) {}

    final List<Doc> docs = new ArrayList<>();
    final List<SourceInfo> read = new ArrayList<>();
    final List<String> queries = new ArrayList<>();
    final List<ChatMessage> messages = new ArrayList<>();
    final StringBuilder thinking = new StringBuilder();
    private final Map<String, Map<Integer, Integer>> index = new HashMap<>();
    String system = "whatever";
    int refusals;
    boolean blocked;
    int steps;

    FakeTools doc(String title, String text) {
        int number = docs.size();
        docs.add(new Doc(URI.create("file:/corpus/" + number), title, text));
        for (String word : Words.content(title + " " + title + " " + text)) {
            index.computeIfAbsent(Words.stem(word), w -> new HashMap<>()).merge(number, 1, Integer::sum);
        }
        return this;
    }

    void forgetRun() {
        read.clear();
        queries.clear();
        messages.clear();
        thinking.setLength(0);
        steps = 0;
    }

    /** Plays a run to its accepted draft. */
    Draft run(StreamingChatModel model, String question) {
        messages.add(SystemMessage.from(system));
        messages.add(UserMessage.from(question));
        while (steps++ < 30) {
            AiMessage message = turn(model);
            messages.add(message);
            for (ToolExecutionRequest call : message.toolExecutionRequests()) {
                if (call.name().equals(ToolNames.SUBMIT)) {
                    if (refusals == 0) {
                        return ToolContract.draft(call.arguments());
                    }
                    refusals--;
                    messages.add(ToolExecutionResultMessage.from(
                            call,
                            ToolTexts.refused(
                                    List.of(new dev.footnote.tools.Refusal(1, 1, "q", "it does not stand", null)),
                                    1,
                                    3)));
                } else {
                    messages.add(ToolExecutionResultMessage.from(call, answer(call)));
                }
            }
        }
        throw new AssertionError("the model did not come to an end");
    }

    AiMessage turn(StreamingChatModel model) {
        return turn(
                model,
                ChatRequest.builder()
                        .messages(List.copyOf(messages))
                        .toolSpecifications(ToolContract.specifications())
                        .build());
    }

    AiMessage turn(StreamingChatModel model, ChatRequest request) {
        List<ChatResponse> ends = new ArrayList<>();
        List<ToolExecutionRequest> early = new ArrayList<>();
        model.chat(request, new StreamingChatResponseHandler() {
            @Override
            public void onPartialThinking(PartialThinking partial) {
                thinking.append(partial.text());
            }

            @Override
            public void onCompleteToolCall(CompleteToolCall call) {
                early.add(call.toolExecutionRequest());
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                ends.add(response);
            }

            @Override
            public void onError(Throwable error) {
                throw new AssertionError(error);
            }
        });
        if (ends.size() != 1 || !ends.get(0).aiMessage().toolExecutionRequests().equals(early)) {
            throw new AssertionError("not one end with the calls that were announced: " + ends);
        }
        return ends.get(0).aiMessage();
    }

    private String answer(ToolExecutionRequest call) {
        return call.name().equals(ToolNames.SEARCH)
                ? search(ToolContract.search(call.arguments()).queries().get(0))
                : page(ToolContract.read(call.arguments()));
    }

    private String search(String query) {
        queries.add(query);
        if (blocked) {
            var refused = new SearchQuality(
                    0, 0, 0, List.of(), 0, 0, SearchQuality.Verdict.BLOCKED, "Engines refused (fake: blocked).");
            return ToolTexts.search(
                    new SearchResult(List.of(query), List.of(), refused, List.of(), false), read, hit -> false);
        }
        Map<Integer, Double> scores = new LinkedHashMap<>();
        for (String word : Words.content(query)) {
            Map<Integer, Integer> where = index.getOrDefault(Words.stem(word), Map.of());
            double idf = Math.log(1 + docs.size() / (where.size() + 0.5));
            where.forEach((doc, count) -> {
                double length = 0.25 + 0.75 * docs.get(doc).text().length() / 500.0;
                scores.merge(doc, idf * 2.2 * count / (count + 1.2 * length), Double::sum);
            });
        }
        List<Hit> hits = scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(10)
                .map(entry -> docs.get(entry.getKey()))
                .map(doc -> new Hit(doc.url(), doc.title(), "", List.of("fake"), null, null))
                .toList();
        var verdict = hits.isEmpty() ? SearchQuality.Verdict.EMPTY : SearchQuality.Verdict.GOOD;
        var quality = new SearchQuality(hits.size(), hits.size(), 0, List.of(), 0, 1, verdict, "");
        return ToolTexts.search(new SearchResult(List.of(query), hits, quality, List.of(), false), read, hit -> false);
    }

    private String page(ReadArguments arguments) {
        Doc doc = docs.stream()
                .filter(d -> d.url().toString().equals(arguments.url()))
                .findFirst()
                .orElseThrow();
        SourceInfo source =
                read.stream().filter(s -> s.url().equals(doc.url())).findFirst().orElseGet(() -> freeze(doc));
        int parts = Math.max(1, (doc.text().length() + PART - 1) / PART);
        int from = (arguments.part() - 1) * PART;
        int to = Math.min(doc.text().length(), from + PART);
        Passage passage = new Passage(source.number(), from, doc.text().substring(from, to));
        return ToolTexts.page(source, List.of(passage), arguments.part(), parts);
    }

    private SourceInfo freeze(Doc doc) {
        SourceInfo source = new SourceInfo(
                read.size() + 1,
                doc.url(),
                doc.title(),
                null,
                Instant.EPOCH,
                null,
                doc.text().length(),
                "0123456789abcdef".repeat(4),
                List.of());
        read.add(source);
        return source;
    }

    String text(int source) {
        URI url = read.get(source - 1).url();
        return docs.stream()
                .filter(d -> d.url().equals(url))
                .findFirst()
                .orElseThrow()
                .text();
    }
}

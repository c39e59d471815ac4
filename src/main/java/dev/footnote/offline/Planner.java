package dev.footnote.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides the next turn from the conversation alone: search, read, follow a name, or hand in. */
final class Planner {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A turn.
     *
     * @param thought what the model says it does
     * @param calls at least one
     */
    record Turn(String thought, List<Call> calls) {}

    /**
     * A tool call without its id.
     *
     * @param tool its name
     * @param arguments JSON
     */
    record Call(String tool, String arguments) {}

    private final OfflineSettings settings;
    private final Conversation conversation;
    private final Question question;

    Planner(OfflineSettings settings, Conversation conversation) {
        this.settings = settings;
        this.conversation = conversation;
        this.question = new Question(conversation.question());
    }

    Turn next(boolean onlySubmit) {
        if (onlySubmit || conversation.submits() > 0) {
            return submit();
        }
        if (conversation.searchTurns() == 0) {
            return search(
                    question.queries(5), say("先搜索问题中的词语和名称。", "First a search for the question's words and names."));
        }
        List<ToolTexts.ParsedHit> unread = conversation.unread();
        if (conversation.searchTurns() > conversation.readTurns() && !unread.isEmpty()) {
            return read(unread);
        }
        List<String> names = hops();
        if (conversation.searchTurns() < settings.rounds() && !names.isEmpty()) {
            return search(
                    names, say("接着查刚读到的名称：", "What was read names more; next: ") + String.join(", ", names) + ".");
        }
        return submit();
    }

    private String say(String chinese, String english) {
        return question.chinese() ? chinese : english;
    }

    private List<String> hops() {
        Evidence evidence = new Evidence(question, conversation.pages());
        Set<String> out = new LinkedHashSet<>();
        Set<String> read = new HashSet<>();
        conversation
                .pages()
                .forEach(page -> read.add(Evidence.bareTitle(page.title()).toLowerCase(Locale.ROOT)));
        for (String name : evidence.names(6)) {
            if (!conversation.hasAsked(name) && !read.contains(name.toLowerCase(Locale.ROOT))) {
                out.add(name);
            }
        }
        return new ArrayList<>(out).subList(0, Math.min(settings.hops(), out.size()));
    }

    private Turn search(List<String> queries, String thought) {
        ObjectNode arguments = JSON.createObjectNode();
        ArrayNode list = arguments.putArray("queries");
        queries.forEach(list::add);
        return new Turn(thought, List.of(new Call(ToolNames.SEARCH, arguments.toString())));
    }

    private Turn read(List<ToolTexts.ParsedHit> unread) {
        List<ToolTexts.ParsedHit> best = unread.stream()
                .sorted(Comparator.comparing(hit -> !isAsked(hit.title())))
                .limit(settings.reads())
                .toList();
        List<Call> calls = new ArrayList<>();
        for (ToolTexts.ParsedHit hit : best) {
            ObjectNode arguments = JSON.createObjectNode();
            arguments.put("url", hit.url().toString());
            arguments.put(
                    "goal",
                    question.text().substring(0, Math.min(300, question.text().length())));
            calls.add(new Call(ToolNames.READ, arguments.toString()));
        }
        return new Turn(say("阅读最有可能的页面。", "Now the pages that look nearest."), calls);
    }

    /** A page whose title was asked for by name is read before all others. */
    private boolean isAsked(String title) {
        return conversation.hasAsked(title) || conversation.hasAsked(Evidence.bareTitle(title));
    }

    private Turn submit() {
        List<Evidence.Sentence> ranked = new Evidence(question, conversation.pages()).ranked();
        boolean found = !ranked.isEmpty() && ranked.get(0).coverage() >= settings.minCoverage();
        ObjectNode arguments = JSON.createObjectNode();
        arguments.put("found", found);
        List<Evidence.Sentence> chosen =
                found ? ranked.stream().limit(settings.claims()).toList() : List.of();
        arguments.put("short_answer", found ? shortAnswer(chosen) : "");
        arguments.put(
                "confidence", found ? Math.round(Math.min(0.9, ranked.get(0).coverage()) * 50) / 100.0 : 0);
        ArrayNode claims = arguments.putArray("claims");
        for (Evidence.Sentence sentence : chosen) {
            ObjectNode claim = claims.addObject();
            claim.put("text", sentence.text());
            claim.putArray("quotes")
                    .addObject()
                    .put("source", sentence.source())
                    .put("quote", sentence.text());
        }
        arguments.putArray("open_questions").add(note(found));
        return new Turn(
                say("把最切题的原句交上去。", "Handing in the sentences that fit best."),
                List.of(new Call(ToolNames.SUBMIT, arguments.toString())));
    }

    /** What fits the kind of the question in the best sentence that has such a thing. */
    private String shortAnswer(List<Evidence.Sentence> chosen) {
        return chosen.stream()
                .map(sentence -> question.shortAnswer(sentence.text()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private String note(boolean found) {
        String asked = String.join(", ", conversation.asked());
        return found
                ? say(
                        "以上是内置抽取式模型从所读资料中挑出的原句，它不会推理；请核对引文。",
                        "These sentences were picked by the embedded extractive model, which does not reason; check them against the quotes.")
                : say(
                        "内置抽取式模型搜索过：" + asked + "；读到的内容没有足够接近问题的句子。",
                        "The embedded extractive model searched for: " + asked
                                + "; nothing it read came near enough to the question.");
    }
}

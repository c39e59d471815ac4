package dev.footnote.offline;

import dev.footnote.api.OutputSchema;
import dev.footnote.api.Passage;
import dev.footnote.api.run.Draft;
import dev.footnote.offline.prose.FlaggedLines;
import dev.footnote.offline.prose.FollowUp;
import dev.footnote.offline.prose.PageLetters;
import dev.footnote.text.LetterForms;
import dev.footnote.tools.InvalidArgumentsException;
import dev.footnote.tools.OutputFields;
import dev.footnote.tools.ParsedHit;
import dev.footnote.tools.ParsedPage;
import dev.footnote.tools.ParsedSearch;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the messages of a request tell: the question, what was searched and read, and what came of it. */
final class History {

    private final PageLetters letters = new PageLetters();
    private String question = "";
    private List<FollowUp.Turn> before = List.of();
    private int calls;
    private int rounds;
    private boolean lastSearched;
    private final Set<String> queries = new LinkedHashSet<>();
    private final Set<String> readKeys = new LinkedHashSet<>();
    private final List<ParsedSearch> lastSearches = new ArrayList<>();
    private final List<ParsedSearch> searches = new ArrayList<>();
    private final List<ParsedPage> pages = new ArrayList<>();
    private final Map<String, ToolExecutionRequest> open = new LinkedHashMap<>();
    private @Nullable Draft lastDraft;
    private List<Integer> refused = List.of();
    private List<OutputSchema.Leaf> fields = List.of();

    private History() {}

    static History of(List<ChatMessage> messages) {
        History history = new History();
        for (ChatMessage message : messages) {
            if (message instanceof SystemMessage system) {
                history.fields = OutputFields.parse(system.text());
                List<FollowUp.Turn> turns = FollowUp.turns(system.text());
                history.before = turns.isEmpty() ? history.before : turns;
            } else if (message instanceof UserMessage user) {
                history.user(user);
            } else if (message instanceof AiMessage assistant) {
                history.assistant(assistant);
            } else if (message instanceof ToolExecutionResultMessage result) {
                history.result(result);
            }
        }
        history.question = PageLetters.question(
                history.question,
                history.pages.stream()
                        .flatMap(page -> page.passages().stream())
                        .map(Passage::text)
                        .toList());
        return history;
    }

    private ParsedSearch plain(ParsedSearch search) {
        List<ParsedHit> hits = search.hits().stream()
                .map(hit -> new ParsedHit(
                        hit.rank(), hit.url(), letters.read(hit.title()), LetterForms.simplified(hit.snippet())))
                .toList();
        return new ParsedSearch(hits, search.verdict(), search.hint());
    }

    /** A page in simplified characters, without what looks written for a model. */
    private ParsedPage plain(ParsedPage page) {
        List<Passage> passages = FlaggedLines.left(page.passages(), page.flagged()).stream()
                .map(passage -> new Passage(passage.source(), passage.start(), letters.read(passage.text())))
                .toList();
        return new ParsedPage(
                page.source(), page.url(), letters.read(page.title()), page.part(), page.parts(), passages);
    }

    /** A draft with the words of the pages as these have them. */
    Draft written(Draft draft) {
        return new Draft(
                draft.found(),
                letters.written(draft.shortAnswer()),
                draft.confidence(),
                draft.claims().stream()
                        .map(claim -> new Draft.DraftClaim(
                                letters.written(claim.text()), claim.section(), written(claim.quotes())))
                        .toList(),
                draft.openQuestions(),
                draft.fields().stream()
                        .map(field -> new Draft.DraftField(
                                field.field(), letters.written(field.value()), written(field.quotes())))
                        .toList());
    }

    private List<Draft.DraftQuote> written(List<Draft.DraftQuote> quotes) {
        return quotes.stream()
                .map(quote -> new Draft.DraftQuote(quote.source(), letters.written(quote.quote())))
                .toList();
    }

    private void user(UserMessage message) {
        if (question.isEmpty() && message.hasSingleText()) {
            question = FollowUp.resolve(message.singleText().strip(), before);
        }
    }

    private void assistant(AiMessage message) {
        if (!message.hasToolExecutionRequests()) {
            return;
        }
        lastSearches.clear();
        open.clear();
        refused = List.of();
        boolean searched = false;
        for (ToolExecutionRequest request : message.toolExecutionRequests()) {
            calls++;
            open.put(request.id(), request);
            searched |= request.name().equals(ToolNames.SEARCH);
            remember(request);
        }
        rounds += searched ? 1 : 0;
        lastSearched = searched;
    }

    private void remember(ToolExecutionRequest request) {
        try {
            switch (request.name()) {
                case ToolNames.SEARCH ->
                    ToolContract.search(request.arguments())
                            .queries()
                            .forEach(query -> queries.add(query.toLowerCase(Locale.ROOT)));
                case ToolNames.READ -> {
                    ReadArguments read = ToolContract.read(request.arguments());
                    readKeys.add(key(read.url(), read.part()));
                }
                case ToolNames.SUBMIT -> lastDraft = ToolContract.draft(request.arguments());
                default -> {}
            }
        } catch (InvalidArgumentsException e) {
            // A call of another model's that could not be read was answered as such, and brought nothing.
            open.remove(request.id());
        }
    }

    private void result(ToolExecutionResultMessage message) {
        String text = message.text();
        ToolTexts.parseSearch(text).map(this::plain).ifPresent(search -> {
            lastSearches.add(search);
            searches.add(search);
        });
        ToolTexts.parsePage(text).ifPresent(page -> {
            boolean known = pages.stream().anyMatch(p -> p.source() == page.source() && p.part() == page.part());
            if (!known) {
                pages.add(plain(page));
            }
            readKeys.add(key(page.url().toString(), page.part()));
        });
        List<Integer> claims = ToolTexts.parseRefused(text);
        if (!claims.isEmpty()) {
            refused = claims;
        }
    }

    private static String key(String url, int part) {
        return part + " " + url;
    }

    /** The fields that the caller wants. */
    List<OutputSchema.Leaf> fields() {
        return fields;
    }

    /** The question, with what its pronouns mean in a conversation. */
    String question() {
        return question;
    }

    int calls() {
        return calls;
    }

    /** Turns that searched. */
    int rounds() {
        return rounds;
    }

    boolean lastSearched() {
        return lastSearched;
    }

    boolean wasAsked(String query) {
        return queries.contains(query.toLowerCase(Locale.ROOT));
    }

    boolean wasRead(String url, int part) {
        return readKeys.contains(key(url, part));
    }

    List<ParsedSearch> lastSearches() {
        return lastSearches;
    }

    List<ParsedSearch> searches() {
        return searches;
    }

    List<ParsedPage> pages() {
        return pages;
    }

    @Nullable
    Draft lastDraft() {
        return lastDraft;
    }

    /** Numbers of the claims that the last draft was refused for. */
    List<Integer> refused() {
        return refused;
    }
}

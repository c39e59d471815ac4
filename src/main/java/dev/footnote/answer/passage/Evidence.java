package dev.footnote.answer.passage;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The evidence for a claim: the quoted sentences whole, and the text round them that resolves their references. */
public final class Evidence {

    /** Sentences of quotes and their context that are compared; more make no claim clearer. */
    private static final int MOST_SENTENCES = 60;

    /** A longer sentence is cut: it is a page without stops. */
    private static final int LONGEST_SENTENCE = 6_000;

    /** A longer line is no heading and no name of a speaker. */
    private static final int LONGEST_HEADING = 120;

    private final List<Statement> quoted = new ArrayList<>();
    private final List<Statement> context = new ArrayList<>();
    private final List<Statement> topic = new ArrayList<>();
    private final List<TableRow> rows = new ArrayList<>();
    private final List<SourceText> pages = new ArrayList<>();
    private final List<QuotedPassage> passages;
    private final Set<String> contextKeys = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    public Evidence(List<QuotedPassage> passages, List<SourceText> pages) {
        this.passages = passages;
        Map<SourceText, Set<Integer>> used = new LinkedHashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            SourceText page = pages.get(i);
            Set<Integer> sentences = used.computeIfAbsent(page, p -> new LinkedHashSet<>());
            sentences.addAll(
                    page.touching(passages.get(i).start(), passages.get(i).end()));
        }
        this.pages.addAll(used.keySet());
        used.forEach(this::add);
        titles();
        context.forEach(s -> contextKeys.addAll(s.keys()));
        topic.forEach(s -> contextKeys.addAll(s.keys()));
    }

    private void add(SourceText page, Set<Integer> sentences) {
        Set<Integer> before = new LinkedHashSet<>();
        for (int index : sentences) {
            if (quoted.size() >= MOST_SENTENCES) {
                return;
            }
            quoted.add(statement(page, index));
            rows(page, index);
            if (index > 0 && !sentences.contains(index - 1)) {
                before.add(index - 1);
            }
        }
        before.forEach(index -> context.add(statement(page, index)));
        for (int index : sentences) {
            heading(page, page.sentences().get(index).start());
        }
        if (!page.sentences().isEmpty() && !sentences.contains(0)) {
            topic.add(statement(page, 0));
        }
    }

    private void rows(SourceText page, int index) {
        TableRow row = TableRow.at(page, page.sentences().get(index));
        if (row != null) {
            rows.add(row);
            topic.add(new Statement(row.headerText(), page.language(), page::isName));
        }
    }

    /** The nearest line above that looks like a heading, and the beginning of the line up to a colon. */
    private void heading(SourceText page, int at) {
        String text = page.text();
        int lineStart = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int colon = text.indexOf(':', lineStart);
        if (at > lineStart && colon > lineStart && colon < at && colon - lineStart < LONGEST_HEADING) {
            topic.add(new Statement(SourceText.fold(text.substring(lineStart, colon)), page.language(), page::isName));
        }
        int end = lineStart - 1;
        for (int lines = 0; lines < 40 && end > 0; lines++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end).strip();
            boolean heading = !line.isEmpty()
                    && line.length() < LONGEST_HEADING
                    && ".。!?！？;；,，|".indexOf(line.charAt(line.length() - 1)) < 0;
            if (heading) {
                topic.add(new Statement(SourceText.fold(line), page.language(), page::isName));
                return;
            }
            end = start - 1;
        }
    }

    private void titles() {
        for (int i = 0; i < passages.size(); i++) {
            String title = passages.get(i).title();
            if (!title.isBlank() && title.length() < 4 * LONGEST_HEADING) {
                topic.add(new Statement(SourceText.fold(title), "und"));
            }
        }
    }

    private static Statement statement(SourceText page, int index) {
        Span span = page.sentences().get(index);
        String text = page.text().substring(span.start(), Math.min(span.end(), span.start() + LONGEST_SENTENCE));
        return new Statement(SourceText.fold(text), page.language(), page::isName);
    }

    public List<Statement> quoted() {
        return quoted;
    }

    /** The sentences before the quoted ones. */
    public List<Statement> context() {
        return context;
    }

    /** Titles, headings, headers of tables, the first sentence of the source. */
    public List<Statement> topic() {
        return topic;
    }

    public List<Statement> around() {
        List<Statement> all = new ArrayList<>(context);
        all.addAll(topic);
        return all;
    }

    public List<TableRow> rows() {
        return rows;
    }

    public List<SourceText> pages() {
        return pages;
    }

    public List<QuotedPassage> passages() {
        return passages;
    }

    public boolean contextHas(String key) {
        return contextKeys.contains(key);
    }

    /** Returns how often the sources have a word, at least 1. */
    public int count(Term term) {
        return counts.computeIfAbsent(term.text(), t -> {
            String word = Token.of(t).isEmpty() ? t : Token.of(t).get(0).stem();
            int most = pages.stream()
                    .mapToInt(p -> Math.max(p.count(word), p.count(t)))
                    .max()
                    .orElse(0);
            return Math.max(1, most);
        });
    }

    /** Returns the weight of a word, which is small for one that stands everywhere in the source. */
    public double weight(Term term) {
        return 1 / (1 + Math.log(count(term)));
    }

    public boolean pageHas(Term term) {
        List<Token> tokens = Token.of(term.text());
        String first = tokens.isEmpty() ? term.text() : tokens.get(0).stem();
        String base = first.startsWith("un") && first.length() > 4 ? first.substring(2) : first;
        return pages.stream()
                .anyMatch(p ->
                        p.count(base) > 0 || p.count(term.key()) > 0 || p.count(term.text()) > 0 || p.count(first) > 0);
    }

    public boolean isHan() {
        return quoted.stream().anyMatch(Statement::isHan);
    }
}

package dev.footnote.search;

import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.SearchScope;
import dev.footnote.text.ScriptLanguage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What else is told of a result, a sentence each; empty where there is nothing to tell. Pure. */
final class QualityHints {

    private static final int SHOWN = 40;

    private QualityHints() {}

    /** That the question's language, or English, was not tried yet. */
    static String otherLanguage(QualityAssessor.Measured m) {
        String asked = ScriptLanguage.byScript(m.question());
        if (!m.scripts().contains(asked)) {
            return asked.isEmpty()
                    ? "Search in the question's own language too."
                    : "The question is in " + language(asked) + ": search in " + language(asked) + " too.";
        }
        boolean onlyThat = !asked.isEmpty() && m.scripts().equals(Set.of(asked));
        return onlyThat ? "Search in English too." : "";
    }

    /** A language's English name. */
    static String language(String code) {
        return code.isEmpty() ? "another language" : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    /** Who gave no answer. */
    static String silent(QualityAssessor.Measured m) {
        List<EngineReport> silent = m.reports().stream()
                .filter(r -> QualityAssessor.FAILURES.contains(r.outcome()))
                .toList();
        return silent.isEmpty() ? "" : "Without an answer from " + failing(silent) + ".";
    }

    /** Engines that gave no answer, and why. */
    static String failing(List<EngineReport> reports) {
        Set<String> names = new LinkedHashSet<>();
        for (EngineReport report : reports) {
            if (!QualityAssessor.isAnswer(report)) {
                String why = report.outcome() == Outcome.SKIPPED && report.message() != null
                        ? withoutName(report.message(), report.engine())
                        : report.outcome().name().toLowerCase(Locale.ROOT);
                names.add(report.engine() + ": " + why);
            }
        }
        return names.isEmpty() ? "none is configured" : String.join(", ", names);
    }

    private static String withoutName(String message, String engine) {
        return message.startsWith(engine + " ") ? message.substring(engine.length() + 1) : message;
    }

    /** How many hits the limits on dates could not be held against. */
    static String undated(QualityAssessor.Measured m) {
        SearchScope scope = m.request().scope();
        long undated = m.hits().stream().filter(f -> f.hit().date() == null).count();
        return undated == 0 || !ScopeRules.isDated(scope)
                ? ""
                : undated + " of " + m.hits().size() + " hits tell no date: look for it on the page.";
    }

    /** What each of several queries gave. */
    static String byQuery(QualityAssessor.Measured m) {
        List<String> queries = m.request().queries();
        if (queries.size() < 2 || m.hits().isEmpty()) {
            return "";
        }
        List<String> told = new ArrayList<>();
        for (String query : queries) {
            List<RankFusion.Fused> hits = m.hits().stream()
                    .filter(hit -> hit.queries().contains(query.strip()))
                    .toList();
            long fresh = hits.stream()
                    .filter(hit -> !m.seenBefore().contains(hit.identity()))
                    .count();
            told.add(quoted(query) + (hits.isEmpty() ? " none" : " " + hits.size() + " (" + fresh + " new)"));
        }
        return "Hits by query: " + String.join(", ", told) + ".";
    }

    /** Which queries were not asked again. */
    static String repeated(QualityAssessor.Measured m) {
        return m.repeated().isEmpty()
                ? ""
                : "Not asked again, as this run has asked it before: "
                        + m.repeated().stream().map(QualityHints::quoted).collect(Collectors.joining(", "))
                        + "; alone, it shows its hits again.";
    }

    private static String quoted(String query) {
        String line = query.strip().replace('"', '\'');
        return '"' + (line.length() > SHOWN ? QueryText.cut(line, SHOWN) + "…" : line) + '"';
    }
}

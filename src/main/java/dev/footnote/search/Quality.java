package dev.footnote.search;

import dev.footnote.api.EngineReport;
import dev.footnote.api.EngineReport.Outcome;
import dev.footnote.api.Hit;
import dev.footnote.api.SearchQuality;
import dev.footnote.api.SearchQuality.Verdict;
import dev.footnote.api.SearchScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Measures a result and says in one line what to try when it is poor. Pure. */
final class Quality {

    private static final int FEW = 3;
    private static final int MANY_TERMS = 6;
    private static final int TERMS_TOLD = 8;
    private static final Set<Outcome> ANSWERS = EnumSet.of(Outcome.ANSWERED, Outcome.EMPTY, Outcome.CACHED);
    private static final Set<Outcome> FAILURES = EnumSet.of(
            Outcome.LATE, Outcome.AUTH, Outcome.QUOTA, Outcome.RATE, Outcome.BLOCKED, Outcome.DOWN, Outcome.BAD_QUERY);

    /** What is measured. */
    record Measured(
            SearchRequest request,
            String question,
            List<Fusion.Fused> hits,
            Set<String> seenBefore,
            String seenText,
            List<EngineReport> reports) {}

    private Quality() {}

    static SearchQuality of(Measured m) {
        List<Hit> hits = m.hits().stream().map(Fusion.Fused::hit).toList();
        int count = hits.size();
        int known = (int) m.hits().stream()
                .filter(h -> m.seenBefore().contains(h.identity()))
                .count();
        long agreed = m.hits().stream().filter(h -> h.indexes().size() > 1).count();
        int hosts = (int)
                hits.stream().map(h -> CanonicalUrls.site(h.url())).distinct().count();
        List<String> missing = missing(m, hits);
        SearchQuality bare = new SearchQuality(
                count,
                count - known,
                count == 0 ? 0 : known / (double) count,
                missing,
                count == 0 ? 0 : agreed / (double) count,
                hosts,
                Verdict.GOOD,
                "");
        Verdict verdict = verdict(m, hits, bare);
        return new SearchQuality(
                count,
                bare.newHits(),
                bare.overlap(),
                missing,
                bare.agreement(),
                hosts,
                verdict,
                hint(verdict, m, bare));
    }

    /** Terms of the queries that no hit mentions, then those of the question, in the same script, that the whole run has not met. */
    private static List<String> missing(Measured m, List<Hit> hits) {
        StringBuilder text = new StringBuilder();
        hits.forEach(hit -> text.append(Terms.textOf(hit)).append('\n'));
        String shown = text.toString();
        Set<String> missing = new LinkedHashSet<>();
        Set<String> asked = new LinkedHashSet<>();
        for (String query : m.request().queries()) {
            asked.addAll(Terms.of(query));
        }
        asked.stream().filter(t -> !Terms.mentions(shown, t)).forEach(missing::add);
        String script = Languages.byScript(m.question());
        if (!hits.isEmpty()
                && m.request().queries().stream()
                        .anyMatch(q -> Languages.byScript(q).equals(script))) {
            Terms.of(m.question()).stream()
                    .filter(t -> !asked.contains(t) && !Terms.mentions(shown, t) && !Terms.mentions(m.seenText(), t))
                    .forEach(missing::add);
        }
        return missing.stream().limit(TERMS_TOLD).toList();
    }

    private static Verdict verdict(Measured m, List<Hit> hits, SearchQuality q) {
        if (hits.isEmpty()) {
            return isBlocked(m.reports()) ? Verdict.BLOCKED : Verdict.EMPTY;
        }
        if (q.newHits() == 0) {
            return Verdict.NOTHING_NEW;
        }
        if (isWrongLanguage(m, hits)) {
            return Verdict.WRONG_LANGUAGE;
        }
        if (hits.size() < FEW) {
            return Verdict.TOO_NARROW;
        }
        if (q.hosts() == 1
                && areOnTheWeb(hits)
                && m.request().scope().includeDomains().isEmpty()) {
            return Verdict.ONE_HOST;
        }
        return isTooBroad(m, hits) ? Verdict.TOO_BROAD : Verdict.GOOD;
    }

    /** A user's own files have no hosts that others could balance. */
    private static boolean areOnTheWeb(List<Hit> hits) {
        return hits.stream().allMatch(hit -> hit.url().getHost() != null);
    }

    /** Nothing follows from the lack of hits unless at least half of those who were asked did look. */
    private static boolean isBlocked(List<EngineReport> reports) {
        long answered =
                reports.stream().filter(r -> ANSWERS.contains(r.outcome())).count();
        long failed =
                reports.stream().filter(r -> FAILURES.contains(r.outcome())).count();
        return answered == 0 || failed > answered;
    }

    private static boolean isWrongLanguage(Measured m, List<Hit> hits) {
        String wanted = m.request().language();
        if (wanted == null) {
            return false;
        }
        String script = Languages.primary(wanted);
        long other = hits.stream()
                .filter(h -> {
                    String told = h.language();
                    return told != null
                            ? !Languages.primary(told).equals(script)
                            : !scriptOf(script).isEmpty()
                                    && Languages.byScript(h.title() + h.snippet())
                                            .isEmpty();
                })
                .count();
        return other * 2 > hits.size();
    }

    /** The language itself if it is known by its script. */
    private static String scriptOf(String language) {
        return Set.of("zh", "ja", "ko", "ru", "ar", "he", "el", "th", "hi").contains(language) ? language : "";
    }

    /** Many hits, and each meets less than half of its query. */
    private static boolean isTooBroad(Measured m, List<Hit> hits) {
        List<List<String>> queries =
                m.request().queries().stream().map(Terms::of).toList();
        double best = 0;
        for (Hit hit : hits) {
            String text = Terms.textOf(hit);
            for (List<String> terms : queries) {
                best = Math.max(best, Terms.coverage(text, terms));
            }
        }
        return best < 0.5;
    }

    private static String hint(Verdict verdict, Measured m, SearchQuality q) {
        String missing =
                q.missingTerms().isEmpty() ? "" : " No hit mentions: " + String.join(", ", q.missingTerms()) + ".";
        return switch (verdict) {
            case GOOD -> q.missingTerms().size() > 2 ? missing.strip() + " Search for these separately." : "";
            case EMPTY -> "Nothing found. " + narrower(m);
            case BLOCKED ->
                "Engines refused or failed (" + failing(m.reports())
                        + "); this says nothing about the query. Try it again later or read a page already known.";
            case TOO_NARROW -> "Only " + q.hits() + " found. " + narrower(m);
            case TOO_BROAD ->
                "The hits meet less than half of any query. Name the thing itself: a person, place, title or year."
                        + missing;
            case WRONG_LANGUAGE ->
                "Most hits are not in \"" + m.request().language() + "\". Word the query in that language.";
            case ONE_HOST ->
                "All hits are on one host. Word it differently, or exclude that host, to find another source.";
            case NOTHING_NEW ->
                "Earlier searches gave all of these. Read one of them, or ask for something else." + missing;
        };
    }

    private static String narrower(Measured m) {
        List<String> advice = new ArrayList<>();
        boolean quoted = m.request().queries().stream().anyMatch(q -> q.indexOf('"') >= 0);
        boolean operators = m.request().queries().stream().anyMatch(q -> q.matches(".*\\b(site|intitle|inurl):.*"));
        boolean wordy = m.request().queries().stream().anyMatch(q -> Terms.of(q).size() > MANY_TERMS);
        if (quoted) {
            advice.add("drop the quotation marks");
        }
        if (operators) {
            advice.add("drop the operators");
        }
        if (!m.request().scope().equals(SearchScope.ALL)) {
            advice.add("lift the limits on domains or dates");
        }
        if (wordy) {
            advice.add("use fewer words");
        }
        if (advice.isEmpty()) {
            advice.add("use other or more general words, or another language");
        }
        String said = String.join(", ", advice);
        return Character.toUpperCase(said.charAt(0)) + said.substring(1) + ".";
    }

    private static String failing(List<EngineReport> reports) {
        Set<String> names = new LinkedHashSet<>();
        reports.stream()
                .filter(r -> !ANSWERS.contains(r.outcome()))
                .forEach(r -> names.add(r.engine() + ": " + r.outcome().name().toLowerCase(java.util.Locale.ROOT)));
        return names.isEmpty() ? "none is configured" : String.join(", ", names);
    }
}

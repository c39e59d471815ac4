package dev.footnote.search;

import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchQuality.Verdict;
import dev.footnote.api.search.SearchScope;
import dev.footnote.text.ScriptLanguage;
import dev.footnote.url.CanonicalUrls;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Measures a result and says in one line what to try when it is poor. Pure. */
final class QualityAssessor {

    /** Languages that their script tells. */
    private static final Set<String> BY_SCRIPT = Set.of("zh", "ja", "ko", "ru", "ar", "he", "el", "th", "hi");

    private static final Pattern OPERATOR = Pattern.compile("(?<![\\p{L}\\p{N}_])(site|intitle|inurl):");
    private static final int FEW = 3;
    private static final int MANY_TERMS = 6;
    private static final int TERMS_TOLD = 8;
    private static final Set<Outcome> ANSWERS = EnumSet.of(Outcome.ANSWERED, Outcome.EMPTY, Outcome.CACHED);
    static final Set<Outcome> FAILURES = EnumSet.of(
            Outcome.LATE, Outcome.AUTH, Outcome.QUOTA, Outcome.RATE, Outcome.BLOCKED, Outcome.DOWN, Outcome.BAD_QUERY);

    /**
     * The search that is measured.
     *
     * @param request the request to the engines
     * @param repeated queries that were left out of it, since the run had asked them before
     * @param question the run's
     * @param hits best first
     * @param seenBefore identities of the pages that the run has seen
     * @param seenText the text that it has seen of them
     * @param scripts of all the run's queries, as languages; empty for Latin
     * @param reports of all engines asked
     */
    record Measured(
            SearchRequest request,
            List<String> repeated,
            String question,
            List<RankFusion.Fused> hits,
            Set<String> seenBefore,
            CharSequence seenText,
            Set<String> scripts,
            List<EngineReport> reports) {}

    private QualityAssessor() {}

    static SearchQuality of(Measured m) {
        List<Hit> hits = m.hits().stream().map(RankFusion.Fused::hit).toList();
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
        hits.forEach(hit -> text.append(ContentWords.textOf(hit)).append('\n'));
        String shown = text.toString();
        Set<String> missing = new LinkedHashSet<>();
        Set<String> asked = new LinkedHashSet<>();
        for (String query : m.request().queries()) {
            asked.addAll(ContentWords.of(query));
        }
        asked.stream().filter(t -> !ContentWords.mentions(shown, t)).forEach(missing::add);
        String script = ScriptLanguage.byScript(m.question());
        if (!hits.isEmpty()
                && m.request().queries().stream()
                        .anyMatch(q -> ScriptLanguage.byScript(q).equals(script))) {
            ContentWords.of(m.question()).stream()
                    .filter(t -> !asked.contains(t)
                            && !ContentWords.mentions(shown, t)
                            && !ContentWords.mentions(m.seenText(), t))
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
        long answered = reports.stream().filter(QualityAssessor::isAnswer).count();
        long failed =
                reports.stream().filter(r -> FAILURES.contains(r.outcome())).count();
        return answered == 0 || failed > answered;
    }

    private static boolean isWrongLanguage(Measured m, List<Hit> hits) {
        String wanted = wantedLanguage(m);
        long other = hits.stream().filter(hit -> isForeign(hit, wanted)).count();
        return !wanted.isEmpty() && other * 2 > hits.size();
    }

    /** The language asked for, or the one that the script of all queries tells; else empty. */
    private static String wantedLanguage(Measured m) {
        String told = m.request().language();
        if (told != null) {
            return ScriptLanguage.primary(told);
        }
        Set<String> scripts = new LinkedHashSet<>();
        m.request().queries().forEach(query -> scripts.add(ScriptLanguage.byScript(query)));
        return scripts.size() == 1 ? scripts.iterator().next() : "";
    }

    private static boolean isForeign(Hit hit, String wanted) {
        String told = hit.language();
        if (told != null) {
            return !ScriptLanguage.primary(told).equals(wanted);
        }
        String script = ScriptLanguage.byScript(hit.title() + " " + hit.snippet());
        // Japanese titles may be all Chinese characters, and a language of the Latin script does not show its name.
        return BY_SCRIPT.contains(wanted)
                ? !script.equals(wanted) && !(wanted.equals("ja") && script.equals("zh"))
                : !script.isEmpty();
    }

    /** Many hits, and each meets less than half of its query. */
    private static boolean isTooBroad(Measured m, List<Hit> hits) {
        List<List<String>> queries =
                m.request().queries().stream().map(ContentWords::of).toList();
        double best = 0;
        for (Hit hit : hits) {
            String text = ContentWords.textOf(hit);
            for (List<String> terms : queries) {
                best = Math.max(best, ContentWords.coverage(text, terms));
            }
        }
        return best < 0.5;
    }

    private static String hint(Verdict verdict, Measured m, SearchQuality q) {
        List<String> hints = new ArrayList<>();
        hints.add(advice(verdict, m, q));
        if (verdict != Verdict.GOOD && verdict != Verdict.BLOCKED) {
            hints.add(QualityHints.otherLanguage(m));
        }
        hints.add(verdict == Verdict.BLOCKED ? "" : QualityHints.silent(m));
        hints.add(QualityHints.undated(m));
        hints.add(QualityHints.byQuery(m));
        hints.add(QualityHints.repeated(m));
        return hints.stream().filter(hint -> !hint.isEmpty()).collect(Collectors.joining(" "));
    }

    /** What is told of a result that the run had before. */
    static SearchQuality repeated(SearchRequest request, List<Hit> hits) {
        int hosts = (int)
                hits.stream().map(h -> CanonicalUrls.site(h.url())).distinct().count();
        boolean none = hits.isEmpty();
        String hint = "Asked before. "
                + (none ? "Nothing was found. " + narrower(request) : "Read one of these, or ask for something else.");
        return new SearchQuality(
                hits.size(), 0, none ? 0 : 1, List.of(), 0, hosts, none ? Verdict.EMPTY : Verdict.NOTHING_NEW, hint);
    }

    static boolean isAnswer(EngineReport report) {
        return ANSWERS.contains(report.outcome());
    }

    private static String advice(Verdict verdict, Measured m, SearchQuality q) {
        String missing =
                q.missingTerms().isEmpty() ? "" : " No hit mentions: " + String.join(", ", q.missingTerms()) + ".";
        return switch (verdict) {
            case GOOD -> q.missingTerms().size() > 2 ? missing.strip() + " Search for these separately." : "";
            case EMPTY -> "Nothing found. " + narrower(m.request());
            case BLOCKED ->
                "Engines refused or failed (" + QualityHints.failing(m.reports())
                        + "); this says nothing about the query. Try it again later or read a page already known.";
            case TOO_NARROW -> "Only " + q.hits() + " found. " + narrower(m.request());
            case TOO_BROAD ->
                "The hits meet less than half of any query. Name the thing itself: a person, place, title or year."
                        + missing;
            case WRONG_LANGUAGE ->
                "Most hits are not in " + QualityHints.language(wantedLanguage(m))
                        + ". Word the query in that language, or take the language in"
                        + " which more is written about it.";
            case ONE_HOST ->
                "All hits are on one host. Word it differently, or exclude that host, to find another source.";
            case NOTHING_NEW ->
                "Earlier searches gave all of these. Read one of them, or ask for something else." + missing;
        };
    }

    private static String narrower(SearchRequest request) {
        List<String> advice = new ArrayList<>();
        boolean quoted = request.queries().stream().anyMatch(q -> q.indexOf('"') >= 0);
        boolean operators =
                request.queries().stream().anyMatch(q -> OPERATOR.matcher(q).find());
        boolean wordy =
                request.queries().stream().anyMatch(q -> ContentWords.of(q).size() > MANY_TERMS);
        if (quoted) {
            advice.add("drop the quotation marks");
        }
        if (operators) {
            advice.add("drop the operators");
        }
        if (!request.scope().equals(SearchScope.ALL)) {
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
}

package dev.footnote.search;

import dev.footnote.api.EngineReport;
import dev.footnote.api.Hit;
import dev.footnote.api.SearchQuality;
import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures a result and words the one hint that helps most. */
final class Quality {

    private Quality() {}

    private static final Map<SearchQuality.Verdict, String> HINTS = Map.of(
            SearchQuality.Verdict.GOOD, "",
            SearchQuality.Verdict.EMPTY, "nothing was found: use fewer or other words, or another language",
            SearchQuality.Verdict.BLOCKED,
                    "the engines did not answer, so nothing follows from the lack of hits: try again later or go on without",
            SearchQuality.Verdict.TOO_NARROW, "few hits: leave out the rarest words or the filters",
            SearchQuality.Verdict.TOO_BROAD,
                    "no hit mentions most of the words: name the thing itself, or ask for one fact at a time",
            SearchQuality.Verdict.WRONG_LANGUAGE,
                    "the hits are in another language than the query: search in the language of the sources",
            SearchQuality.Verdict.ONE_HOST, "all hits are on one host: try words that other sites would use",
            SearchQuality.Verdict.NOTHING_NEW, "all hits were there before: change the words, or read what was found");

    static SearchQuality measure(
            String question, SearchRequest request, List<Hit> hits, List<EngineReport> reports, Set<String> seen) {
        int fresh = (int) hits.stream()
                .filter(hit -> !seen.contains(CanonicalUrls.canonical(hit.url()).toString()))
                .count();
        Set<String> wanted = new LinkedHashSet<>();
        request.queries().forEach(query -> wanted.addAll(Words.content(query)));
        List<String> missing = missing(wanted, hits);
        int hosts = (int)
                hits.stream().map(hit -> Fusion.host(hit.url())).distinct().count();
        long agreed = hits.stream().filter(hit -> hit.engines().size() > 1).count();
        double agreement = hits.isEmpty() ? 0 : (double) agreed / hits.size();
        double overlap = hits.isEmpty() ? 0 : 1 - (double) fresh / hits.size();
        SearchQuality.Verdict verdict = verdict(request, hits, reports, fresh, hosts, missing.size(), wanted.size());
        return new SearchQuality(
                hits.size(), fresh, overlap, missing, agreement, hosts, verdict, HINTS.getOrDefault(verdict, ""));
    }

    private static List<String> missing(Set<String> wanted, List<Hit> hits) {
        Set<String> there = hits.stream()
                .flatMap(hit -> Words.of(hit.title() + " " + hit.snippet()).stream())
                .map(Words::stem)
                .collect(Collectors.toSet());
        return wanted.stream().filter(word -> !there.contains(Words.stem(word))).toList();
    }

    private static SearchQuality.Verdict verdict(
            SearchRequest request,
            List<Hit> hits,
            List<EngineReport> reports,
            int fresh,
            int hosts,
            int missing,
            int wanted) {
        if (hits.isEmpty()) {
            boolean someAnswered = reports.stream().anyMatch(Quality::answered);
            return someAnswered ? SearchQuality.Verdict.EMPTY : SearchQuality.Verdict.BLOCKED;
        }
        if (fresh == 0) {
            return SearchQuality.Verdict.NOTHING_NEW;
        }
        String language = Languages.of(String.join(" ", request.queries()));
        boolean other = hits.stream()
                .allMatch(
                        hit -> !Languages.of(hit.title() + " " + hit.snippet()).equals(language));
        if (other && (language.equals("zh") || hits.stream().allMatch(hit -> Languages.hasHan(hit.title())))) {
            return SearchQuality.Verdict.WRONG_LANGUAGE;
        }
        if (hits.size() < 3) {
            return SearchQuality.Verdict.TOO_NARROW;
        }
        if (wanted >= 3 && missing * 2 > wanted) {
            return SearchQuality.Verdict.TOO_BROAD;
        }
        boolean web = hits.stream()
                .allMatch(hit -> String.valueOf(hit.url().getScheme())
                        .toLowerCase(Locale.ROOT)
                        .startsWith("http"));
        return web && hosts == 1 && request.scope().includeDomains().isEmpty()
                ? SearchQuality.Verdict.ONE_HOST
                : SearchQuality.Verdict.GOOD;
    }

    private static boolean answered(EngineReport report) {
        return switch (report.outcome()) {
            case ANSWERED, EMPTY, CACHED -> true;
            default -> false;
        };
    }
}

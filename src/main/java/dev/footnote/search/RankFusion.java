package dev.footnote.search;

import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.Hit;
import dev.footnote.url.CanonicalUrls;
import dev.footnote.url.PageIdentities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes one list of many: reciprocal rank fusion in which engines of one index share a vote, one hit a page, and no host before its turn. A single list
 * keeps its order, and the lists of a corpus count by rank alone: the index has already weighed the words, and a document that answers the second half of
 * a question may share few with it. Pure.
 */
final class RankFusion {

    /** Pages are the same from this share of common words on, if they have enough words to tell. */
    private static final double SAME_PAGE = 0.85;

    private static final int TELLING_WORDS = 12;
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    /** The hits of one engine for one query, and whether it answered at all. */
    record Ranked(String query, EngineTraits engine, List<Hit> hits, boolean answered) {}

    /**
     * A fused hit.
     *
     * @param hit with the engines that found it
     * @param identity see {@link PageIdentities#of}
     * @param indexes the independent indexes that it was found in
     * @param queries those that found it
     */
    record Fused(Hit hit, String identity, Set<String> indexes, Set<String> queries) {}

    private final PageIdentities identities;
    private final int rankConstant;
    private final int perHost;

    RankFusion(PageIdentities identities, int rankConstant, int perHost) {
        this.identities = identities;
        this.rankConstant = rankConstant;
        this.perHost = perHost;
    }

    /** All hits, best first. */
    List<Fused> fuse(List<Ranked> lists, boolean hostsMayCrowd) {
        Map<String, Candidate> byIdentity = new LinkedHashMap<>();
        boolean several = lists.stream().filter(list -> !list.hits().isEmpty()).count() > 1;
        for (Ranked list : lists) {
            boolean weighed = several && list.engine().reach() != EngineTraits.Reach.CORPUS;
            List<String> terms = weighed ? ContentWords.of(list.query()) : List.of();
            for (int i = 0; i < list.hits().size(); i++) {
                Hit hit = list.hits().get(i);
                byIdentity
                        .computeIfAbsent(identities.of(hit.url()), Candidate::new)
                        .vote(list, hit, i + 1, terms);
            }
        }
        List<Candidate> ranked = new ArrayList<>(byIdentity.values());
        Comparator<Candidate> best =
                Comparator.comparingDouble(Candidate::score).reversed();
        ranked.sort(best);
        ranked = merged(ranked);
        ranked.sort(best);
        List<Fused> out = ranked.stream().map(Candidate::fused).toList();
        return hostsMayCrowd ? out : spread(out);
    }

    /** Puts hits of a host that had its share after all others. Documents of a corpus have no host. */
    private List<Fused> spread(List<Fused> hits) {
        Map<String, Integer> seen = new HashMap<>();
        List<Fused> first = new ArrayList<>();
        List<Fused> later = new ArrayList<>();
        for (Fused hit : hits) {
            String site = CanonicalUrls.site(hit.hit().url());
            boolean crowds = !site.isEmpty() && seen.merge(site, 1, Integer::sum) > perHost;
            (crowds ? later : first).add(hit);
        }
        first.addAll(later);
        return first;
    }

    private static List<Candidate> merged(List<Candidate> ranked) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : ranked) {
            Candidate twin = null;
            for (Candidate earlier : kept) {
                if (earlier.isTwin(candidate)) {
                    twin = earlier;
                    break;
                }
            }
            if (twin == null) {
                kept.add(candidate);
            } else {
                twin.absorb(candidate);
            }
        }
        return kept;
    }

    /** One page on its way into the list. */
    private final class Candidate {
        private final String identity;
        /** Best vote by query and index. */
        private final Map<List<String>, Double> votes = new HashMap<>();

        private final Map<String, Integer> ranks = new LinkedHashMap<>();
        private final Set<String> indexes = new HashSet<>();
        private final Set<String> queries = new HashSet<>();
        private final List<Hit> hits = new ArrayList<>();
        private Set<String> words = Set.of();

        Candidate(String identity) {
            this.identity = identity;
        }

        void vote(Ranked list, Hit hit, int rank, List<String> terms) {
            // An engine that always has something must not outvote one that has what was asked for. Without terms all
            // fit.
            double fit = 0.4 + 0.6 * ContentWords.coverage(ContentWords.textOf(hit), terms);
            Set<String> shares = UnderlyingEngines.indexes(list.engine(), hit);
            double vote = fit / (rankConstant + rank) / shares.size();
            shares.forEach(index -> votes.merge(List.of(list.query(), index), vote, Math::max));
            UnderlyingEngines.shown(list.engine(), hit).forEach(engine -> ranks.merge(engine, rank, Math::min));
            indexes.addAll(shares);
            queries.add(list.query());
            hits.add(hit);
            if (words.isEmpty()) {
                words = ContentWords.fingerprint(ContentWords.textOf(hit));
            }
        }

        double score() {
            return votes.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        boolean isTwin(Candidate other) {
            int small = Math.min(words.size(), other.words.size());
            int large = Math.max(words.size(), other.words.size());
            if (small < TELLING_WORDS || small < SAME_PAGE * large || !isTitledLike(other)) {
                return false;
            }
            long common = words.stream().filter(other.words::contains).count();
            return common >= SAME_PAGE * (words.size() + other.words.size() - common);
        }

        /**
         * One host gives one text to many pages, which only their titles tell apart; and no two pages are the same whose titles tell
         * different numbers, such as years.
         */
        private boolean isTitledLike(Candidate other) {
            String mine = ContentWords.normal(hits.get(0).title());
            String theirs = ContentWords.normal(other.hits.get(0).title());
            boolean neighbours = CanonicalUrls.site(hits.get(0).url())
                    .equals(CanonicalUrls.site(other.hits.get(0).url()));
            return neighbours
                    ? mine.equals(theirs)
                    : NO_DIGIT.matcher(mine)
                            .replaceAll(" ")
                            .strip()
                            .equals(NO_DIGIT.matcher(theirs).replaceAll(" ").strip());
        }

        void absorb(Candidate other) {
            other.votes.forEach((key, vote) -> votes.merge(key, vote, Math::max));
            other.ranks.forEach((engine, rank) -> ranks.merge(engine, rank, Math::min));
            indexes.addAll(other.indexes);
            queries.addAll(other.queries);
            hits.addAll(other.hits);
        }

        Fused fused() {
            Hit first = hits.get(0);
            String title = hits.stream()
                    .map(Hit::title)
                    .filter(t -> !t.isEmpty())
                    .findFirst()
                    .orElse("");
            String snippet = hits.stream()
                    .map(Hit::snippet)
                    .max(Comparator.comparingInt(String::length))
                    .orElse("");
            List<String> engines = ranks.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList();
            var dated = hits.stream().filter(h -> h.date() != null).findFirst().orElse(first);
            var told =
                    hits.stream().filter(h -> h.language() != null).findFirst().orElse(first);
            Hit hit = new Hit(first.url(), title, snippet, engines, dated.date(), told.language());
            return new Fused(hit, identity, Set.copyOf(indexes), Set.copyOf(queries));
        }
    }
}

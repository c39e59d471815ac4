package dev.footnote.offline;

import dev.footnote.api.Passage;
import dev.footnote.text.Figures;
import dev.footnote.text.Languages;
import dev.footnote.text.Names;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import dev.footnote.text.Words;
import dev.footnote.tools.ToolTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sentences read so far, scored by how much of the question they carry.
 *
 * <p>A word weighs its inverse document frequency over the sentences read. A sentence is credited with its own words, with the words of its page's title
 * (encyclopaedic text speaks of its subject as "it"), and at less weight with what the sentences that named its page carried: so the last link of a chain
 * of facts is found although it shares few words with the question.
 */
final class Evidence {

    private static final double TITLE_WEIGHT = 0.8;
    private static final double LINK_WEIGHT = 0.6;
    private static final double KIND_BONUS = 0.12;
    private static final int MIN_WORDS = 4;
    private static final int MAX_CHARS = 700;

    /**
     * A sentence of a source.
     *
     * @param source the run's number
     * @param title of its page
     * @param text verbatim
     * @param score for ranking
     * @param coverage share of the question's weight that it carries, 0 to 1
     */
    record Sentence(int source, String title, String text, double score, double coverage) {}

    private record Raw(int source, String title, String text, Set<String> stems) {}

    private final Question question;
    private final List<Raw> raw = new ArrayList<>();
    private final Map<String, Double> weights = new HashMap<>();

    Evidence(Question question, List<ToolTexts.ParsedPage> pages) {
        this.question = question;
        Set<String> seen = new HashSet<>();
        for (ToolTexts.ParsedPage page : pages) {
            for (Passage passage : page.passages()) {
                for (Span span : Sentences.of(passage.text())) {
                    take(page, span.of(passage.text()), seen);
                }
            }
        }
        weigh();
    }

    private void take(ToolTexts.ParsedPage page, String text, Set<String> seen) {
        String bare = text.replaceFirst("^(?:[-*+>]|\\d+\\.)\\s+", "");
        boolean furniture = bare.startsWith("#") || bare.startsWith("|") || bare.length() > MAX_CHARS;
        long han = bare.codePoints().filter(Languages::isHan).count();
        if (!furniture && (han >= 6 || Words.of(bare).size() >= MIN_WORDS) && seen.add(page.source() + bare)) {
            raw.add(new Raw(page.source(), page.title(), bare, stems(bare)));
        }
    }

    private void weigh() {
        for (String stem : question.stems()) {
            long holding = raw.stream().filter(r -> r.stems().contains(stem)).count();
            weights.put(stem, Math.log(1 + (raw.size() + 1.0) / (holding + 0.5)));
        }
    }

    static Set<String> stems(String text) {
        return Words.content(text).stream().map(Words::stem).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All sentences, best first. */
    List<Sentence> ranked() {
        Map<String, Set<String>> links = links();
        return raw.stream()
                .map(r -> scored(r, links.getOrDefault(r.title(), Set.of())))
                .filter(s -> s.score() > 0)
                .sorted(Comparator.comparingDouble(Sentence::score).reversed())
                .toList();
    }

    private Sentence scored(Raw r, Set<String> link) {
        Set<String> title = stems(r.title());
        double own = 0;
        double carried = 0;
        double all = 0;
        for (String stem : question.stems()) {
            double weight = weights.getOrDefault(stem, 1.0);
            all += weight;
            if (r.stems().contains(stem)) {
                own += weight;
                carried += weight;
            } else if (title.contains(stem)) {
                carried += TITLE_WEIGHT * weight;
            } else if (link.contains(stem)) {
                carried += LINK_WEIGHT * weight;
            }
        }
        double coverage = all == 0 ? 0 : carried / all;
        double bonus = question.answers(r.text()) ? KIND_BONUS : 0;
        double score = own == 0 && coverage < 0.3 ? 0 : coverage + 0.25 * (all == 0 ? 0 : own / all) + bonus;
        return new Sentence(r.source(), r.title(), r.text(), score, coverage);
    }

    /** For each page's title, the question's words in the sentences of other pages that name it. */
    private Map<String, Set<String>> links() {
        Map<String, Set<String>> out = new HashMap<>();
        Set<String> titles =
                raw.stream().map(Raw::title).filter(t -> t.length() > 2).collect(Collectors.toSet());
        for (String title : titles) {
            String bare = bareTitle(title);
            for (Raw r : raw) {
                if (!r.title().equals(title) && r.text().contains(bare)) {
                    Set<String> carried = out.computeIfAbsent(title, t -> new HashSet<>());
                    question.stems().stream()
                            .filter(stem ->
                                    r.stems().contains(stem) || stems(r.title()).contains(stem))
                            .forEach(carried::add);
                }
            }
        }
        return out;
    }

    static String bareTitle(String title) {
        return title.replaceAll("\\s*[(（][^)）]*[)）]$", "");
    }

    /** Names in the best sentences that the question does not hold, best sentences first. */
    List<String> names(int sentences) {
        Set<String> out = new LinkedHashSet<>();
        String asked = question.text().toLowerCase(Locale.ROOT);
        for (Sentence sentence : ranked().stream().limit(sentences).toList()) {
            for (String name : Names.of(sentence.text())) {
                String lower = name.toLowerCase(Locale.ROOT);
                boolean isNew =
                        !asked.contains(lower) && !bareTitle(sentence.title()).equalsIgnoreCase(name);
                if (isNew && !Figures.of(name).contains(name) && name.length() < 60) {
                    out.add(name);
                }
            }
        }
        return new ArrayList<>(out);
    }
}

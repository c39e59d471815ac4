package dev.footnote.offline;

import dev.footnote.api.Passage;
import dev.footnote.text.Names;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import dev.footnote.tools.ParsedPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The sentences read so far, weighed against the question. */
final class Evidence {

    /** A sentence and how much of the question it carries, roughly 0 to 1.5. */
    record Scored(Sentence sentence, double score, double coverage) {}

    private static final double TITLE = 0.75;
    private static final double BEFORE = 0.3;
    private static final double BRIDGE = 0.35;
    private static final double FITS = 0.25;
    private static final int LONGEST = 700;
    private static final int BRIDGES = 12;

    private final Question question;
    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Map<String, Set<String>> titles = new HashMap<>();
    private double total;
    private final List<Scored> ranked;

    Evidence(Question question, List<ParsedPage> pages) {
        this.question = question;
        pages.forEach(this::add);
        weigh();
        List<Scored> first = rank(Map.of());
        this.ranked = rank(bridges(first));
    }

    private void add(ParsedPage page) {
        titles.computeIfAbsent(page.title(), Question::stems);
        for (Passage passage : page.passages()) {
            Set<String> before = Set.of();
            for (Span span : Sentences.of(passage.text())) {
                int start = span.start();
                while (start < span.end() && isLead(passage.text().charAt(start))) {
                    start++;
                }
                String text = passage.text().substring(start, span.end()).stripTrailing();
                boolean heading = passage.text().startsWith("#", span.start());
                Set<String> stems = Question.stems(text);
                if (!heading && stems.size() > 1 && text.length() <= LONGEST && isWhole(text)) {
                    sentences.add(new Sentence(page, passage.start() + start, text, stems, before));
                }
                before = stems;
            }
        }
    }

    private static boolean isLead(char c) {
        return Character.isWhitespace(c) || c == '-' || c == '*' || c == '>' || c == '•' || c == '|';
    }

    /** False for a text in which a special token was defused: the source has it otherwise. */
    private static boolean isWhole(String text) {
        return text.indexOf('＜') < 0 && text.indexOf('［') < 0;
    }

    private void weigh() {
        Map<String, Integer> counts = new HashMap<>();
        for (Sentence sentence : sentences) {
            Set<String> all = new HashSet<>(sentence.stems());
            all.addAll(titles.getOrDefault(sentence.page().title(), Set.of()));
            all.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        }
        for (String term : question.terms()) {
            double weight = Math.log(1 + sentences.size() / (counts.getOrDefault(term, 0) + 0.5));
            weights.put(term, Math.max(weight, 0.1));
            total += Math.max(weight, 0.1);
        }
    }

    private List<Scored> rank(Map<String, Double> bridges) {
        List<Scored> out = new ArrayList<>();
        for (Sentence sentence : sentences) {
            double coverage = coverage(sentence);
            double score = coverage;
            double bridge = bridges.getOrDefault(plain(sentence.page().title()), 0.0);
            score += BRIDGE * bridge;
            if (coverage + bridge > 0 && !Candidates.in(sentence, question).isEmpty()) {
                score += FITS * Math.min(1, coverage * 2 + bridge);
            }
            out.add(new Scored(sentence, score, coverage));
        }
        out.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(scored -> scored.sentence().page().source())
                .thenComparing(scored -> scored.sentence().start()));
        return List.copyOf(out);
    }

    private double coverage(Sentence sentence) {
        Set<String> title = titles.getOrDefault(sentence.page().title(), Set.of());
        double sum = 0;
        for (Map.Entry<String, Double> term : weights.entrySet()) {
            if (sentence.stems().contains(term.getKey())) {
                sum += term.getValue();
            } else if (title.contains(term.getKey())) {
                sum += TITLE * term.getValue();
            } else if (sentence.before().contains(term.getKey())) {
                sum += BEFORE * term.getValue();
            }
        }
        return total == 0 ? 0 : sum / total;
    }

    /** Names that telling sentences mention and the question does not, each with the best such sentence's coverage. */
    private Map<String, Double> bridges(List<Scored> first) {
        Map<String, Double> out = new LinkedHashMap<>();
        for (Scored scored : first.subList(0, Math.min(BRIDGES, first.size()))) {
            for (String name : Names.of(scored.sentence().text())) {
                if (!question.says(name)) {
                    out.merge(plain(name), scored.coverage(), Math::max);
                }
            }
        }
        return out;
    }

    /** A title or name in the form in which they are compared: without what stands in brackets, and without the site's name after a bar. */
    static String plain(String name) {
        return name.replaceAll("\\s*[(（].*", "")
                .replaceAll("\\s+[|–—]\\s+.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    List<Scored> ranked() {
        return ranked;
    }

    double best() {
        return ranked.stream().mapToDouble(Scored::coverage).max().orElse(0);
    }

    /** The share of the question that sentences carry together with their titles, 0 to 1. */
    double together(List<Sentence> chosen) {
        double sum = 0;
        for (Map.Entry<String, Double> term : weights.entrySet()) {
            boolean carried = chosen.stream()
                    .anyMatch(sentence -> sentence.stems().contains(term.getKey())
                            || title(sentence).contains(term.getKey()));
            sum += carried ? term.getValue() : 0;
        }
        return total == 0 ? 0 : sum / total;
    }

    /** The names that should be searched next, best first. */
    List<String> hops() {
        Map<String, Double> votes = new LinkedHashMap<>();
        for (Scored scored : ranked.subList(0, Math.min(BRIDGES, ranked.size()))) {
            for (String name : Names.of(scored.sentence().text())) {
                boolean worth = name.length() > 1 && !question.says(name) && !isRead(name);
                if (worth) {
                    double length = name.contains(" ") || name.length() > 3 ? 1 : 0.6;
                    votes.merge(name, scored.coverage() * length, Double::sum);
                }
            }
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isRead(String name) {
        return titles.keySet().stream().anyMatch(title -> plain(title).equals(plain(name)));
    }

    Map<String, Double> weights() {
        return weights;
    }

    /** Stems of a page's title. */
    Set<String> title(Sentence sentence) {
        return titles.getOrDefault(sentence.page().title(), Set.of());
    }
}

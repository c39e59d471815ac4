package dev.footnote.offline.evidence;

import dev.footnote.api.Passage;
import dev.footnote.offline.prose.Dialogue;
import dev.footnote.offline.relation.RelatedWords;
import dev.footnote.text.Languages;
import dev.footnote.text.Span;
import dev.footnote.tools.ParsedPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences read so far, weighed against the question. A sentence counts for the rare words of the question that it, its page's
 * title or the sentence before it holds, and for those that a sentence on the way to it holds: one that shares a name with it which the
 * question does not say.
 */
public final class SentenceRanker {

    /**
     * A sentence and how much of the question it carries.
     *
     * @param sentence the sentence
     * @param score by which it is ranked, roughly 0 to 1.5
     * @param coverage share of the question's terms in it, 0 to 1
     * @param joint the same together with the sentence that leads to it
     * @param bridge that sentence, or null where none adds anything
     */
    public record Scored(
            ReadSentence sentence,
            double score,
            double coverage,
            double joint,
            @Nullable ReadSentence bridge) {}

    /**
     * A name that a page connects with the relation that is asked for, as a film's page connects its director's.
     *
     * @param name as written
     * @param sentence where
     */
    public record Relation(String name, ReadSentence sentence) {}

    /** What a sentence holds of each term. */
    private record Held(ReadSentence sentence, double[] shares, double coverage) {}

    private static final double TITLE = 0.75;
    private static final double KIN = 0.7;
    private static final double BEFORE = 0.3;

    /** In a dialogue one turn asks and the next one answers. */
    private static final double BEFORE_TURN = 0.6;

    private static final double LEAST = 0.1;

    /** "Who suggests a walk" tells of a turn in which nobody need say "suggest". */
    private static final double TELLING = 0.5;

    private static final double BRIDGE = 0.8;

    /** A name on more pages than these leads less surely from one to another. */
    private static final double FEW = 2;

    /** Each of two things that the question names leads on by itself. */
    private static final double SURE = 10;

    private static final int LEADS = 2;

    private static final double FITS = 0.2;
    private static final int BRIDGES = 24;

    /** A name this close to a word of what is asked, about 30 characters, is taken to be meant by it. */
    private static final double RELATED = 0.6;

    private static final int FAR = 10_000;

    private final QuestionAnalysis question;
    private final List<ReadSentence> sentences = new ArrayList<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Map<String, Set<String>> titles = new HashMap<>();
    private double total;
    private final List<NamedPages.Subject> subjects;
    private final List<Scored> ranked;

    public SentenceRanker(QuestionAnalysis question, List<ParsedPage> pages, SentenceSplitter cutter) {
        this.question = question;
        Set<String> called = pages.stream().map(page -> plain(page.title())).collect(Collectors.toSet());
        pages.forEach(page -> add(page, called, cutter));
        weigh();
        this.subjects = NamedPages.of(question, sentences);
        this.ranked = rank();
    }

    private void add(ParsedPage page, Set<String> called, SentenceSplitter cutter) {
        titles.computeIfAbsent(page.title(), QuestionAnalysis::stems);
        for (Passage passage : page.passages()) {
            Set<String> before = Set.of();
            for (SentenceSpan cut : cutter.cut(passage.text())) {
                if (cut.quotable() && !announces(cut.text(), page, called)) {
                    sentences.add(new ReadSentence(page, passage.start() + cut.start(), cut, before));
                }
                before = cut.stems();
            }
        }
    }

    /** True for an entry of a list of contents, "X: about X", where the page X was read itself. */
    private static boolean announces(String text, ParsedPage page, Set<String> called) {
        int colon = text.indexOf(": ");
        String entry = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        return !entry.isBlank() && called.contains(entry) && !entry.equals(plain(page.title()));
    }

    private void weigh() {
        Map<String, Integer> counts = new HashMap<>();
        for (ReadSentence sentence : sentences) {
            Set<String> all = new HashSet<>(sentence.stems());
            all.addAll(title(sentence));
            all.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        }
        long turns = sentences.stream()
                .filter(sentence -> !sentence.cut().speaker().isEmpty())
                .count();
        boolean spoken = 2 * turns > sentences.size();
        for (String term : question.terms()) {
            double rare = Math.max(Math.log(1 + sentences.size() / (counts.getOrDefault(term, 0) + 0.5)), LEAST);
            double weight = spoken && Dialogue.tellsOfTurns(term) ? Math.min(rare, TELLING) : rare;
            weights.put(term, weight);
            total += weight;
        }
    }

    private List<Scored> rank() {
        List<Held> held = new ArrayList<>();
        for (ReadSentence sentence : sentences) {
            double[] shares = shares(sentence);
            held.add(new Held(sentence, shares, sum(shares)));
        }
        Map<String, Set<Integer>> pages = new HashMap<>();
        for (ReadSentence sentence : sentences) {
            names(sentence)
                    .forEach(name -> pages.computeIfAbsent(name, n -> new HashSet<>())
                            .add(sentence.page().source()));
        }
        Map<String, List<Held>> leads = leads(held);
        List<Scored> out = new ArrayList<>();
        for (Held one : held) {
            out.add(scored(one, leads, pages));
        }
        out.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(scored -> scored.sentence().page().source())
                .thenComparing(scored -> scored.sentence().start()));
        return List.copyOf(out);
    }

    private double[] shares(ReadSentence sentence) {
        Set<String> title = title(sentence);
        double[] out = new double[weights.size()];
        int i = 0;
        for (String term : weights.keySet()) {
            out[i++] = share(term, sentence, title);
        }
        return out;
    }

    private static double share(String term, ReadSentence sentence, Set<String> title) {
        boolean han = Languages.isHan(term.codePointAt(0)) && term.length() > 1;
        if (sentence.stems().contains(term) || (han && sentence.text().contains(term))) {
            return 1;
        }
        if (title.contains(term)) {
            return TITLE;
        }
        Set<String> kin = RelatedWords.of(term);
        if (kin.stream().anyMatch(sentence.stems()::contains)) {
            return KIN;
        }
        boolean spoken = !sentence.cut().speaker().isEmpty();
        return sentence.before().contains(term) ? (spoken ? BEFORE_TURN : BEFORE) : 0;
    }

    private double sum(double[] shares) {
        double sum = 0;
        int i = 0;
        for (double weight : weights.values()) {
            sum += weight * shares[i++];
        }
        return total == 0 ? 0 : sum / total;
    }

    /** The most telling sentences by the names that they hold and the question does not. */
    private Map<String, List<Held>> leads(List<Held> held) {
        Map<String, List<Held>> out = new HashMap<>();
        held.stream()
                .sorted(Comparator.comparingDouble(Held::coverage).reversed())
                .limit(BRIDGES)
                .forEach(lead -> names(lead.sentence())
                        .forEach(name -> out.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(lead)));
        return out;
    }

    /** The names that may lead from or to a sentence, its page's title among them. */
    private Set<String> names(ReadSentence sentence) {
        Set<String> out = new HashSet<>();
        for (String name : sentence.cut().names()) {
            if (!question.says(name)) {
                out.add(plain(name));
            }
        }
        String title = sentence.page().title();
        if (!title.isBlank() && !question.says(title)) {
            out.add(plain(title));
        }
        return out;
    }

    private Scored scored(Held one, Map<String, List<Held>> leads, Map<String, Set<Integer>> pages) {
        double joint = one.coverage();
        ReadSentence bridge = null;
        for (String name : names(one.sentence())) {
            double link = BRIDGE
                    * Math.min(
                            1,
                            Math.sqrt(FEW / pages.getOrDefault(name, Set.of()).size()));
            for (Held lead : leads.getOrDefault(name, List.of())) {
                if (lead.sentence().page().source() != one.sentence().page().source()) {
                    double[] both = one.shares().clone();
                    Arrays.setAll(both, i -> Math.max(both[i], link * lead.shares()[i]));
                    double together = sum(both);
                    if (together > joint + 0.01) {
                        joint = together;
                        bridge = lead.sentence();
                    }
                }
            }
        }
        double score = joint;
        if (joint > 0 && !Candidates.in(one.sentence(), question).isEmpty()) {
            score += FITS * Math.min(1, joint * 2);
        }
        return new Scored(one.sentence(), score, one.coverage(), joint, bridge);
    }

    /** A title or name in the form in which they are compared: without brackets and their content, and without the site's name after a bar. */
    public static String plain(String name) {
        return NamedPages.called(name).toLowerCase(Locale.ROOT);
    }

    public List<Scored> ranked() {
        return ranked;
    }

    /** The share of some of the question's terms, weighted by rarity, that a sentence with its title holds. */
    public double share(Set<String> terms, ReadSentence sentence) {
        Set<String> title = title(sentence);
        double all = 0;
        double held = 0;
        for (String term : terms) {
            double weight = weights.getOrDefault(term, 0.0);
            all += weight;
            held += weight * share(term, sentence, title);
        }
        return all == 0 ? 0 : held / all;
    }

    /** The share of some of the question's terms, weighted by rarity, that are among some stems. */
    public double share(Set<String> terms, Set<String> stems) {
        double all = 0;
        double held = 0;
        for (String term : terms) {
            double weight = weights.getOrDefault(term, 0.0);
            boolean holds =
                    stems.contains(term) || RelatedWords.of(term).stream().anyMatch(stems::contains);
            all += weight;
            held += holds ? weight : 0;
        }
        return all == 0 ? 0 : held / all;
    }

    /** The stems on the pages of some sentences, and of their titles. */
    public Set<String> stems(List<ReadSentence> some) {
        Set<String> out = new HashSet<>();
        for (ReadSentence sentence : pages(some)) {
            out.addAll(sentence.stems());
            out.addAll(title(sentence));
        }
        return out;
    }

    /** The share of some names, by their length, that stand on the pages of some sentences. */
    public double namesNear(List<String> names, List<ReadSentence> some) {
        return QuestionNameCheck.share(names, pages(some));
    }

    /** True if each of some names stands on the pages of some sentences, that of a country also by the word for its people. */
    public boolean standNear(List<String> names, List<ReadSentence> some) {
        List<ReadSentence> near = pages(some);
        return names.stream().allMatch(name -> QuestionNameCheck.standsNear(name, near));
    }

    private List<ReadSentence> pages(List<ReadSentence> some) {
        Set<Integer> sources = new HashSet<>();
        some.forEach(sentence -> sources.add(sentence.page().source()));
        return sentences.stream()
                .filter(sentence -> sources.contains(sentence.page().source()))
                .toList();
    }

    /** The sentences that name a thing or stand on its page, best first. */
    public List<Scored> about(String name) {
        Set<Integer> own = new HashSet<>(titles().about(name));
        List<String> called = List.of(NamedPages.called(name));
        return ranked.stream()
                .filter(scored -> own.contains(scored.sentence().page().source())
                        || QuestionNameCheck.share(called, List.of(scored.sentence())) > 0)
                .toList();
    }

    public double best() {
        return ranked.stream().mapToDouble(Scored::coverage).max().orElse(0);
    }

    public double bestJoint() {
        return ranked.stream().mapToDouble(Scored::joint).max().orElse(0);
    }

    /** True if the names in the question stand on pages that were read. */
    public boolean holdsNames() {
        return QuestionNameCheck.stands(question, sentences);
    }

    /** True if a name of the question stands on the page of a sentence or of the one that leads to it. */
    public boolean holdsNameNear(Scored scored) {
        List<ReadSentence> near = new ArrayList<>(page(scored.sentence().page().source()));
        ReadSentence bridge = scored.bridge();
        if (bridge != null) {
            near.addAll(page(bridge.page().source()));
        }
        return QuestionNameCheck.share(question.names(), near) > 0;
    }

    /** True if a name stands on pages that were read. */
    public boolean holds(String name) {
        return QuestionNameCheck.share(List.of(NamedPages.called(name)), sentences) > 0;
    }

    /** The pages whose titles the question names. */
    public List<NamedPages.Subject> subjects() {
        return subjects;
    }

    /** The titles of the pages that were read. */
    public PageTitles titles() {
        Map<Integer, String> out = new LinkedHashMap<>();
        sentences.forEach(sentence ->
                out.putIfAbsent(sentence.page().source(), sentence.page().title()));
        return new PageTitles(out);
    }

    /** A source's sentences in their order. */
    public List<ReadSentence> page(int source) {
        return sentences.stream()
                .filter(sentence -> sentence.page().source() == source)
                .sorted(Comparator.comparingInt(ReadSentence::start))
                .toList();
    }

    /** Sources with a title that a name stands for. */
    public List<Integer> called(String name) {
        return sentences.stream()
                .filter(sentence -> plain(sentence.page().title()).equals(plain(name)))
                .sorted(Comparator.comparing(sentence -> isLed(sentence) ? 0 : 1))
                .map(sentence -> sentence.page().source())
                .distinct()
                .toList();
    }

    /** True if a sentence or its title has the word, as "director" in the page on one, that leads there. */
    private boolean isLed(ReadSentence sentence) {
        return question.leading().stream()
                .anyMatch(term -> title(sentence).contains(term)
                        || RelatedWords.of(term).stream().anyMatch(sentence.stems()::contains));
    }

    /** Returns the names on a page that stand close to a word of the question, closest first. */
    public List<Relation> relations(int source) {
        Map<Relation, Double> out = new LinkedHashMap<>();
        for (ReadSentence sentence : page(source)) {
            for (String name : sentence.cut().names()) {
                double near = question.says(name) ? 0 : near(sentence.text(), name, question.leading());
                if (near > RELATED) {
                    out.put(new Relation(name, sentence), near);
                }
            }
        }
        return out.entrySet().stream()
                .sorted(Map.Entry.<Relation, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names that should be searched next, best first. */
    public List<String> hops() {
        Map<String, Double> votes = new LinkedHashMap<>();
        if (subjects.size() > 1) {
            for (NamedPages.Subject subject : subjects) {
                relations(subject.source()).stream()
                        .map(Relation::name)
                        .limit(LEADS)
                        .filter(name -> !isRead(name))
                        .forEach(name -> votes.merge(name, SURE / (1 + votes.size()), Math::max));
            }
        }
        for (Scored scored : ranked.subList(0, Math.min(12, ranked.size()))) {
            String text = scored.sentence().text();
            for (String name : scored.sentence().cut().names()) {
                boolean worth = name.length() > 1 && !question.says(name) && !isRead(name);
                if (worth) {
                    double length = name.contains(" ") || name.length() > 3 ? 1 : 0.6;
                    votes.merge(name, scored.joint() * length * near(text, name, question.asked()), Double::sum);
                }
            }
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double near(String text, String name, Set<String> asked) {
        int at = text.indexOf(name);
        return near(text, at, at + name.length(), asked);
    }

    /**
     * Returns the closeness of a stretch to a word of the question, 0.3 to 1.3; closer if it follows, as in "directed by".
     *
     * @param asked stems
     */
    public static double near(String text, int start, int end, Set<String> asked) {
        int closest = FAR;
        for (Span place : QuestionAnalysis.places(text, asked)) {
            int after = start - place.end();
            int ahead = 2 * (place.start() - end);
            closest = Math.min(closest, Math.max(0, Math.max(after, ahead)));
        }
        return closest >= FAR ? 0.3 : 0.3 + 1 / (1 + closest / 15.0);
    }

    public boolean isRead(String name) {
        return titles.keySet().stream().anyMatch(title -> plain(title).equals(plain(name)));
    }

    public Map<String, Double> weights() {
        return weights;
    }

    /** Stems of a page's title. */
    public Set<String> title(ReadSentence sentence) {
        return titles.getOrDefault(sentence.page().title(), Set.of());
    }
}

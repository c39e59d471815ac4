package dev.footnote.offline.manual;

import dev.footnote.api.Passage;
import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.text.MarkedWords;
import dev.footnote.text.Names;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The blocks of the pages that were read, weighed against a question: a block speaks with its headings, its page's title and what leads to it. */
final class ManualIndex {

    /**
     * A block and the text round it.
     *
     * @param source number of the source
     * @param section it stands in
     * @param block itself
     * @param own stems of its text
     * @param head stems of the section's heading and the setting's other names
     * @param near stems of the text before it, or for a field of the section's first sentence
     * @param above stems of the headings above and of the page's title
     * @param history true where the headings tell of past versions
     */
    record Entry(
            int source,
            ManualPage.Section section,
            ManualBlock block,
            Set<String> own,
            Set<String> head,
            Set<String> near,
            Set<String> above,
            boolean history) {}

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]+");

    /** Characters. */
    private static final int LINE = 80;

    private static final double KIN = 0.8;
    private static final double HEAD = 0.95;
    private static final double NEAR = 0.8;
    private static final double ABOVE = 0.5;

    private static final double LEAST = 0.3;

    /** "Setting" and "option" tell what is asked for more than what it is about. */
    private static final double SORT = 0.5;

    /** A word that no page has weighs this much of what the others weigh on average. */
    private static final double UNHEARD = 0.5;

    /** Letters of the shortest word that stands for a longer one. */
    private static final int SHORTEST = 3;

    private static final Pattern PAST = WordPatterns.compile(
            "\\b(?:change ?log|changes|release notes|news|history|migrat(?:ion|ing)|announc\\w{1,9}|what's new)\\b|更新日志|发布|迁移|变更"
                    + "|^\\W*v?\\d{1,4}(?:\\.\\d{1,4}){1,3}\\b|\\bversion \\d",
            Pattern.CASE_INSENSITIVE);

    /** The number of an issue, as pages that list changes give it behind each. */
    private static final Pattern ISSUE = Pattern.compile("(?<![\\w/#&])#\\d{2,6}\\b");

    /** What is said now seldom names so many of them. */
    private static final int MANY_ISSUES = 8;

    /** Words of a condition tell less of what is asked. */
    private static final double ASIDE = 0.5;

    private final ManualQuestion question;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, List<Passage>> passages = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Set<String>> joined = new HashMap<>();

    ManualIndex(ManualQuestion question, List<ManualPage> pages) {
        this.question = question;
        pages.forEach(this::add);
        weigh();
    }

    private void add(ManualPage page) {
        passages.put(page.source(), page.passages());
        StringBuilder all = new StringBuilder(page.title());
        page.passages().forEach(passage -> all.append(' ').append(passage.text()));
        texts.put(page.source(), ManualTerms.key(all.toString()));
        List<ManualPage.Section> sections = ManualParser.of(page.passages());
        boolean tells = ISSUE.matcher(all).results().count() >= MANY_ISSUES;
        ManualPage.@Nullable Section last = null;
        Set<String> led = Set.of();
        for (ManualPage.Section section : isManual(sections) ? sections : List.<ManualPage.Section>of()) {
            Set<String> above = new HashSet<>(ManualTerms.of(page.title()));
            section.above().forEach(heading -> above.addAll(ManualTerms.of(heading)));
            boolean history = tells
                    || PAST.matcher(page.title()).find()
                    || PAST.matcher(section.heading()).find()
                    || section.above().stream()
                            .anyMatch(heading -> PAST.matcher(heading).find());
            Set<String> head = head(section);
            boolean goesOn =
                    !section.blocks().isEmpty() && section.blocks().get(0).kind() == Kind.CODE;
            Set<String> before = goesOn && isUnder(section, last) ? led : Set.of();
            boolean leads = false;
            for (ManualBlock block : section.blocks()) {
                Set<String> own = ManualTerms.of(block.text());
                boolean isLed = block.kind() == Kind.CODE || (block.kind() == Kind.ITEM && leads);
                Set<String> near = block.kind() == Kind.FIELD ? opening(section) : isLed ? before : Set.of();
                entries.add(new Entry(page.source(), section, block, own, head, near, above, history));
                if (!block.kind().isCode() && !(block.kind() == Kind.ITEM && leads)) {
                    before = own;
                    leads = block.text().stripTrailing().endsWith(":");
                }
            }
            led = before;
            last = section;
        }
    }

    /** True for a section within the one before it or beside it, as tabs are under the sentence that leads to them. */
    private static boolean isUnder(ManualPage.Section section, ManualPage.@Nullable Section last) {
        if (last == null) {
            return false;
        }
        List<String> path = new ArrayList<>(last.above());
        path.add(last.heading());
        return section.above().equals(path) || section.above().equals(last.above());
    }

    private static Set<String> head(ManualPage.Section section) {
        Set<String> out = new LinkedHashSet<>(ManualTerms.of(section.heading()));
        section.blocks().stream()
                .filter(block -> block.kind() == Kind.FIELD && ManualFields.isName(block.term()))
                .forEach(block -> ManualTerms.codes(block.said()).forEach(code -> out.addAll(ManualTerms.of(code))));
        return out;
    }

    /** What the section's running text begins with. */
    private static Set<String> opening(ManualPage.Section section) {
        return section.blocks().stream()
                .filter(block -> block.kind() == Kind.PROSE || ManualFields.isDescription(block.term()))
                .findFirst()
                .map(block -> ManualTerms.of(block.text()))
                .orElse(Set.of());
    }

    private void weigh() {
        List<String> words = new ArrayList<>(question.terms());
        for (int i = 0; i + 1 < words.size(); i++) {
            String both = Words.stem(words.get(i) + words.get(i + 1));
            joined.computeIfAbsent(words.get(i), w -> new HashSet<>()).add(both);
            joined.computeIfAbsent(words.get(i + 1), w -> new HashSet<>()).add(both);
        }
        for (String term : question.terms()) {
            if (isUnheard(term)) {
                continue;
            }
            long in = entries.stream()
                    .filter(entry -> held(term, entry.own()) > 0 || held(term, entry.head()) > 0)
                    .count();
            double weight = Math.max(LEAST, Math.log(1 + entries.size() / (in + 0.5)));
            boolean aside = question.aside().contains(term);
            weights.put(term, ManualQuestion.SORTS.contains(term) ? weight * SORT : aside ? weight * ASIDE : weight);
        }
        double mean = weights.values().stream()
                .mapToDouble(weight -> weight)
                .average()
                .orElse(1);
        question.terms().forEach(term -> weights.putIfAbsent(term, Math.max(LEAST, UNHEARD * mean)));
    }

    /** True if no page has a word of the question, nor one like it: pages say the same in other words. Names have to stand all the same. */
    boolean isUnheard(String term) {
        return entries.stream()
                .allMatch(entry -> held(term, entry.own()) == 0
                        && held(term, entry.head()) == 0
                        && held(term, entry.above()) == 0);
    }

    List<Entry> entries() {
        return entries;
    }

    /** True if one of the pages is laid out as documentation is. */
    boolean isManual() {
        return !entries.isEmpty();
    }

    /** True if a page has headings, and marks code, or has lines of code: others may use bold words and links for anything. */
    private static boolean isManual(List<ManualPage.Section> sections) {
        boolean headed =
                sections.stream().anyMatch(section -> !section.heading().isEmpty());
        boolean listed = sections.stream()
                .flatMap(section -> section.blocks().stream())
                .anyMatch(block -> block.kind() == Kind.CODE);
        return (headed || listed)
                && sections.stream()
                        .flatMap(section -> section.blocks().stream())
                        .anyMatch(block -> block.kind() == Kind.CODE
                                || MarkedWords.in(block.text()).stream().anyMatch(MarkedWords.Marked::code));
    }

    /** True if each option, identifier and name of the question stands somewhere in what was read. */
    boolean isMet() {
        Set<String> wanted = new LinkedHashSet<>(question.codes());
        wanted.addAll(Names.of(question.text()));
        return wanted.stream()
                .map(ManualTerms::key)
                .filter(key -> !key.isEmpty())
                .allMatch(this::stands);
    }

    private boolean stands(String key) {
        return texts.values().stream()
                .anyMatch(text -> text.contains(key)
                        || ManualTerms.like(Words.stem(key)).stream().anyMatch(text::contains));
    }

    /** The stretch of an entry's source between two offsets, as far as it was read. */
    String text(Entry entry, int start, int end) {
        for (Passage passage : passages.getOrDefault(entry.source(), List.of())) {
            if (passage.start() <= start && passage.end() >= end) {
                return passage.text().substring(start - passage.start(), end - passage.start());
            }
        }
        return entry.block().text();
    }

    /** True if an entry or its heading has an option, as options are compared. */
    boolean holds(Entry entry, String key) {
        return ManualTerms.key(entry.block().text()).contains(key)
                || ManualTerms.key(entry.section().heading()).contains(key)
                || entry.section().blocks().stream()
                        .filter(block -> block.kind() == Kind.FIELD && ManualFields.isName(block.term()))
                        .anyMatch(block -> ManualTerms.key(block.said()).contains(key));
    }

    /** The block before an entry's own that leads to it, or null if its section begins with it. */
    @Nullable
    ManualBlock before(Entry entry) {
        int at = entry.section().blocks().indexOf(entry.block());
        ManualBlock before = at > 0 ? entry.section().blocks().get(at - 1) : null;
        return before != null && before.kind() != Kind.CODE && before.kind() != Kind.ROW ? before : null;
    }

    /** The code right behind an entry's own block, which a sentence that ends in a colon leads to; null if there is none. */
    @Nullable
    Entry code(Entry entry) {
        int next = entry.section().blocks().indexOf(entry.block()) + 1;
        ManualBlock after = next > 0 && next < entry.section().blocks().size()
                ? entry.section().blocks().get(next)
                : null;
        return after == null || after.kind() != Kind.CODE
                ? null
                : entries.stream()
                        .filter(one ->
                                one.source() == entry.source() && one.block().equals(after))
                        .findFirst()
                        .orElse(null);
    }

    /** How surely some words have a term: as it is, as part of a joined word, or as a word of its family. */
    double held(String term, Set<String> words) {
        if (words.contains(term) || joined.getOrDefault(term, Set.of()).stream().anyMatch(words::contains)) {
            return 1;
        }
        return ManualTerms.like(term).stream().anyMatch(words::contains) ? KIN : 0;
    }

    private static double shortened(String term, Set<String> words) {
        return words.stream().anyMatch(word -> isShort(word, term)) ? KIN : 0;
    }

    /** True for a word that names shorten another to, as "addr" for "address". */
    private static boolean isShort(String word, String term) {
        return word.length() >= SHORTEST && term.length() > word.length() + 1 && term.startsWith(word);
    }

    /** True if an entry with its heading and what leads to it has a term. */
    boolean says(String term, Entry entry, Set<String> own) {
        return held(term, own) > 0 || held(term, entry.head()) > 0 || held(term, entry.near()) > 0;
    }

    /** The share of the question, by the rarity of its words, that an entry carries: 0 to 1. */
    double coverage(Entry entry) {
        return coverage(question.terms(), entry, entry.own());
    }

    /** The same for one sentence of the entry. */
    double coverage(Set<String> terms, Entry entry, Set<String> own) {
        double all = 0;
        double sum = 0;
        for (String term : terms) {
            double weight = weights.getOrDefault(term, 1.0);
            double share = held(term, own);
            share = Math.max(share, HEAD * Math.max(held(term, entry.head()), shortened(term, entry.head())));
            share = Math.max(share, NEAR * held(term, entry.near()));
            share = Math.max(share, ABOVE * held(term, entry.above()));
            all += weight;
            sum += weight * share;
        }
        return all == 0 ? 0 : sum / all;
    }

    /** The share of the question, by the rarity of its words, that some words alone carry: 0 to 1. */
    double share(Set<String> own) {
        double all = 0;
        double sum = 0;
        for (String term : question.terms()) {
            double weight = weights.getOrDefault(term, 1.0);
            all += weight;
            sum += weight * held(term, own);
        }
        return all == 0 ? 0 : sum / all;
    }

    /** True if some words alone carry half of the question: what stands above them does not speak for them. */
    boolean speaks(Set<String> own) {
        return share(own) >= 0.5;
    }

    /** How far a stretch of a text stands from the nearest word of the question: 0 beside it, 1 from a line away. */
    double distance(String text, int start, int end) {
        int nearest = LINE;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            int gap = Math.max(start - word.end(), word.start() - end);
            if (gap >= 0
                    && gap < nearest
                    && ManualTerms.of(word.group()).stream()
                            .anyMatch(
                                    stem -> question.terms().contains(stem) && !ManualQuestion.SORTS.contains(stem))) {
                nearest = gap;
            }
        }
        return (double) nearest / LINE;
    }

    /** The share of the words of a heading that the question does not have. */
    double foreign(Set<String> head) {
        if (head.isEmpty()) {
            return 1;
        }
        long met = head.stream()
                .filter(word -> question.terms().contains(word)
                        || question.terms().stream().anyMatch(term -> isShort(word, term))
                        || ManualTerms.like(word).stream().anyMatch(question.terms()::contains)
                        || joined.values().stream().anyMatch(both -> both.contains(word)))
                .count();
        return 1 - (double) met / head.size();
    }
}

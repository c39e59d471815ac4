package dev.footnote.offline;

import dev.footnote.offline.chain.ChainLink;
import dev.footnote.offline.chain.ChainParser;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.fact.StatedFacts;
import dev.footnote.offline.relation.NamedSorts;
import dev.footnote.offline.relation.SaidSort;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.SpanScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question that speaks of things it does not name: finds the innermost, puts its name into the question, and goes on with what is
 * left, as far as the pages that were read allow.
 */
final class ChainExecutor {

    /** Questions within questions that are followed. */
    private static final int MOST_LINKS = 5;

    /** Less likely names lead astray more often than on. */
    private static final double LIKELY = 0.05;

    private static final int TRIED = 12;

    /**
     * A thing that was found.
     *
     * @param link how the question speaks of it
     * @param name its name
     * @param sentence where that stands
     * @param probability of the name among the others that might be meant, 0 to 1; 1 if its page states it
     * @param inside true if the name is that of a place within the thing, as of a town where its county is asked for
     */
    record Found(ChainLink link, String name, ReadSentence sentence, double probability, boolean inside) {

        /** How the thing is spoken of in what is left to answer. */
        String written() {
            return inside ? name + "'s " + link.noun() : name;
        }
    }

    /**
     * The part of a question that could be followed.
     *
     * @param question the rest of the question, with all names that were found
     * @param found in the order in which they were found
     * @param open the thing that could not be found, or null
     */
    record Chain(
            QuestionAnalysis question,
            List<Found> found,
            @Nullable ChainLink open) {

        Chain {
            found = List.copyOf(found);
        }

        boolean isChain() {
            return !found.isEmpty() || open != null;
        }

        /** The name that was found last, or null. */
        @Nullable
        String last() {
            return found.isEmpty() ? null : found.get(found.size() - 1).name();
        }
    }

    private final History history;
    private final SentenceSplitter cutter;
    private final SpanScorer scorer;

    ChainExecutor(History history, SentenceSplitter cutter, SpanScorer scorer) {
        this.history = history;
        this.cutter = cutter;
        this.scorer = scorer;
    }

    /** Follows a question through the pages that were read. */
    Chain follow(QuestionAnalysis question) {
        QuestionAnalysis left = question;
        List<Found> found = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        history.pages().forEach(page -> titles.add(page.title()));
        ChainLink open = null;
        while (found.size() < MOST_LINKS && open == null) {
            Optional<ChainLink> link = ChainParser.innermost(left.text(), titles);
            if (link.isEmpty()) {
                break;
            }
            Optional<Found> next = find(link.get(), question);
            if (next.isEmpty()) {
                open = link.get();
            } else {
                found.add(next.get());
                titles.add(next.get().name());
                left = new QuestionAnalysis(link.get().with(next.get().written()));
            }
        }
        return new Chain(left, found, open);
    }

    private Optional<Found> find(ChainLink link, QuestionAnalysis question) {
        QuestionAnalysis asked = new QuestionAnalysis(link.question());
        SentenceRanker evidence = new SentenceRanker(asked, history.pages(), cutter);
        Optional<StatedFacts.Stated> stated = StatedFacts.related(link, evidence);
        if (stated.isPresent()) {
            return stated.map(one -> new Found(link, one.text(), one.sentence(), 1, false));
        }
        Optional<StatedFacts.Stated> within = StatedFacts.within(link, evidence);
        if (within.isPresent() && !asked.chinese()) {
            return within.map(one -> new Found(link, one.text(), one.sentence(), 1, true));
        }
        boolean looked = question.says(link.of()) || history.wasAsked(link.of()) || history.wasAsked(link.phrase());
        if (!asked.chinese() && (!looked || !evidence.holds(link.of()))) {
            return Optional.empty(); // what is said of other things names nothing
        }
        List<SentenceRanker.Scored> about = asked.chinese() ? evidence.ranked() : evidence.about(link.of());
        List<AnswerSpan> spans =
                scorer.rank(Views.of(asked, evidence), Views.of(asked, evidence, about, SpanScorer.SENTENCES));
        Found best = null;
        double most = LIKELY;
        for (AnswerSpan span : spans.subList(0, Math.min(TRIED, spans.size()))) {
            double fit = span.probability() * NamedSorts.fit(link.noun(), span.text());
            if (fit >= most
                    && isOfSort(link.noun(), span.text(), evidence)
                    && isName(span.text())
                    && !asked.says(span.text())) {
                most = fit;
                ReadSentence sentence = about.get(span.sentence()).sentence();
                String name = NamedSorts.named(link.noun(), span.text());
                best = new Found(
                        link, evidence.titles().called(name, sentence.text()), sentence, Math.min(1, fit), false);
            }
        }
        return Optional.ofNullable(best);
    }

    /** False if the name's own page says that it is of another sort. */
    private static boolean isOfSort(String noun, String name, SentenceRanker evidence) {
        String first = name.indexOf(' ') < 0 ? name : name.substring(0, name.indexOf(' '));
        List<AnswerKind> sorts = new ArrayList<>();
        for (int source : evidence.titles().about(name)) {
            evidence.page(source).stream()
                    .limit(1)
                    .map(ReadSentence::text)
                    .filter(text -> text.startsWith(first) || text.startsWith("The " + first))
                    .flatMap(text -> SaidSort.of(text).stream())
                    .forEach(sorts::add);
        }
        return sorts.isEmpty() || sorts.stream().anyMatch(sort -> SaidSort.fits(noun, sort));
    }

    /** Things without a capital are kinds of things; Chinese has no capitals to tell. */
    private static boolean isName(String text) {
        int first = text.codePointAt(0);
        return Character.isUpperCase(first)
                || Character.isIdeographic(first)
                || Character.isDigit(first)
                || first == '《';
    }
}

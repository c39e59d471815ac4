package dev.footnote.offline;

import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftField;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.offline.chain.ChainLink;
import dev.footnote.offline.chain.ChainParser;
import dev.footnote.offline.chain.JointQuestion;
import dev.footnote.offline.confidence.Confidence;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.fact.StatedFacts;
import dev.footnote.offline.manual.ManualReader;
import dev.footnote.offline.prose.Phrasing;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.text.Cut;
import dev.footnote.text.Spaces;
import dev.footnote.tools.ParsedHit;
import dev.footnote.tools.ParsedPage;
import dev.footnote.tools.ParsedSearch;
import dev.footnote.tools.Refusal;
import dev.footnote.tools.ToolNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides the next turn: search, read, follow a name just read, or hand in. */
final class Planner {

    private static final int QUERY_LENGTH = 300;

    /** A name leads to its own page, which is among the first hits if it is there at all. */
    private static final int HOP_READS = 2;

    /** What is said of a name need not stand on its own page. */
    private static final int CHAIN_READS = 4;

    private static final double ENOUGH = 0.95;

    /** With this share of the question in one sentence and what leads to it, more searches seldom bring more. */
    private static final double ENOUGH_JOINT = 0.8;

    private final OfflineSettings settings;
    private final Confidence confidence;
    private final History history;
    private final QuestionAnalysis question;
    private final Phrasing wording;
    private final SentenceSplitter cutter;
    private final SpanScorer scorer;

    Planner(
            OfflineSettings settings,
            Confidence confidence,
            History history,
            SentenceSplitter cutter,
            SpanScorer scorer) {
        this.confidence = confidence;
        this.cutter = cutter;
        this.scorer = scorer;
        this.settings = settings;
        this.history = history;
        this.question = new QuestionAnalysis(history.question());
        this.wording = new Phrasing(question.chinese());
    }

    PlannedTurn next(List<String> offered) {
        Draft draft = history.lastDraft();
        if (draft != null && !history.refused().isEmpty()) {
            return mended(draft);
        }
        if (question.terms().isEmpty() || !offered.contains(ToolNames.SEARCH) || !offered.contains(ToolNames.READ)) {
            return submit(evidence());
        }
        if (history.rounds() == 0) {
            return search(List.of(wording.first()), first());
        }
        if (history.lastSearched() && history.lastSearches().stream().allMatch(Planner::isBlocked)) {
            return submit(evidence()); // other words would be refused too
        }
        if (history.lastSearched()) {
            PlannedTurn read = read();
            if (read != null) {
                return read;
            }
        }
        SentenceRanker evidence = evidence();
        PlannedTurn more = readOn(evidence);
        if (more != null) {
            return more;
        }
        PlannedTurn hop = hop(evidence);
        return hop != null ? hop : submit(evidence);
    }

    private SentenceRanker evidence() {
        return new SentenceRanker(question, history.pages(), cutter);
    }

    /** The whole question; each part of one for two things; and by itself an option or setting whose meaning is asked for, since the other words lead elsewhere. */
    private List<String> first() {
        List<String> out = new ArrayList<>(List.of(whole()));
        if (question.chinese()) {
            JointQuestion.parts(question.text()).stream().map(Planner::cut).forEach(out::add);
        }
        ManualReader.named(question.text()).stream().limit(1).map(Planner::cut).forEach(out::add);
        return out;
    }

    private String whole() {
        return cut(Spaces.joined(question.text()));
    }

    /** What the question names and the search for all of it did not bring: each by itself. */
    private Stream<String> missed(SentenceRanker evidence) {
        return question.names().stream()
                .filter(name -> name.contains(" ") || name.length() > 3 || question.chinese())
                .map(Planner::cut)
                .filter(name -> !evidence.isRead(name));
    }

    private static String cut(String query) {
        return Cut.to(query, QUERY_LENGTH);
    }

    private PlannedTurn search(List<String> thinking, List<String> queries) {
        List<String> lines = new ArrayList<>(thinking);
        lines.add(wording.searching(history.rounds() + 1, queries));
        return new PlannedTurn(lines, queries.stream().map(PlannedTurn::search).toList());
    }

    /** The best hits that were not read, taken in turn from each of the last searches. */
    private @Nullable PlannedTurn read() {
        int most = history.rounds() == 1
                ? settings.reads()
                : Math.min(settings.reads(), hopReads() * history.lastSearches().size());
        Map<String, ParsedHit> chosen = new LinkedHashMap<>();
        int longest = history.lastSearches().stream()
                .mapToInt(search -> search.hits().size())
                .max()
                .orElse(0);
        for (int rank = 0; rank < longest; rank++) {
            for (ParsedSearch search : history.lastSearches()) {
                if (rank < search.hits().size() && chosen.size() < most) {
                    ParsedHit hit = search.hits().get(rank);
                    String url = hit.url().toString();
                    if (!history.wasRead(url, 1)) {
                        chosen.putIfAbsent(url, hit);
                    }
                }
            }
        }
        if (chosen.isEmpty()) {
            return null;
        }
        String goal = cut(question.text());
        return new PlannedTurn(
                List.of(wording.reading(chosen.size())),
                chosen.keySet().stream()
                        .map(url -> PlannedTurn.read(url, goal, 1))
                        .toList());
    }

    private int hopReads() {
        return ChainParser.innermost(question.text()).isPresent() ? CHAIN_READS : HOP_READS;
    }

    /** Further parts of the long page that the best sentence is on; of the first one while there is none. */
    private @Nullable PlannedTurn readOn(SentenceRanker evidence) {
        if (evidence.best() >= ENOUGH) {
            return null;
        }
        Set<Integer> best = new LinkedHashSet<>();
        evidence.ranked().stream()
                .limit(3)
                .forEach(scored -> best.add(scored.sentence().page().source()));
        List<PlannedTurn.Call> calls = new ArrayList<>();
        for (ParsedPage page : history.pages()) {
            if (page.part() != 1
                    || !(best.contains(page.source()) || evidence.ranked().isEmpty())) {
                continue;
            }
            String url = page.url().toString();
            for (int part = 2; part <= Math.min(page.parts(), settings.parts()); part++) {
                if (!history.wasRead(url, part)) {
                    calls.add(PlannedTurn.read(url, cut(question.text()), part));
                }
            }
        }
        return calls.isEmpty() ? null : new PlannedTurn(List.of(wording.goingOn(calls.size())), calls);
    }

    /** The next search, where the question asks for one: for a thing that it does not name, or for what two things lead to. */
    private @Nullable PlannedTurn hop(SentenceRanker evidence) {
        ChainExecutor.Chain chain = chain();
        if (history.rounds() >= settings.rounds() + chain.found().size()) {
            return null;
        }
        List<String> queries = chain.isChain() ? onward(chain, evidence) : wanted(evidence);
        return queries.isEmpty() ? null : search(List.of(wording.hopping(queries)), queries);
    }

    private ChainExecutor.Chain chain() {
        return new ChainExecutor(history, cutter, scorer).follow(question);
    }

    /** The name that was found last, and what is asked of it; or the thing that could not be found. */
    private List<String> onward(ChainExecutor.Chain chain, SentenceRanker evidence) {
        List<String> out = new ArrayList<>();
        ChainLink open = chain.open();
        String last = open == null ? chain.last() : open.of();
        if (last != null && !evidence.isRead(last)) {
            out.add(last);
        }
        out.add(chain.open() == null ? chain.question().text() : chain.open().phrase());
        return out.stream()
                .map(Planner::cut)
                .filter(query -> !history.wasAsked(query))
                .toList();
    }

    /** The names that two things lead to, if they are compared by them; else names that were missed, while little was found. */
    private List<String> wanted(SentenceRanker evidence) {
        boolean compares = evidence.subjects().size() > 1 && !question.leading().isEmpty();
        Stream<String> names = compares
                ? evidence.hops().stream()
                : history.rounds() > 1 || evidence.bestJoint() >= ENOUGH_JOINT
                        ? Stream.empty()
                        : Stream.concat(missed(evidence), evidence.hops().stream());
        return names.filter(name -> !history.wasAsked(name))
                .distinct()
                .limit(settings.hops())
                .toList();
    }

    private PlannedTurn submit(SentenceRanker evidence) {
        ChainExecutor.Chain chain = chain();
        boolean followed = !chain.found().isEmpty() && chain.open() == null;
        SentenceRanker last = followed ? new SentenceRanker(chain.question(), history.pages(), cutter) : evidence;
        QuestionAnalysis asked = followed ? chain.question() : question;
        List<ReadSentence> leads = followed
                ? chain.found().stream().map(ChainExecutor.Found::sentence).toList()
                : List.of();
        Optional<StatedFacts.Stated> documented = Manuals.answer(question, history.pages());
        Optional<Draft> joint = new JointAnswer(settings, confidence, history, cutter, scorer).of(question);
        Draft draft = withFields(honest(joint.orElseGet(() -> new DraftComposer(
                        settings, confidence, asked, last, scorer, leads)
                .asking(question, evidence)
                .through(chain.found().stream()
                        .map(ChainExecutor.Found::probability)
                        .toList())
                .naming(documented.isPresent()
                        || ((evidence.holdsNames() || (followed && last.holdsNames()))
                                && isMet(chain.open(), evidence)))
                .documented(documented)
                .stating(chain.open() == null ? StatedFacts.of(asked, last, chain.last()) : Optional.empty())
                .about(followed ? chain.last() : null)
                .behind(
                        followed
                                ? DraftComposer.Followed.TO_ITS_END
                                : chain.isChain() ? DraftComposer.Followed.IN_PART : DraftComposer.Followed.NOT_ASKED)
                .draft())));
        int percent = (int) Math.round(100 * evidence.best());
        String line = draft.found() ? wording.submitting(draft.claims().size(), percent) : wording.notFound(percent);
        return new PlannedTurn(List.of(line), List.of(PlannedTurn.submit(history.written(draft))));
    }

    /** False if a question speaks of a relation to a thing that stands nowhere. */
    private boolean isMet(@Nullable ChainLink open, SentenceRanker evidence) {
        return open == null || question.chinese() || evidence.holds(open.of());
    }

    private Draft withFields(Draft draft) {
        if (history.fields().isEmpty()) {
            return draft;
        }
        List<DraftField> fields =
                new FieldFiller(settings, question, history.pages(), cutter, scorer).fill(history.fields());
        return new Draft(
                draft.found() || !fields.isEmpty(),
                draft.shortAnswer(),
                draft.confidence(),
                draft.claims(),
                draft.openQuestions(),
                fields);
    }

    /** Where engines refused, nothing follows from what was not found, and the answer says so. */
    private Draft honest(Draft draft) {
        Optional<ParsedSearch> blocked =
                history.searches().stream().filter(Planner::isBlocked).findFirst();
        if (draft.found() || blocked.isEmpty()) {
            return draft;
        }
        List<String> open = new ArrayList<>(draft.openQuestions());
        open.add(0, wording.blocked(blocked.get().hint()));
        return new Draft(false, draft.shortAnswer(), draft.confidence(), draft.claims(), open);
    }

    private static boolean isBlocked(ParsedSearch search) {
        return search.verdict().equals(SearchQuality.Verdict.BLOCKED.name());
    }

    /** The last draft without the claims, and without the short answer, that did not stand. */
    private PlannedTurn mended(Draft draft) {
        List<DraftClaim> left = new ArrayList<>();
        for (int i = 0; i < draft.claims().size(); i++) {
            if (!history.refused().contains(i + 1)) {
                left.add(draft.claims().get(i));
            }
        }
        boolean found = draft.found() && !left.isEmpty();
        Draft mended = new Draft(
                found,
                found && !history.refused().contains(Refusal.SHORT_ANSWER) ? draft.shortAnswer() : "",
                found ? draft.confidence() : 0,
                found ? left : List.of(),
                draft.openQuestions(),
                draft.fields());
        return new PlannedTurn(List.of(wording.mending()), List.of(PlannedTurn.submit(mended)));
    }
}

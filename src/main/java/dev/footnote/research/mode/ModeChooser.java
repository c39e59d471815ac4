package dev.footnote.research.mode;

import dev.footnote.answer.DraftChecker;
import dev.footnote.api.Claim;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Draft;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides by a question's form, and without asking anybody, whether it is worth thinking: a short question after a single fact is tried fast
 * first. Whatever looks like several steps, a reason, a comparison or a list is thought about from the beginning.
 */
public final class ModeChooser {

    /** Words of a question that can hardly hold two steps. */
    private static final int SHORT_WORDS = 14;

    /** The same for characters of Chinese questions. */
    private static final int SHORT_HAN = 24;

    /** "The capital of the country of ..." needs two steps. */
    private static final int MOST_OF = 1;

    private static final int MOST_DE = 2;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]++");
    private static final Set<String> ASKS = Set.of("who", "when", "where", "what", "which", "whom", "whose");
    private static final Set<String> AFTER_HOW =
            Set.of("many", "much", "old", "tall", "long", "far", "high", "big", "large", "deep", "heavy", "fast");
    private static final Set<String> STEPS = Set.of(
            "and",
            "or",
            "but",
            "why",
            "that",
            "who",
            "whose",
            "whom",
            "which",
            "where",
            "when",
            "while",
            "compare",
            "compared",
            "difference",
            "between",
            "versus",
            "vs",
            "list",
            "all",
            "each",
            "every",
            "both",
            "explain",
            "describe",
            "summarise",
            "summarize",
            "causes",
            "effects",
            "if",
            "than",
            "same",
            "later",
            "also");
    private static final List<String> HAN_ASKS = List.of(
            "谁", "何时", "何地", "哪年", "哪一年", "哪天", "哪里", "哪儿", "哪个", "哪位", "哪座", "哪国", "什么时候", "是什么", "多少", "几", "多高",
            "多长", "多大", "叫什么");
    private static final List<String> HAN_STEPS = List.of(
            "和", "与", "或", "以及", "为什么", "为何", "如何", "怎么", "怎样", "比较", "区别", "哪些", "分别", "所有", "列出", "原因", "影响", "同时");

    private ModeChooser() {}

    /**
     * Decides before a run.
     *
     * @param request with or without a mode of its own
     * @param settings decide where it has none
     */
    public static ModeChoice choose(ResearchRequest request, ModeSettings settings) {
        Mode wanted = request.mode() == null ? settings.mode() : request.mode();
        return switch (wanted) {
            case FAST -> new ModeChoice(Mode.FAST, false, "as asked for");
            case THINK -> new ModeChoice(Mode.THINK, false, "as asked for");
            case HEAVY -> new ModeChoice(Mode.HEAVY, false, "as asked for");
            case AUTO ->
                worthThinking(request)
                        .map(reason -> new ModeChoice(Mode.THINK, false, reason))
                        .orElseGet(() -> new ModeChoice(
                                Mode.FAST,
                                true,
                                "the question is short and asks for one fact, so it is tried fast first"));
        };
    }

    /** Why a request is worth thinking about from the beginning; empty if it is not. */
    private static Optional<String> worthThinking(ResearchRequest request) {
        if (request.outputSchema() != null) {
            return Optional.of("several fields are to be filled in");
        }
        if (request.context() != null && !request.context().isBlank()) {
            return Optional.of("the question goes on with a conversation");
        }
        String question = request.question().strip();
        boolean han = question.codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                        .limit(3)
                        .count()
                == 3;
        return han ? chinese(question) : english(question);
    }

    private static Optional<String> english(String question) {
        List<String> words = Arrays.stream(BETWEEN_WORDS.split(question.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() > SHORT_WORDS) {
            return Optional.of("the question is long");
        }
        int asked = asked(words);
        if (asked < 0) {
            return Optional.of("the question does not ask for a single fact");
        }
        for (int i = 0; i < words.size(); i++) {
            if (i != asked && STEPS.contains(words.get(i))) {
                return Optional.of("\"" + words.get(i) + "\" in the question points to more than one step");
            }
        }
        long of = words.stream().filter("of"::equals).count();
        return of > MOST_OF ? Optional.of("one thing in the question hangs on another") : Optional.empty();
    }

    /** The place of the word that asks: at the beginning, or behind one preposition as in "in which year". */
    private static int asked(List<String> words) {
        for (int i = 0; i < Math.min(2, words.size()); i++) {
            boolean how = words.get(i).equals("how") && i + 1 < words.size() && AFTER_HOW.contains(words.get(i + 1));
            if (how || ASKS.contains(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> chinese(String question) {
        if (question.codePointCount(0, question.length()) > SHORT_HAN) {
            return Optional.of("the question is long");
        }
        if (HAN_ASKS.stream().noneMatch(question::contains)) {
            return Optional.of("the question does not ask for a single fact");
        }
        Optional<String> step = HAN_STEPS.stream().filter(question::contains).findFirst();
        if (step.isPresent()) {
            return Optional.of("\"" + step.get() + "\" in the question points to more than one step");
        }
        long de = question.codePoints().filter(c -> c == '的').count();
        return de > MOST_DE ? Optional.of("one thing in the question hangs on another") : Optional.empty();
    }

    /**
     * Why the answer of a fast attempt is too weak to end with; empty if it is good.
     *
     * @param draft as the model handed it in
     * @param verdict of the check
     * @param settings say how sure the model has to be
     */
    public static Optional<String> tooWeak(Draft draft, DraftChecker.Verdict verdict, ModeSettings settings) {
        if (!draft.found()) {
            return Optional.of("the fast attempt found nothing");
        }
        long weak = verdict.claims().stream()
                .filter(checked -> checked.claim().support() != Claim.Support.FULL)
                .count();
        if (weak > 0 || verdict.claims().isEmpty()) {
            return Optional.of("the fast attempt left "
                    + (weak == 0
                            ? "no statement"
                            : weak + " of " + verdict.claims().size() + " statements")
                    + (weak == 0 ? "" : " without full support"));
        }
        if (draft.confidence() < settings.sureFrom()) {
            return Optional.of("the model was not sure of its fast answer (" + draft.confidence() + ")");
        }
        return Optional.empty();
    }
}

package dev.footnote.offline;

import dev.footnote.api.OutputSchema;
import dev.footnote.api.OutputSchema.Leaf;
import dev.footnote.api.run.Draft.DraftField;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.text.Words;
import dev.footnote.tools.ParsedPage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills the fields of a structured answer with what the sentences read so far hold: each is taken as a question of its own
 * about what the main question names. Of a list only the first element is looked for; true and false cannot be found.
 */
final class FieldFiller {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:,\\d{3}){0,4}(?:\\.\\d{1,9})?");
    private static final Pattern TIME = Pattern.compile("(?i)year|date|when|since|年|日期|时间");
    private static final Pattern NUMBERED = Pattern.compile("\\d$");
    private static final Set<String> PLACES =
            Set.of("where", "place", "city", "town", "country", "state", "region", "location", "birthplace");
    private static final Set<String> PERSONS = Set.of("who", "person", "name");
    private static final List<String> PERSON_ENDINGS = List.of("er", "ers", "or", "ors", "ist", "ian", "man", "woman");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[_.*0-9-]+");

    /** Stems of words that tell the kind of a value and not what it is of. */
    private static final Set<String> GENERAL = Stream.of(
                    "year", "date", "time", "name", "number", "many", "value", "title")
            .map(Words::stem)
            .collect(Collectors.toUnmodifiableSet());

    /** Stems of words for a measure, and the word by which a sentence gives it: "1,240 metres long". */
    private static final Map<String, String> MEASURED = Map.of(
            Words.stem("length"), "long",
            Words.stem("height"), "high",
            Words.stem("width"), "wide",
            Words.stem("depth"), "deep",
            Words.stem("age"), "old");

    /** A word of the field in the sentence before weighs less than one in the sentence itself. */
    private static final double LEAST_SHARE = 0.4;

    /** Sentences in which a value is looked for. */
    private static final int LOOKED_AT = 8;

    private final OfflineSettings settings;
    private final QuestionAnalysis main;
    private final List<ParsedPage> pages;
    private final SentenceSplitter cutter;
    private final SpanScorer scorer;

    FieldFiller(
            OfflineSettings settings,
            QuestionAnalysis main,
            List<ParsedPage> pages,
            SentenceSplitter cutter,
            SpanScorer scorer) {
        this.settings = settings;
        this.main = main;
        this.pages = pages;
        this.cutter = cutter;
        this.scorer = scorer;
    }

    /** The values that were found, each quoted with its whole sentence. */
    List<DraftField> fill(List<Leaf> leaves) {
        List<DraftField> out = new ArrayList<>();
        for (Leaf leaf : leaves) {
            if (leaf.field().type() != OutputSchema.Type.BOOLEAN) {
                value(leaf).ifPresent(out::add);
            }
        }
        return out;
    }

    private Optional<DraftField> value(Leaf leaf) {
        QuestionAnalysis question = new QuestionAnalysis(asked(leaf));
        SentenceRanker evidence = new SentenceRanker(question, pages, cutter);
        double least = question.chinese() ? settings.minCoverageHan() : settings.minCoverage();
        if (evidence.ranked().isEmpty() || evidence.bestJoint() < least) {
            return Optional.empty();
        }
        List<ReadSentence> best = ofTheNamed(evidence).stream()
                .limit(LOOKED_AT)
                .map(SentenceRanker.Scored::sentence)
                .filter(sentence -> speaksOf(leaf, question, evidence, sentence))
                .toList();
        if (!leaf.field().values().isEmpty()) {
            return chosen(leaf, best);
        }
        String guess =
                scorer.rank(Views.of(question, evidence), Views.of(question, evidence, SpanScorer.SENTENCES)).stream()
                        .findFirst()
                        .map(AnswerSpan::text)
                        .orElse("");
        return best.stream()
                .filter(sentence -> !guess.isEmpty() && sentence.text().contains(guess))
                .findFirst()
                .flatMap(sentence -> form(leaf, guess).map(value -> field(leaf, value, sentence)));
    }

    /** What stands on the page of another thing is a value of that one. */
    private List<SentenceRanker.Scored> ofTheNamed(SentenceRanker evidence) {
        Set<SentenceRanker.Scored> about = new LinkedHashSet<>();
        for (String name : main.names()) {
            evidence.about(name).stream()
                    .filter(scored -> !NUMBERED.matcher(name).find() || bears(scored.sentence(), name))
                    .forEach(about::add);
        }
        return main.names().isEmpty()
                ? evidence.ranked()
                : evidence.ranked().stream().filter(about::contains).toList();
    }

    /** The second of a kind is not the first, whose page may be called alike. */
    private static boolean bears(ReadSentence sentence, String name) {
        return sentence.page().title().contains(name) || sentence.text().contains(name);
    }

    /** A value from a sentence that holds no word of its field would be a guess; one of several given words needs none. */
    private static boolean speaksOf(
            Leaf leaf, QuestionAnalysis question, SentenceRanker evidence, ReadSentence sentence) {
        Set<String> words = new LinkedHashSet<>(question.asked());
        words.removeAll(GENERAL);
        Set<String> here = Set.copyOf(Words.of(sentence.text()));
        words.removeIf(word -> MEASURED.containsKey(word) && here.contains(MEASURED.get(word)));
        return !leaf.field().values().isEmpty() || words.isEmpty() || evidence.share(words, sentence) >= LEAST_SHARE;
    }

    private static Optional<DraftField> chosen(Leaf leaf, List<ReadSentence> best) {
        for (ReadSentence sentence : best) {
            String text = sentence.text().toLowerCase(Locale.ROOT);
            for (String value : leaf.field().values()) {
                if (text.contains(value.toLowerCase(Locale.ROOT))) {
                    return Optional.of(field(leaf, value, sentence));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> form(Leaf leaf, String guess) {
        if (leaf.field().type() == OutputSchema.Type.STRING) {
            return Optional.of(guess);
        }
        Matcher number = NUMBER.matcher(guess);
        if (!number.find()) {
            return Optional.empty();
        }
        String value = number.group().replace(",", "");
        boolean fits = leaf.field().type() == OutputSchema.Type.NUMBER || !value.contains(".");
        return fits ? Optional.of(value) : Optional.empty();
    }

    private static DraftField field(Leaf leaf, String value, ReadSentence sentence) {
        DraftQuote quote = new DraftQuote(sentence.page().source(), sentence.text());
        return new DraftField(leaf.path().replace("*", "0"), value, List.of(quote));
    }

    /** A question about the field, in words from which its kind can be told. */
    private String asked(Leaf leaf) {
        String description = leaf.field().description().strip();
        String words = description.isEmpty()
                ? CAMEL.matcher(leaf.path()).replaceAll(" ").strip()
                : description;
        String names = String.join(main.chinese() ? "" : " ", main.names());
        boolean number = leaf.field().type() != OutputSchema.Type.STRING;
        boolean time = TIME.matcher(words).find();
        if (main.chinese()) {
            return names + words + (time ? "是哪一年？" : number ? "是多少？" : "？");
        }
        return (time ? "In which year: " : number ? "How many: " : opening(words)) + words + " " + names + "?";
    }

    private static String opening(String words) {
        List<String> all = Words.of(words);
        if (all.stream().anyMatch(PLACES::contains)) {
            return "Where: ";
        }
        boolean person = all.stream()
                .anyMatch(word -> PERSONS.contains(word)
                        || (word.length() > 4 && PERSON_ENDINGS.stream().anyMatch(word::endsWith)));
        return person ? "Who: " : "";
    }
}

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the fields of a structured answer with what the sentences read so far hold: each is taken as a question of its own
 * about what the main question names. Of a list only the first element is looked for; true and false cannot be found.
 */
final class FieldFiller {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:,\\d{3}){0,4}(?:\\.\\d{1,9})?");
    private static final Pattern TIME = Pattern.compile("(?i)year|date|when|since|年|日期|时间");
    private static final Set<String> PLACES =
            Set.of("where", "place", "city", "town", "country", "state", "region", "location", "birthplace");
    private static final Set<String> PERSONS = Set.of("who", "person", "name");
    private static final List<String> PERSON_ENDINGS = List.of("er", "ers", "or", "ors", "ist", "ian", "man", "woman");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[_.*0-9-]+");

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
        List<ReadSentence> best = evidence.ranked().stream()
                .limit(LOOKED_AT)
                .map(SentenceRanker.Scored::sentence)
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

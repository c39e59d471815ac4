package dev.footnote.answer;

import dev.footnote.answer.ReadDraft.ReadField;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.support.FieldTruth;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Reason;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.StructuredOutput.Basis;
import dev.footnote.api.run.Judgement;
import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the values of a structured answer: their form, and that their quotes carry them. For one thread. */
final class FieldChecks {

    /** A longer text is worded by the model and compared as a statement is. */
    private static final int COPIED_WORDS = 6;

    private final SupportCheck rules;

    FieldChecks(SupportCheck rules) {
        this.rules = rules;
    }

    /** Why a value does not have the form of its field; empty if it has. */
    static Optional<String> formFault(String path, String value, OutputSchema schema) {
        OutputSchema.Field field = schema.leaf(path).orElse(null);
        if (field == null) {
            String known = schema.leaves().stream().map(OutputSchema.Leaf::path).collect(Collectors.joining(", "));
            return Optional.of("There is no field \"" + path + "\" with a value; there are: " + known + ".");
        }
        String due = switch (field.type()) {
            case INTEGER ->
                number(value).filter(n -> n.stripTrailingZeros().scale() <= 0).isPresent() ? "" : "a whole number";
            case NUMBER -> number(value).isPresent() ? "" : "a number, without its unit";
            case BOOLEAN -> value.equals("true") || value.equals("false") ? "" : "true or false";
            default ->
                field.values().isEmpty() || field.values().contains(value)
                        ? ""
                        : "one of " + String.join(", ", field.values());
        };
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of("The field \"" + path + "\" has the value \"" + value + "\", which is not " + due + ".");
    }

    /** A plain number; grouped ones such as 1,234 are taken too. */
    static Optional<BigDecimal> number(String value) {
        String plain = value.replace(",", "").replace("_", "").strip();
        if (plain.isEmpty() || plain.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(plain)).filter(n -> Math.abs(n.scale()) <= 100);
        } catch (NumberFormatException e) {
            return Optional.empty(); // told as a fault of the value's form
        }
    }

    /** The reason why its quotes do not carry a value; empty if they do, or nothing can be compared. */
    Optional<Reason> fault(ReadField field) {
        OutputSchema.Field form = field.form();
        if (form == null || field.passages().isEmpty()) {
            return Optional.empty();
        }
        if (form.type() == OutputSchema.Type.BOOLEAN || !form.values().isEmpty()) {
            return listed(field, form);
        }
        if (form.type() == OutputSchema.Type.STRING && !isMentioned(field.said().value(), field.passages())) {
            boolean chinese = Languages.hasHan(field.said().value());
            return Optional.of(new Reason("missing", chinese ? "引文里没有这个值" : "its quotes do not contain the value"));
        }
        return new ShortAnswer(rules).fault(field.said().value(), List.of(), field.passages());
    }

    /** The sentence that says otherwise of a value of a fixed list: false for true, another one of an enum. */
    private static Optional<Reason> listed(ReadField field, OutputSchema.Field form) {
        String value = field.said().value();
        String path = field.said().field();
        Optional<String> other = form.type() == OutputSchema.Type.BOOLEAN
                ? FieldTruth.saysOtherwise(
                        path.substring(path.lastIndexOf('.') + 1), Boolean.parseBoolean(value), field.passages())
                : FieldTruth.givesAnother(
                        value,
                        form.values().stream().filter(v -> !v.equals(value)).toList(),
                        field.passages());
        return other.map(said -> new Reason(
                "opposite",
                Languages.hasHan(said) ? "来源说的是：“" + said + "”" : "the source says otherwise: \"" + said + "\""));
    }

    /** False if a short text shares no word with the sentences and titles that are quoted for it, in the same script. */
    private static boolean isMentioned(String value, List<QuotedPassage> passages) {
        Set<String> words = stems(value);
        String shown = passages.stream()
                .map(passage -> JudgeTask.sentences(passage) + "\n" + passage.title())
                .collect(Collectors.joining("\n"));
        if (words.isEmpty() || words.size() > COPIED_WORDS || Languages.hasHan(value) != Languages.hasHan(shown)) {
            return true;
        }
        Set<String> there = stems(shown);
        return words.stream().anyMatch(word -> there.contains(word) || shown.contains(word));
    }

    private static Set<String> stems(String text) {
        return Words.content(text).stream().map(Words::stem).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a value rests on, after the rules and a judge. */
    Basis basis(ReadField field, Map<String, Judgement> judgements) {
        boolean chinese = Languages.hasHan(field.said().value());
        if (field.formFault() != null) {
            return basis(field, Support.NONE, new Reason("form", withoutStop(field.formFault())));
        }
        if (field.citations().isEmpty()) {
            return basis(
                    field,
                    Support.NONE,
                    field.said().quotes().isEmpty()
                            ? CheckNotes.noQuote(chinese)
                            : CheckNotes.falseQuote(true, chinese));
        }
        Optional<Reason> fault = fault(field);
        if (fault.isPresent()) {
            return basis(field, Support.NONE, fault.get());
        }
        Judgement judged =
                field.task() == null ? null : judgements.get(field.task().key());
        if (judged != null && judged.support() != Support.FULL) {
            return basis(field, judged.support(), new Reason(judged.kind(), judged.reason()));
        }
        return field.refused().isEmpty()
                ? basis(field, Support.FULL, null)
                : basis(field, Support.PARTIAL, CheckNotes.falseQuote(false, chinese));
    }

    private static Basis basis(ReadField field, Claim.Support support, @Nullable Reason reason) {
        return new Basis(
                field.said().field(), support, reason == null ? List.of() : List.of(reason), field.citations());
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}

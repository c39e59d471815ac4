package dev.footnote.offline.evidence;

import dev.footnote.offline.relation.RelatedWords;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.text.Languages;
import dev.footnote.text.Names;
import dev.footnote.text.Spaces;
import dev.footnote.text.Span;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The analysis of a question: the thing that is asked for, as far as its form tells. */
public final class QuestionAnalysis {

    /** The kind of thing that would answer it. */
    public enum Kind {
        WHO,
        WHEN,
        WHERE,
        HOW_MANY,
        YES_NO,
        OTHER
    }

    private static final Pattern NOUN =
            WordPatterns.compile("\\b(?:which|what)((?: [\\p{L}'’-]+){1,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SORT = WordPatterns.compile(
            "\\b(?:which|what) (?:[\\p{L}-]{1,20} ){0,2}?(country|nation|state|county|city|town|village)\\b(?! of (?!birth|origin))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SORT_HAN = Pattern.compile("哪一?个?国(?!际)|(?:国家|举办国|主办国)(?:是哪个?|是什么)?[？?]?$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d]+");

    private final String text;
    private final Kind kind;
    private final boolean chinese;
    private final Set<String> terms;
    private final List<String> names;
    private final Set<String> asked;
    private final Set<String> noun;

    public QuestionAnalysis(String text) {
        this.text = text;
        this.chinese = Languages.of(text).startsWith("zh");
        this.kind = kind(AskedFor.of(text));
        this.terms = stems(text);
        this.names = Names.of(Spaces.joined(text)); // a line may end within a name
        this.noun = noun(text);
        this.asked = new LinkedHashSet<>(terms);
        names.forEach(name -> asked.removeAll(stems(name)));
    }

    private static Kind kind(AskedFor asked) {
        return switch (asked.kind()) {
            case PERSON -> Kind.WHO;
            case DATE, YEAR -> Kind.WHEN;
            case PLACE -> Kind.WHERE;
            case COUNT, AMOUNT -> Kind.HOW_MANY;
            case YES_NO -> Kind.YES_NO;
            case BODY, WORK, ORIGIN, ROLE, NAMED_KIND, THING, REASON, MANNER -> Kind.OTHER;
        };
    }

    private static Set<String> noun(String text) {
        Matcher which = NOUN.matcher(text);
        Set<String> out = new LinkedHashSet<>();
        if (which.find()) {
            for (String word : Words.of(which.group(1))) {
                if (Words.isStop(word)) {
                    break;
                }
                out.add(Words.stem(word));
            }
        }
        return out;
    }

    public static Set<String> stems(String text) {
        return Words.content(text).stream()
                .map(word -> Words.stem(Words.withoutAccents(word)))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    public boolean chinese() {
        return chinese;
    }

    /** Stems of its content words. */
    public Set<String> terms() {
        return terms;
    }

    public List<String> names() {
        return names;
    }

    /** Returns the stems of its terms outside of the names. */
    public Set<String> asked() {
        return asked;
    }

    /** Returns the stems of the words behind "which" or "what": the kind of thing that is meant; may be empty. */
    public Set<String> noun() {
        return noun;
    }

    /** Returns the sort of place that stands behind "which" or "what", such as "country"; empty if none does. */
    public String sort() {
        Matcher which = SORT.matcher(text);
        if (which.find()) {
            return which.group(1).toLowerCase(Locale.ROOT);
        }
        return SORT_HAN.matcher(text).find() ? "country" : "";
    }

    /** Those of them that lead from a thing to another. */
    public Set<String> leading() {
        return asked.stream().filter(RelatedWords::leads).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the places at which a text has words that are asked for, or words related to them. */
    public static List<Span> places(String text, Set<String> asked) {
        List<Span> out = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            for (String stem : stems(word.group())) {
                if (asked.contains(stem) || RelatedWords.of(stem).stream().anyMatch(asked::contains)) {
                    out.add(new Span(word.start(), word.end()));
                }
            }
        }
        return out;
    }

    /** Returns true for words that the question says, and not only as a part of a longer name: "Orlun" may be the harbour of Orlun Light. */
    public boolean repeats(String words) {
        return says(words) && names.stream().noneMatch(name -> name.length() > words.length() && name.contains(words));
    }

    /** Returns true if the question itself says all of the words, so that they cannot be the answer. */
    public boolean says(String words) {
        Set<String> stems = stems(words);
        return stems.isEmpty()
                || terms.containsAll(stems)
                || text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}

package dev.footnote.offline;

import dev.footnote.text.Languages;
import dev.footnote.text.Names;
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

/** What is asked for, as far as its form tells. */
final class Question {

    /** What kind of thing would answer it. */
    enum Kind {
        WHO,
        WHEN,
        WHERE,
        HOW_MANY,
        YES_NO,
        OTHER
    }

    private static final String ASKING = "\\b(?:what|which|whose)(?: [\\w'’-]+){0,2}? ";
    private static final Pattern WHEN = WordPatterns.compile("\\b(?:when|(?:date|year|day) of|(?:birth|death) date)\\b|"
            + ASKING + "(?:year|date|day|month|time|decade|century)\\b"
            + "|什么时候|何时|哪一?年|几月|几号|哪一?天|何年|什么时间|多久|(?:时间|日期)(?:是|为)?[？?]?$");
    private static final Pattern HOW_MANY = WordPatterns.compile(
            "\\bhow (?:many|much|old|tall|high|long|far|big|large|often|deep|wide|heavy)\\b|" + ASKING
                    + "(?:number|percentage|population|percent)\\b|多少|几[个位次名岁人届部场家本]|多[大高长远重深]|(?:数|率|价|票房)(?:是|为)?[？?]?$");
    private static final Pattern WHERE = WordPatterns.compile(
            "\\bwhere\\b|\\b(?:place of (?:birth|death|burial)|birthplace|nationality)\\b|" + ASKING
                    + "(?:city|country|state|town|county|place|region|continent|province|village|island|nation|territory|district|location)\\b"
                    + "|哪里|哪儿|何处|哪个?(?:城市|国家|省|地方|地区|市|国|州|县)|什么地方|在哪|地点");
    private static final Pattern WHO = WordPatterns.compile("\\b(?:who|whom|whose)\\b|" + ASKING
            + "(?:person|actor|actress|singer|author|director|player|king|queen|president|writer|man|woman|composer|artist|musician)\\b"
            + "|谁|哪位|何人|什么人|哪个人");
    private static final Pattern YES_NO = WordPatterns.compile(
            "^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\\b|吗\\s*[?？]?$|是不是|是否|有没有");

    private static final Pattern NOUN =
            WordPatterns.compile("\\b(?:which|what)((?: [\\p{L}'’-]+){1,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d]+");

    private final String text;
    private final Kind kind;
    private final boolean chinese;
    private final Set<String> terms;
    private final List<String> names;
    private final Set<String> asked;
    private final Set<String> noun;

    Question(String text) {
        this.text = text;
        this.chinese = Languages.of(text).startsWith("zh");
        this.kind = kind(text.toLowerCase(Locale.ROOT).strip());
        this.terms = stems(text);
        this.names = Names.of(text);
        this.noun = noun(text);
        this.asked = new LinkedHashSet<>(terms);
        names.forEach(name -> asked.removeAll(stems(name)));
    }

    private static Kind kind(String text) {
        if (YES_NO.matcher(text).find()) {
            return Kind.YES_NO;
        }
        if (HOW_MANY.matcher(text).find()) {
            return Kind.HOW_MANY;
        }
        if (WHEN.matcher(text).find()) {
            return Kind.WHEN;
        }
        if (WHERE.matcher(text).find()) {
            return Kind.WHERE;
        }
        return WHO.matcher(text).find() ? Kind.WHO : Kind.OTHER;
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

    static Set<String> stems(String text) {
        return Words.content(text).stream()
                .map(word -> Words.stem(Words.withoutAccents(word)))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }

    boolean chinese() {
        return chinese;
    }

    /** Stems of its content words. */
    Set<String> terms() {
        return terms;
    }

    List<String> names() {
        return names;
    }

    /** Stems of what is asked: its terms outside of the names. */
    Set<String> asked() {
        return asked;
    }

    /** Stems of what stands behind "which" or "what": the kind of thing that is meant; may be empty. */
    Set<String> noun() {
        return noun;
    }

    /** Those of them that lead from a thing to another. */
    Set<String> leading() {
        return asked.stream().filter(Kin::leads).collect(Collectors.toUnmodifiableSet());
    }

    /** Where a text has words of what is asked, or their kin. */
    static List<Span> places(String text, Set<String> asked) {
        List<Span> out = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            for (String stem : stems(word.group())) {
                if (asked.contains(stem) || Kin.of(stem).stream().anyMatch(asked::contains)) {
                    out.add(new Span(word.start(), word.end()));
                }
            }
        }
        return out;
    }

    /** True if the question says it all: the words cannot be what is asked for. */
    boolean says(String words) {
        Set<String> stems = stems(words);
        return stems.isEmpty()
                || terms.containsAll(stems)
                || text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }
}

package dev.footnote.search;

import dev.footnote.api.search.Hit;
import dev.footnote.text.LetterForms;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that carry its meaning, and whether another text mentions them. */
public final class ContentWords {

    private static final Pattern WORD =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+|[\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern CJK = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].*");
    /** Not with {@code \\b}, which looks back over all combining marks before it. */
    private static final Pattern OPERATOR =
            Pattern.compile("-?(?<![\\p{L}\\p{N}_])(site|intitle|inurl|filetype|insource):\\S+");
    /** Chinese and Japanese words without meaning of their own part the runs of characters. */
    private static final String PARTICLES = "的是在了和与或及哪什么吗呢谁几多少个第有为被将把其之于从到对中年月日はがのをにでともか";

    private static final Pattern PARTICLE = Pattern.compile("[" + PARTICLES + "]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    /** Short words that no hit need mention, in some languages of the Latin script. */
    private static final Set<String> COMMON = Set.copyOf(List.of(
            ("the and for are was were with from that this what which who whom whose when where why how did does has"
                            + " have had not its into than then their there these those about between many much first after before"
                            + " also most more been der die das und ist war wer wie was wann welche welcher welches von mit für"
                            + " auf dem den des ein eine einer les des une est que qui dans pour sur avec quel quelle los las del"
                            + " por con para una cual quien como")
                    .split(" ", -1)));

    private ContentWords() {}

    /** The terms of a text in their order, each once, in lower case. */
    public static List<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        Matcher word = WORD.matcher(normal(OPERATOR.matcher(text).replaceAll(" ")));
        while (word.find()) {
            String found = word.group();
            if (CJK.matcher(found).matches()) {
                for (String run : PARTICLE.split(found, -1)) {
                    if (run.length() > 1) {
                        terms.add(run);
                    }
                }
            } else if ((found.length() > 2 || Character.isDigit(found.charAt(0))) && !COMMON.contains(found)) {
                terms.add(found);
            }
        }
        return new ArrayList<>(terms);
    }

    /** Lower case, compatible forms, simplified characters, no accents. */
    static String normal(String text) {
        String lower = Normalizer.normalize(LetterForms.plain(text), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(MARKS.matcher(lower).replaceAll(""), Normalizer.Form.NFC);
    }

    static String textOf(Hit hit) {
        return normal(hit.title() + " " + hit.snippet());
    }

    /** True if a normal text has the term, perhaps with another ending. */
    static boolean mentions(CharSequence normalText, String term) {
        if (contains(normalText, term)) {
            return true;
        }
        if (CJK.matcher(term).matches()) {
            int pairs = term.length() - 1;
            int found = 0;
            for (int i = 0; i < pairs; i++) {
                found += contains(normalText, term.substring(i, i + 2)) ? 1 : 0;
            }
            return pairs > 0 && found * 2 >= pairs;
        }
        boolean word = term.length() > 5 && Character.isLetter(term.charAt(0));
        return word && contains(normalText, term.substring(0, term.length() - 2));
    }

    /** A text that still grows is looked through without being copied. */
    private static boolean contains(CharSequence text, String part) {
        return text instanceof StringBuilder growing
                ? growing.indexOf(part) >= 0
                : text.toString().contains(part);
    }

    /** Share of terms that a normal text mentions, 0 to 1; 1 where there are none. */
    static double coverage(String normalText, Collection<String> terms) {
        return terms.isEmpty()
                ? 1
                : terms.stream().filter(t -> mentions(normalText, t)).count() / (double) terms.size();
    }

    /** What two texts are compared by to see whether they are the same: words, and pairs of characters for Chinese and Japanese. */
    static Set<String> fingerprint(String normalText) {
        Set<String> out = new LinkedHashSet<>();
        Matcher word = WORD.matcher(normalText);
        while (word.find()) {
            String found = word.group();
            if (CJK.matcher(found).matches()) {
                for (int i = 0; i + 2 <= found.length(); i++) {
                    out.add(found.substring(i, i + 2));
                }
            } else {
                out.add(found);
            }
        }
        return out;
    }
}

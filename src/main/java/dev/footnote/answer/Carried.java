package dev.footnote.answer;

import dev.footnote.text.Languages;
import dev.footnote.text.Names;
import dev.footnote.text.NormalText;
import dev.footnote.text.WordPatterns;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether quotes hold the figures, the names and the negation of a claim. It knows no meaning: what it calls carried
 * may still be wrong, what it does not may still be right, and is then called partly supported.
 */
final class Carried {

    /** A longer claim is no claim any more; nobody could say whether its quotes carry it. */
    private static final int LONGEST = 10_000;

    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\d'-]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d][\\p{L}\\p{M}\\d'-]*");

    private static final Pattern NEGATION = WordPatterns.compile(
            "(?iU)\\b(?:not|no|never|nor|neither|nobody|none|without|cannot|\\p{L}+n't|nicht|nie|niemals|kein\\p{L}{0,2}|ohne"
                + "|jamais|sans|pas|nunca|não|niet|geen|nooit|не|нет|без|никогда)\\b|[不没沒未无無]|[并並绝絕而]非");

    /** Words in which the Han characters above negate nothing. */
    private static final Pattern NO_NEGATION = Pattern.compile("不(?:[过過仅僅但同断斷少论論管久]|锈钢)|未来|未來|[无無](?:线|線|论|論|人机)");

    private static final String OPENERS = ".!?:;。！？：；*#>|-\"";

    private Carried() {}

    static boolean by(String claim, String... quotes) {
        if (claim.length() > LONGEST) {
            return false;
        }
        String said = NormalText.of(claim).text();
        String shown = NormalText.of(String.join("\n", quotes)).text();
        Quantities held = Quantities.of(shown);
        return Quantities.of(said).areIn(held)
                && namesStand(said, shown, held)
                && hanNamesStand(said, shown)
                && sameTurn(claim, quotes);
    }

    /** Names are the capitalised words, save one that merely begins a sentence. A quote in another script proves none. */
    private static boolean namesStand(String claim, String quotes, Quantities held) {
        Set<String> words = new HashSet<>();
        Matcher w = WORD.matcher(quotes.toLowerCase(Locale.ROOT));
        while (w.find()) {
            words.add(bare(w.group()));
        }
        Matcher m = NAME.matcher(claim);
        while (m.find()) {
            String name = bare(m.group().toLowerCase(Locale.ROOT));
            boolean stands = words.contains(name) || held.hasMonth(name);
            if (!stands && !beginsSentence(claim, m.start(), m.end())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hanNamesStand(String claim, String quotes) {
        if (!Languages.hasHan(claim)) {
            return true;
        }
        List<String> names = Names.of(claim);
        return names.stream()
                .filter(Languages::hasHan)
                .allMatch(name -> quotes.contains(NormalText.of(name).text()));
    }

    /** False if the claim negates and no quote does, or every quote negates and the claim does not. */
    private static boolean sameTurn(String claim, String... quotes) {
        long negating = Arrays.stream(quotes).filter(Carried::negates).count();
        return negates(claim) ? negating > 0 : negating < quotes.length;
    }

    private static boolean negates(String text) {
        String plain = NormalText.of(text).text();
        return NEGATION.matcher(NO_NEGATION.matcher(plain).replaceAll(" ")).find();
    }

    private static String bare(String word) {
        int end = word.length();
        while (end > 0 && (word.charAt(end - 1) == '-' || word.charAt(end - 1) == '\'')) {
            end--;
        }
        return word.startsWith("'s", end - 2) ? word.substring(0, end - 2) : word.substring(0, end);
    }

    private static boolean beginsSentence(String text, int start, int end) {
        boolean runsOn =
                end + 1 < text.length() && text.charAt(end) == ' ' && Character.isUpperCase(text.charAt(end + 1));
        if (runsOn) {
            return false;
        }
        int i = start;
        while (i > 0 && " _'(".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i == 0 || OPENERS.indexOf(text.charAt(i - 1)) >= 0;
    }
}

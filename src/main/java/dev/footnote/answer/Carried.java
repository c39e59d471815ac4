package dev.footnote.answer;

import dev.footnote.text.NormalText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether quotes hold the figures and names of a claim. */
final class Carried {

    private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,]*");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\d'-]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d][\\p{L}\\p{M}\\d'-]*");

    private static final Map<String, String> SPELT = Map.ofEntries(
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"));

    private static final String HAN_DIGITS = "〇一二三四五六七八九十";

    private Carried() {}

    static boolean by(String claim, String quotes) {
        String said = NormalText.of(claim).text();
        String shown = NormalText.of(quotes).text();
        return figures(shown, true).containsAll(figures(said, false)) && namesStand(said, shown);
    }

    private static Set<String> figures(String text, boolean speltToo) {
        Set<String> figures = new HashSet<>();
        Matcher m = FIGURE.matcher(text);
        while (m.find()) {
            figures.addAll(plain(m.group()));
        }
        if (speltToo) {
            for (String word : text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1)) {
                String digit = SPELT.get(word);
                if (digit != null) {
                    figures.add(digit);
                }
            }
            for (int i = 0; i < HAN_DIGITS.length(); i++) {
                if (text.indexOf(HAN_DIGITS.charAt(i)) >= 0) {
                    figures.add(Integer.toString(i));
                }
            }
        }
        return figures;
    }

    /** Figures without separators of thousands (a comma before exactly three digits) and leading noughts. */
    private static List<String> plain(String run) {
        String joined = run.replaceAll("[.,]+$", "").replaceAll(",(?=\\d{3}(?:\\D|$))", "");
        return Arrays.stream(joined.split(",", -1))
                .map(figure -> figure.replaceAll("^0+(?=\\d)", ""))
                .toList();
    }

    /** Names are the capitalised words, save one that merely begins a sentence. A quote in another script proves none. */
    private static boolean namesStand(String claim, String quotes) {
        Set<String> words = new HashSet<>();
        Matcher w = WORD.matcher(quotes.toLowerCase(Locale.ROOT));
        while (w.find()) {
            words.add(bare(w.group()));
        }
        Matcher m = NAME.matcher(claim);
        while (m.find()) {
            if (!beginsSentence(claim, m.start(), m.end())
                    && !words.contains(bare(m.group().toLowerCase(Locale.ROOT)))) {
                return false;
            }
        }
        return true;
    }

    private static String bare(String word) {
        return word.replaceAll("(?:'s)?['-]*$", "");
    }

    private static boolean beginsSentence(String text, int start, int end) {
        boolean begins = text.substring(0, start).matches("(?s).*(?:^|[.!?:;。！？：；*#>|-]|\"|\\n)[\\s*_\"'(-]*");
        boolean runsOn =
                end + 1 < text.length() && text.charAt(end) == ' ' && Character.isUpperCase(text.charAt(end + 1));
        return begins && !runsOn;
    }
}

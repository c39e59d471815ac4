package dev.footnote.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and dates of a text, each in one form however it is written. Stateless, safe for many threads.
 *
 * <p>{@code 1,234} is {@code 1234}; {@code 1.5 million} and {@code 150万} are {@code 1500000}; {@code 12 percent} is {@code 12%}; a date
 * gives its year, its month and its day: {@code 2024}, {@code 2024-05}, {@code 2024-05-01}, so that a text with the whole date also has
 * the year. A text whose figures are all among another's says no number that the other does not.
 */
final class Figures {

    private static final String MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private static final List<String> MONTH_STARTS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern DATE = WordPatterns.compile(
            "(?<![\\d.])(?<y1>\\d{4})[-/.](?<m1>\\d{1,2})[-/.](?<d1>\\d{1,2})(?!\\d)"
                    + "|(?<![\\d.])(?<y2>\\d{4})\\s*年(?:\\s*(?<m2>\\d{1,2})\\s*月(?:\\s*(?<d2>\\d{1,2})\\s*[日号])?)?"
                    + "|\\b(?<m3>" + MONTHS + ")\\.?\\s+(?<d3>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y3>\\d{4})\\b"
                    + "|\\b(?<d4>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<m4>" + MONTHS
                    + ")\\.?,?\\s+(?<y4>\\d{4})\\b"
                    + "|\\b(?<m5>" + MONTHS + ")\\.?,?\\s+(?<y5>\\d{4})\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = WordPatterns.compile(
            "(?<![\\p{L}\\d.,&&[^\\p{IsHan}]])(?<n>\\d{1,3}(?:[,\u00A0\u202F\u2009]\\d{3})+(?!\\d)(?:\\.\\d+)?"
                    + "|\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)(?:\\.\\d+)?|\\d+(?::\\d{2})+|\\d+(?:\\.\\d+)?)"
                    + "(?:\\s*(?<scale>thousand|million|billion|trillion|万亿|千万|百万|十万|万|亿|千|萬|億)(?![a-z]))?"
                    + "(?:\\s*(?<percent>%|percent\\b|per cent\\b))?",
            Pattern.CASE_INSENSITIVE);

    /** What parts the digits of a long number. */
    private static final Pattern GROUPS = Pattern.compile("[,\u00A0\u202F\u2009]");

    private static final Pattern CHINESE_PERCENT = Pattern.compile("百分之\\s*(\\d+(?:\\.\\d+)?)");

    private static final Map<String, Integer> POWERS = Map.ofEntries(
            Map.entry("thousand", 3),
            Map.entry("million", 6),
            Map.entry("billion", 9),
            Map.entry("trillion", 12),
            Map.entry("千", 3),
            Map.entry("万", 4),
            Map.entry("萬", 4),
            Map.entry("十万", 5),
            Map.entry("百万", 6),
            Map.entry("千万", 7),
            Map.entry("亿", 8),
            Map.entry("億", 8),
            Map.entry("万亿", 12));

    /** A longer row of digits is no number that anyone compares, and would take quadratic time to read as one. */
    private static final int LONGEST = 100;

    private Figures() {}

    /**
     * The figures of a text in their order, each once.
     *
     * @param text any
     */
    public static List<String> of(String text) {
        Set<String> out = new LinkedHashSet<>();
        String plain = CHINESE_PERCENT.matcher(narrow(text)).replaceAll("$1%");
        Matcher date = DATE.matcher(plain);
        int from = 0;
        while (date.find()) {
            List<String> parts = date(date);
            if (!parts.isEmpty()) {
                numbers(plain, from, date.start(), out);
                out.addAll(parts);
                from = date.end();
            }
        }
        numbers(plain, from, plain.length(), out);
        return List.copyOf(out);
    }

    private static List<String> date(Matcher found) {
        for (int form = 1; form <= 5; form++) {
            String year = found.group("y" + form);
            if (year == null) {
                continue;
            }
            int month = month(found.group("m" + form));
            String day = form == 5 ? null : found.group("d" + form);
            boolean noMonth = month > 12 || month < 1 && found.group("m" + form) != null;
            boolean noDay = day != null && (Integer.parseInt(day) > 31 || Integer.parseInt(day) < 1);
            if (noMonth || noDay) {
                return List.of();
            }
            List<String> parts = new ArrayList<>(List.of(year));
            if (month > 0) {
                parts.add(String.format(Locale.ROOT, "%s-%02d", year, month));
            }
            if (day != null) {
                parts.add(String.format(Locale.ROOT, "%s-%02d-%02d", year, month, Integer.parseInt(day)));
            }
            return parts;
        }
        return List.of();
    }

    private static int month(@Nullable String written) {
        if (written == null) {
            return 0;
        }
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        return MONTH_STARTS.indexOf(written.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static void numbers(String text, int from, int to, Set<String> out) {
        Matcher found = NUMBER.matcher(text).region(from, to).useTransparentBounds(true);
        while (found.find()) {
            String written = found.group("n");
            if (written.contains(":") || written.length() > LONGEST) {
                out.add(written);
                continue;
            }
            BigDecimal number = new BigDecimal(GROUPS.matcher(written).replaceAll(""));
            String scale = found.group("scale");
            if (scale != null) {
                number = number.scaleByPowerOfTen(POWERS.getOrDefault(scale.toLowerCase(Locale.ROOT), 0));
            }
            String plain =
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            out.add(found.group("percent") == null ? plain : plain + "%");
        }
    }

    private static String narrow(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= 0x80 && Character.isDigit(c);
            char plain = digit ? (char) ('0' + Character.digit(c, 10)) : c;
            out.append(plain >= '\uFF01' && plain <= '\uFF5E' ? (char) (plain - 0xFEE0) : plain);
        }
        return out.toString();
    }
}

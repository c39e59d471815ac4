package dev.footnote.page.css;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said about a selector of CSS without matching it. */
final class Selectors {

    /**
     * What an element must have for a selector to match.
     *
     * @param text {@code #id}, {@code .class}, a tag, {@code [attribute}, or {@code *} for anything
     */
    record Key(String text) {}

    private static final Set<String> KNOWN = Set.of(
            "not",
            "is",
            "has",
            "root",
            "empty",
            "first-child",
            "last-child",
            "only-child",
            "nth-child",
            "nth-last-child",
            "first-of-type",
            "last-of-type",
            "only-of-type",
            "nth-of-type",
            "nth-last-of-type");

    private static final Pattern PSEUDO = Pattern.compile("::?([a-zA-Z-]{1,40})");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-9a-fA-F]{1,6}) ?");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\[\\s{0,9}([\\w-]{1,60}+)\\s{0,9}([~|^$*]?)=\\s{0,9}(?:[\"']([^\"']{1,100}+)[\"']|([\\w-]{1,100}+))\\s{0,9}[iIsS]?\\s{0,9}\\]");
    private static final Pattern NAME = Pattern.compile("([#.]?)((?:[\\w\\-\\x{80}-\\x{10FFFF}]++|\\\\.){1,20}+)");

    private Selectors() {}

    /** The selector as it is matched while nobody touches the page; none where it needs a state, as {@code :hover} does. */
    static Optional<String> atRest(String selector) {
        String plain = selector.strip();
        if (plain.indexOf('\\') >= 0) {
            plain = ESCAPED.matcher(plain).replaceAll(Selectors::unescaped);
        }
        if (plain.indexOf('[') >= 0) {
            plain = ATTRIBUTE.matcher(plain).replaceAll(Selectors::attribute);
        }
        if (plain.indexOf(':') >= 0) {
            plain = plain.replace(":link", "").replace(":any-link", "").replace(":checked", "[checked]");
            plain = plain.replace(":where(", ":is(");
        }
        boolean odd = plain.isEmpty() || plain.length() > 500 || plain.indexOf('&') >= 0 || plain.indexOf('@') >= 0;
        if (odd) {
            return Optional.empty();
        }
        if (plain.indexOf(':') < 0) {
            return Optional.of(plain);
        }
        Matcher pseudo = PSEUDO.matcher(plain);
        while (pseudo.find()) {
            boolean escaped = pseudo.start() > 0 && plain.charAt(pseudo.start() - 1) == '\\';
            if (!escaped && (pseudo.group().startsWith("::") || !KNOWN.contains(pseudo.group(1)))) {
                return Optional.empty();
            }
        }
        return Optional.of(plain);
    }

    /** A letter that was written as its number. */
    private static String unescaped(MatchResult m) {
        int c = Integer.parseInt(m.group(1), 16);
        boolean name = Character.isValidCodePoint(c) && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
        return Matcher.quoteReplacement(name ? Character.toString(c) : m.group());
    }

    /** An attribute with one of several words, or in a language, as jsoup writes it; it looks at no case anyway. */
    private static String attribute(MatchResult m) {
        String value = m.group(3) == null ? m.group(4) : m.group(3);
        String sign = m.group(2);
        String plain = "~".equals(sign)
                ? '[' + m.group(1) + "~=(?i)(?:^|\\s)" + Pattern.quote(value) + "(?:\\s|$)]"
                : "|".equals(sign)
                        ? '[' + m.group(1) + "~=(?i)^" + Pattern.quote(value) + "(?:-|$)]"
                        : '[' + m.group(1) + sign + '=' + value + ']';
        boolean safe = value.indexOf(']') < 0 && value.indexOf('\\') < 0;
        return Matcher.quoteReplacement(safe ? plain : m.group());
    }

    static Key key(String selector) {
        String last = last(selector);
        Key best = new Key("*");
        Matcher name = NAME.matcher(last);
        for (int at = 0; at < last.length(); ) {
            char c = last.charAt(at);
            if (c == ':' || c == '[' || c == '(') {
                return best.text().equals("*") ? odd(last.substring(at)) : best;
            }
            if (!name.find(at) || name.start() != at) {
                at++;
                continue;
            }
            best = better(best, name);
            at = name.end();
        }
        return best;
    }

    /** The key of an attribute in brackets or of a pseudo-class that nothing else stands before. */
    private static Key odd(String text) {
        if (text.startsWith(":root")) {
            return new Key("html");
        }
        int end = 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        boolean named =
                text.charAt(0) == '[' && end > 1 && end < text.length() && "]=~|^$*".indexOf(text.charAt(end)) >= 0;
        return new Key(named ? text.substring(0, end).toLowerCase(Locale.ROOT) : "*");
    }

    private static Key better(Key best, Matcher name) {
        String plain = name.group(2).replace("\\", "");
        return switch (name.group(1)) {
            case "#" -> new Key("#" + plain);
            case "." -> best.text().startsWith("#") ? best : new Key("." + plain);
            default -> best.text().equals("*") ? new Key(plain.toLowerCase(Locale.ROOT)) : best;
        };
    }

    /** What stands after the last combinator. */
    private static String last(String selector) {
        int depth = 0;
        for (int i = selector.length() - 1; i >= 0; i--) {
            char c = selector.charAt(i);
            if (c == ')' || c == ']') {
                depth++;
            } else if (c == '(' || c == '[') {
                depth--;
            } else if (depth <= 0 && (c == ' ' || c == '>' || c == '+' || c == '~' || c == '\n' || c == '\t')) {
                return selector.substring(i + 1);
            }
        }
        return selector;
    }

    /** Ids count most, then classes, attributes and pseudo-classes, then tags. */
    static int specificity(String selector) {
        int sum = 0;
        boolean start = true;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            boolean letter = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '\\';
            if (c == '#') {
                sum += 10_000;
            } else if (c == '.' || c == '[' || c == ':') {
                sum += 100;
            } else if (letter && start) {
                sum += 1;
            }
            start = !letter && c != '#' && c != '.' && c != ':' && c != '[';
        }
        return Math.min(sum, 1_000_000);
    }

    /** True if a word is among those of an attribute with white space between, upper and lower case being the same. */
    static boolean hasWord(String text, String word) {
        int last = text.length() - word.length();
        for (int from = 0; from <= last; from++) {
            boolean start = from == 0 || Character.isWhitespace(text.charAt(from - 1));
            if (start
                    && (from == last || Character.isWhitespace(text.charAt(from + word.length())))
                    && text.regionMatches(true, from, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** The words of an attribute with white space between, each once. */
    static Set<String> words(String text) {
        Set<String> out = new LinkedHashSet<>(4);
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
                if (i > from) {
                    out.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return out;
    }
}

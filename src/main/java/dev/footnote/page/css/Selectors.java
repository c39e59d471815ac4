package dev.footnote.page.css;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said about a selector of CSS without matching it. */
final class Selectors {

    /**
     * The conditions for an element to match a selector.
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

    /** States that hold while somebody points at something, picks it or opens it. */
    private static final Pattern TOUCH = Pattern.compile(
            ":(?:hover|focus|focus-within|focus-visible|active|target|checked|popover-open)(?![\\w(-])|\\[open\\]");

    private static final Pattern DRAWN = Pattern.compile("::?(?:before|after)$");

    /** What browsers know besides, so that a list with it counts. */
    private static final Set<String> VALID = Set.of(
            "hover",
            "focus",
            "focus-within",
            "focus-visible",
            "active",
            "target",
            "target-within",
            "checked",
            "link",
            "any-link",
            "visited",
            "where",
            "enabled",
            "disabled",
            "required",
            "optional",
            "valid",
            "invalid",
            "read-only",
            "read-write",
            "placeholder-shown",
            "default",
            "indeterminate",
            "in-range",
            "out-of-range",
            "lang",
            "dir",
            "host",
            "host-context",
            "slotted",
            "defined",
            "fullscreen",
            "modal",
            "popover-open",
            "open",
            "picture-in-picture",
            "autofill",
            "user-valid",
            "user-invalid",
            "scope",
            "before",
            "after",
            "first-line",
            "first-letter",
            "selection",
            "marker",
            "placeholder",
            "backdrop",
            "part",
            "cue",
            "file-selector-button",
            "details-content",
            "target-text",
            "highlight",
            "view-transition",
            "state",
            "playing",
            "paused",
            "any",
            "matches",
            "nth-col",
            "left",
            "right",
            "first",
            "blank",
            "buffering",
            "muted",
            "current",
            "past",
            "future",
            "grammar-error",
            "spelling-error",
            "scroll-marker",
            "scroll-button",
            "checkmark",
            "picker",
            "picker-icon",
            "column");

    /** Pseudo-classes with a list of selectors. */
    private static final List<String> LISTS = List.of(":where(", ":is(", ":not(", ":has(");

    /** Lists in lists; deeper ones count as one pseudo-class. */
    private static final int MAX_DEPTH = 8;

    private static final Pattern PSEUDO = Pattern.compile("::?([a-zA-Z-]{1,40})");
    /** A combinator with nothing after it. */
    private static final Pattern BARE = Pattern.compile("[>+~]\\s{0,9}(?:[>+~]|$)");

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

    /** The selector without the states in which somebody touches the page; none where it needs none. */
    static Optional<String> atTouch(String selector) {
        if (selector.indexOf(':') < 0 && !selector.contains("[open]")
                || selector.contains(":not(")
                || !TOUCH.matcher(selector).find()) {
            return Optional.empty();
        }
        String plain = TOUCH.matcher(selector).replaceAll("").strip();
        boolean bare = plain.isEmpty() || " >+~".indexOf(plain.charAt(0)) >= 0 || plain.contains("()");
        return bare || BARE.matcher(plain).find() ? Optional.empty() : atRest(plain);
    }

    /** The selector of the element before or after whose text a box is drawn. */
    static Optional<String> ofDrawn(String selector) {
        String plain = selector.strip();
        Matcher drawn = DRAWN.matcher(plain);
        return drawn.find() && drawn.start() > 0 ? atRest(plain.substring(0, drawn.start())) : Optional.empty();
    }

    /** False if browsers do not know a part of a list, so that they drop all of it. */
    static boolean isValid(String list) {
        if (list.indexOf(':') < 0) {
            return true;
        }
        Matcher pseudo = PSEUDO.matcher(list);
        while (pseudo.find()) {
            String name = pseudo.group(1).toLowerCase(Locale.ROOT);
            boolean escaped = pseudo.start() > 0 && list.charAt(pseudo.start() - 1) == '\\';
            if (!escaped && !name.startsWith("-") && !KNOWN.contains(name) && !VALID.contains(name)) {
                return false;
            }
        }
        return true;
    }

    /** A letter that was written as its number. */
    static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : ESCAPED.matcher(text).replaceAll(Selectors::unescaped);
    }

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
        return Math.min(specificity(selector, 0), 1_000_000);
    }

    private static int specificity(String selector, int depth) {
        int sum = 0;
        boolean start = true;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            int open = c == ':' && depth < MAX_DEPTH ? list(selector, i) : -1;
            if (open > 0) {
                int close = close(selector, open);
                boolean counts = !selector.startsWith(":where", i);
                sum += counts ? highest(selector.substring(open + 1, close), depth + 1) : 0;
                i = close;
                start = false;
                continue;
            }
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
        return sum;
    }

    /** Returns where the list of a pseudo-class opens that counts as the highest of its list, or as nothing; -1 for any other. */
    private static int list(String selector, int colon) {
        for (String name : LISTS) {
            if (selector.startsWith(name, colon)) {
                return colon + name.length() - 1;
            }
        }
        return -1;
    }

    private static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static int highest(String list, int depth) {
        int most = 0;
        int from = 0;
        int open = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i == list.length() ? ',' : list.charAt(i);
            open += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && (open <= 0 || i == list.length())) {
                most = Math.max(most, specificity(list.substring(from, i), depth));
                from = i + 1;
            }
        }
        return most;
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

    private static boolean isOneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The words of an attribute with white space between, each once. */
    static Set<String> words(String text) {
        if (isOneWord(text)) {
            return Set.of(text);
        }
        Set<String> out = new LinkedHashSet<>(8);
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

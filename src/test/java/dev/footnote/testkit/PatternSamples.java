package dev.footnote.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Random texts that a regular expression nearly matches, made from its own source. */
public final class PatternSamples {

    private static final String CANDIDATES = "aeztBXQ019文年月一国王·•.,;:!?-–—'’\"“”()[]{}<>|/\\*#_~`&%$€@^=+ \t\n\r"
            + "\u00A0\u3000\u0301。，；：！？（）《》「」【】‡†не\uFFFD\u0007";

    private final String source;
    private final int flags;
    private final Random random;
    private int at;

    private PatternSamples(Pattern pattern, Random random) {
        this.source = pattern.pattern();
        this.flags = pattern.flags();
        this.random = random;
    }

    /**
     * One text.
     *
     * @param pattern what to follow; look-arounds, anchors and back references add nothing
     * @param random chooses among the ways through the pattern
     */
    public static String of(Pattern pattern, Random random) {
        StringBuilder out = new StringBuilder();
        new PatternSamples(pattern, random).alternatives(out);
        return out.toString();
    }

    private void alternatives(StringBuilder out) {
        List<String> ways = new ArrayList<>();
        StringBuilder way = new StringBuilder();
        while (at < source.length() && source.charAt(at) != ')') {
            if (source.charAt(at) == '|') {
                at++;
                ways.add(way.toString());
                way = new StringBuilder();
            } else {
                quantified(way);
            }
        }
        ways.add(way.toString());
        out.append(ways.get(random.nextInt(ways.size())));
    }

    private void quantified(StringBuilder out) {
        int start = at;
        String atom = atom();
        int end = at;
        int least = 1;
        boolean more = false;
        if (at < source.length()) {
            char c = source.charAt(at);
            if (c == '*' || c == '+' || c == '?') {
                at++;
                least = c == '+' ? 1 : 0;
                more = true;
            } else if (c == '{') {
                String range = source.substring(at + 1, source.indexOf('}', at));
                at = source.indexOf('}', at) + 1;
                least = Integer.parseInt(range.split(",", -1)[0]);
                more = range.contains(",");
            }
            if (more && at < source.length() && (source.charAt(at) == '?' || source.charAt(at) == '+')) {
                at++;
            }
        }
        int times = least + (more ? random.nextInt(3) : 0);
        int after = at;
        out.append(times == 0 ? "" : atom);
        for (int i = 1; i < times; i++) {
            at = start;
            out.append(atom());
        }
        at = times > 1 ? after : Math.max(after, end);
    }

    private String atom() {
        char c = source.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '[' -> one(source.substring(at, at = endOfClass(at)));
            case '\\' -> escape();
            case '.' -> {
                at++;
                yield one(".");
            }
            case '^', '$' -> {
                at++;
                yield "";
            }
            default -> {
                at++;
                yield String.valueOf(c);
            }
        };
    }

    private String group() {
        at++;
        boolean silent = false;
        if (source.startsWith("?", at)) {
            boolean named = source.startsWith("?<", at) && Character.isLetter(source.charAt(at + 2));
            silent = !named
                    && (source.startsWith("?=", at)
                            || source.startsWith("?!", at)
                            || source.startsWith("?<=", at)
                            || source.startsWith("?<!", at));
            while (named ? source.charAt(at) != '>' : "?<=!>:imsuU-".indexOf(source.charAt(at)) >= 0) {
                char c = source.charAt(at);
                at++;
                if (!silent && (c == ':' || c == '>')) {
                    break;
                }
            }
            at += named ? 1 : 0;
        }
        StringBuilder inner = new StringBuilder();
        alternatives(inner);
        at++;
        return silent ? "" : inner.toString();
    }

    private String escape() {
        char c = source.charAt(at + 1);
        if (c == 'Q') {
            int end = source.indexOf("\\E", at);
            String text = source.substring(at + 2, end);
            at = end + 2;
            return text;
        }
        int end = at + 2;
        if (c == 'p' || c == 'P' || c == 'x' || c == 'u') {
            end = c == 'x' ? at + 4 : c == 'u' ? at + 6 : source.indexOf('}', at) + 1;
        }
        String text = source.substring(at, end);
        at = end;
        return c == 'b' || c == 'B' || c == 'A' || c == 'z' || c == 'Z' || Character.isDigit(c) ? "" : one(text);
    }

    private int endOfClass(int from) {
        int depth = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("an open class in " + source);
    }

    private String one(String of) {
        Pattern single = Pattern.compile(of, flags | Pattern.DOTALL);
        int[] all = CANDIDATES
                .codePoints()
                .filter(c -> single.matcher(Character.toString(c)).matches())
                .toArray();
        return all.length == 0 ? "" : Character.toString(all[random.nextInt(all.length)]);
    }
}

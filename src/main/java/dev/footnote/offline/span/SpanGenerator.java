package dev.footnote.offline.span;

import dev.footnote.text.Span;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the spans of a sentence that can be an answer by their borders alone. */
final class SpanGenerator {

    /** Words that may stand within a span, not at its edges. */
    private static final Set<String> LINKS = Set.of(
            "of", "the", "and", "in", "for", "on", "to", "at", "by", "with", "from", "a", "an", "or", "de", "s", "as",
            "his", "her", "its", "their", "into", "was", "is", "all", "no", "not", "more", "own", "up", "out", "off",
            "over", "under", "after", "before", "between");

    private static final Set<String> OPENERS =
            Set.of("because", "to", "for", "by", "that", "as", "since", "when", "where", "and", "with");
    private static final Set<String> HAN_OPENERS = Set.of(
            "是", "为", "因", "因为", "由于", "在", "于", "以", "用", "即", "指", "被", "由", "有", "对", "使", "让", "向", "与", "和", "将",
            "把", "从");
    private static final String HAN_BREAKS = "，。；：！？,;!?:";
    private static final String INSIDE = "、·•《》“”「」『』\"'’-–—/&+%％‰$€£¥.()（）〈〉#~～";
    private static final int MOST_TOKENS = 8;
    private static final int MOST_LINKS = 3;
    private static final int MOST_HAN_TOKENS = 11;
    private static final int MOST_HAN = 28;
    private static final int MOST_CLAUSE = 30;
    private static final int MOST_HAN_CLAUSE = 70;

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final Pattern ATOM =
            WordPatterns.compile("\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?" + MONTH + "(?:,? \\d{3,4})?\\b|\\b" + MONTH
                    + " \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b|\\b" + MONTH + ",? \\d{4}\\b"
                    + "|\\d{2,4}\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?[日号])?|\\d{1,2}\\s?月\\s?\\d{1,2}\\s?[日号]|\\d{2,4}年"
                    + "|(?:\\d{1,15}+(?:[,.]\\d{1,15}+){0,8}+|[一二两三四五六七八九十百千]{1,12}+)\\s?[多余几]?(?:[万亿千百]{1,6}[多余]?)?(?:公里|公斤|千克|公分|厘米|毫米|平方公里|平方千米|平方米|立方米|公顷|英里|英尺|吨|克|米|美元|欧元|日元|港元|人民币|元|[%％‰])"
                    + "|(?:\\d{1,15}+(?:[,.]\\d{1,15}+){0,8}+)\\s?(?:万亿|万|亿|千|百)[多余]?");
    /** What stands between a name and a date that is no part of it. */
    private static final List<String> JOINTS = List.of(" on ", " in ", " at ", " from ", " by ", " since ", " of ");

    private static final Pattern DATED = Pattern.compile("年|[A-Z][a-z]{2}");
    private static final Pattern YEAR = Pattern.compile("\\d{3,4}年?");

    private final String text;
    private final List<Span> atoms;
    private final List<SpanToken> tokens;
    private final Set<String> names;
    private final Map<Long, Candidate> out = new LinkedHashMap<>();
    private final boolean[] quoted;

    private SpanGenerator(SentenceView sentence, List<SpanToken> tokens) {
        this.text = sentence.text();
        this.tokens = tokens;
        this.names = new HashSet<>(sentence.names());
        this.quoted = quoted(tokens);
        this.atoms = atoms(text);
    }

    /** Returns the spans in the order of their beginnings. */
    static List<Candidate> of(SentenceView sentence, List<SpanToken> tokens, boolean chinese) {
        SpanGenerator generator = new SpanGenerator(sentence, tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (chinese) {
                generator.han(i);
                generator.hanClauses(i);
            } else {
                generator.latin(i);
                generator.clauses(i);
            }
        }
        return new ArrayList<>(generator.out.values());
    }

    private static boolean[] quoted(List<SpanToken> tokens) {
        boolean[] out = new boolean[tokens.size()];
        int open = -1;
        for (int i = 0; i < tokens.size(); i++) {
            String mark = tokens.get(i).lower();
            if (!tokens.get(i).isMark()) {
                continue;
            }
            boolean closes = mark.equals("\"") && open >= 0 || "”」』》".contains(mark);
            if (closes && open >= 0) {
                for (int k = open + 1; k < i; k++) {
                    out[k] = true;
                }
                open = -1;
            } else if ("\"“「『《".contains(mark)) {
                open = i;
            }
        }
        return out;
    }

    private void latin(int i) {
        SpanToken first = tokens.get(i);
        if (first.isMark() || first.isStop()) {
            return;
        }
        int links = 0;
        for (int j = i; j < Math.min(tokens.size(), i + MOST_TOKENS); j++) {
            SpanToken token = tokens.get(j);
            if (token.isMark()) {
                if (!passes(i, j)) {
                    return;
                }
                continue;
            }
            if (token.isStop() || LINKS.contains(token.lower())) {
                if (!token.isCapital() && (!LINKS.contains(token.lower()) || ++links > MOST_LINKS)) {
                    return;
                }
                continue;
            }
            add(i, j + 1);
        }
    }

    /** True for a mark that may stand within an English span: a comma between names or figures, an apostrophe, a dash in figures. */
    private boolean passes(int i, int j) {
        String mark = tokens.get(j).lower();
        if (j == i || j + 1 >= tokens.size()) {
            return false;
        }
        SpanToken left = tokens.get(j - 1);
        SpanToken right = tokens.get(j + 1);
        boolean figures = left.kind() == SpanToken.Kind.NUMBER || right.kind() == SpanToken.Kind.NUMBER;
        return switch (mark) {
            case "," -> (left.isCapital() && right.isCapital()) || (figures && (left.isCapital() || right.isCapital()));
            case "'", "’", "&", "/", "$", "%", "£", "€" -> true;
            case "-", "–", "—" -> left.end() == tokens.get(j).start() || figures;
            case "." -> left.isCapital() && left.end() - left.start() <= 3;
            default -> quoted[i] && quoted[j];
        };
    }

    private void clauses(int i) {
        boolean opens = i == 0
                || tokens.get(i - 1).isMark()
                || OPENERS.contains(tokens.get(i - 1).lower());
        if (!opens || tokens.get(i).isMark()) {
            return;
        }
        for (int j = i; j < Math.min(tokens.size(), i + MOST_CLAUSE); j++) {
            boolean ends = j + 1 == tokens.size()
                    || ",.;:!?)".contains(tokens.get(j + 1).lower());
            if (ends && !tokens.get(j).isMark() && j > i + 2) {
                add(i, j + 1);
            }
        }
    }

    private void han(int i) {
        SpanToken first = tokens.get(i);
        if ((first.isMark() && "《“「『\"$€£¥".indexOf(first.lower().charAt(0)) < 0) || first.isStop()) {
            return;
        }
        for (int j = i; j < Math.min(tokens.size(), i + MOST_HAN_TOKENS); j++) {
            SpanToken token = tokens.get(j);
            if (token.end() - first.start() > MOST_HAN || breaks(token)) {
                return;
            }
            boolean edge = token.isMark() ? "》”」』\"%％‰)）".contains(token.lower()) && j > i : !token.isStop();
            if (edge && balanced(i, j + 1)) {
                add(i, j + 1);
            }
        }
    }

    private static boolean breaks(SpanToken token) {
        return token.isMark() && (HAN_BREAKS.contains(token.lower()) || !INSIDE.contains(token.lower()));
    }

    private boolean balanced(int from, int to) {
        int depth = 0;
        int straight = 0;
        for (int k = from; k < to; k++) {
            SpanToken token = tokens.get(k);
            if (token.isMark()) {
                char c = token.lower().charAt(0);
                depth += "《“「『(（〈".indexOf(c) >= 0 ? 1 : "》”」』)）〉".indexOf(c) >= 0 ? -1 : 0;
                straight += c == '"' ? 1 : 0;
                if (depth < 0) {
                    return false;
                }
            }
        }
        return depth == 0 && straight % 2 == 0;
    }

    /** Whole clauses, from where one opens to where one closes. */
    private void hanClauses(int i) {
        boolean opens = i == 0
                || (tokens.get(i - 1).isMark()
                        && HAN_BREAKS.contains(tokens.get(i - 1).lower()))
                || HAN_OPENERS.contains(tokens.get(i - 1).lower());
        if (!opens || breaks(tokens.get(i))) {
            return;
        }
        int start = tokens.get(i).start();
        for (int j = i; j < tokens.size() && tokens.get(j).end() - start <= MOST_HAN_CLAUSE; j++) {
            boolean ends = j + 1 == tokens.size()
                    || HAN_BREAKS.contains(tokens.get(j + 1).lower());
            if (ends && !breaks(tokens.get(j)) && balanced(i, j + 1)) {
                add(i, j + 1);
            }
        }
    }

    /** The dates and figures with their units, which no span may cut. */
    private static List<Span> atoms(String text) {
        List<Span> out = new ArrayList<>();
        Matcher found = ATOM.matcher(text);
        while (found.find()) {
            out.add(new Span(found.start(), found.end()));
        }
        return out;
    }

    /** True if a span cuts a date or a figure; the year of a date may stand alone. */
    private boolean cuts(int start, int end) {
        for (Span atom : atoms) {
            boolean apart = end <= atom.start() || start >= atom.end();
            boolean holds = start <= atom.start() && end >= atom.end();
            boolean year = start >= atom.start()
                    && end <= atom.end()
                    && DATED.matcher(atom.in(text)).find()
                    && YEAR.matcher(text.substring(start, end)).matches();
            boolean joined = holds && start < atom.start() && isNameBefore(text.substring(start, atom.start()));
            if ((!apart && !holds && !year) || joined) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameBefore(String text) {
        return JOINTS.stream().anyMatch(text::endsWith) && text.codePoints().anyMatch(Character::isUpperCase);
    }

    private void add(int from, int to) {
        if (cuts(tokens.get(from).start(), tokens.get(to - 1).end())) {
            return;
        }
        String words =
                text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        out.computeIfAbsent(
                (long) from << 32 | to,
                key -> new Candidate(
                        words,
                        from,
                        to,
                        SpanForm.of(words, tokens.subList(from, to), quoted[from] && quoted[to - 1], names)));
    }
}

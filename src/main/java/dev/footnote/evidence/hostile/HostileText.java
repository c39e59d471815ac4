package dev.footnote.evidence.hostile;

import dev.footnote.api.SourceDetails.Field;
import dev.footnote.api.SourceDetails.Flag;
import dev.footnote.api.SourceDetails.FlagKind;
import dev.footnote.text.Cut;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flags places of a text that look written for a language model: orders, forged fences and turns, special tokens, and all of these in disguise. It knows the
 * common forms in English, Chinese, German, French, Spanish, Portuguese, Italian, Russian, Japanese, Korean, Arabic and Hindi; a text that has no flag is not proved harmless.
 * Orders that a text quotes while it speaks about such orders are not flagged. The time grows with the length of the text. Safe for many threads.
 */
public final class HostileText {

    /** A source with more is flagged as a whole by these already. */
    private static final int MAX_FLAGS = 20;

    /** Orders that are looked at in one text. */
    private static final int MAX_LOOKS = 2000;

    /** UTF-16 units around a place in which a text may speak about it. */
    private static final int TALK = 300;

    /** UTF-16 units after a weak mark in which orders make it one. */
    private static final int BEHIND = 200;

    private static final int LONGEST = 400;

    /** Spaces within a cell that holds a part of an order; longer cells hold sentences of their own. */
    private static final int CELL = 4;

    /** Letters written apart that are worth a look. */
    private static final int APART = 10;

    /** Words without one of which no English order is worth turning a text for. */
    private static final List<String> STEMS = List.of(
            "ignore",
            "disregard",
            "forget",
            "overrid",
            "instructi",
            "prompt",
            "assistant",
            "reveal",
            "language model",
            "the user",
            "attention",
            "recommend",
            "answer");

    private static final List<String> ROTATED_STEMS =
            STEMS.stream().map(stem -> FoldedText.of(stem).rotated().toString()).toList();

    private static final List<String> REVERSED_STEMS = STEMS.stream()
            .map(stem -> FoldedText.of(stem).reversed().toString())
            .toList();

    private static final Pattern TOLD = WordPatterns.compile(
            "\\b(?:asked|told|instructed|tricked|convinced|persuaded|ordered|got|prompted|urged|trained|forced)\\b[^.!?\\n]{0,40}\\bto\\s{1,2}$");

    /** "…can make an assistant ignore": a verb whose subject is told before. */
    private static final Pattern MADE = WordPatterns.compile(
            "\\b(?:make|makes|made|making|let|lets|see|saw|watched|had|has)\\b (?:an?|the|its|their|some|any|it|them)\\b[^.!?:\\n]{0,30}\\s$");

    /** What stands before words that a text only reports. */
    private static final List<String> SAID = List.of(
            " read:",
            " said:",
            " ran:",
            " wrote:",
            " stated:",
            " such as",
            " like",
            " phrase",
            " phrases",
            " words",
            " e.g.");

    private static final List<String> EXPLAINING = List.of(
            " between ",
            " by ",
            " with ",
            " and ",
            " or ",
            " token ",
            " tokens ",
            " tag ",
            " marker ",
            " called ",
            " uses ",
            " like ");

    private static final Pattern EXPLAINED = WordPatterns.compile(
            " (?:opens|closes|marks|ends|begins|starts|stands|means|separates|denotes|indicates|signals|delimits|wraps|is|are|tokens?)\\b");

    private final String text;
    private final Field field;
    private final FoldedText folded;
    private final List<Cues.Mention> cues;
    private final List<Flag> flags = new ArrayList<>();
    private int looks;

    private HostileText(String text, Field field) {
        this.text = text;
        this.field = field;
        this.folded = FoldedText.of(text);
        this.cues = Cues.in(folded);
    }

    /**
     * Returns the flags of a text.
     *
     * @param text any
     * @param field which text of a source it is
     * @return in the order of the text, none inside another; at most 20
     */
    public static List<Flag> flags(String text, Field field) {
        return text.isBlank() ? List.of() : new HostileText(text, field).all();
    }

    /**
     * Returns true if a text has a place that is flagged.
     *
     * @param text any
     */
    public static boolean isIn(String text) {
        return !flags(text, Field.TEXT).isEmpty();
    }

    private List<Flag> all() {
        orders();
        marks();
        encoded();
        apart();
        String plain = folded.toString();
        if (ROTATED_STEMS.stream().anyMatch(plain::contains)) {
            turned(folded.rotated(), FlagKind.ENCODED);
        }
        if (REVERSED_STEMS.stream().anyMatch(plain::contains)) {
            turned(folded.reversed(), FlagKind.DISGUISED);
        }
        return merged();
    }

    private void orders() {
        for (OrderRules.Order order : OrderRules.orders(folded, cues)) {
            if (++looks > MAX_LOOKS) {
                return;
            }
            int start = folded.place(order.start());
            int end = Math.min(text.length(), folded.place(order.end()));
            boolean disguised = folded.isSwapped(order.start(), order.end()) || isSplit(start, end);
            int anchor = folded.place(order.anchor().start());
            if (isInCells(start, end) && talk(start - TALK, end + TALK) == 0) {
                add(FlagKind.DISGUISED, start, end);
            } else if (!isTalkedAbout(anchor, folded.place(order.anchor().end()))) {
                add(disguised ? FlagKind.DISGUISED : FlagKind.INSTRUCTION, start, end);
            }
        }
    }

    /** True if invisible characters or marks of emphasis stand inside of words. */
    private boolean isSplit(int start, int end) {
        for (int i = start + 1; i + 1 < end; i++) {
            char c = text.charAt(i);
            if ((c == '*' || Character.getType(c) == Character.FORMAT)
                    && Character.isLetter(text.charAt(i - 1))
                    && Character.isLetter(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** True if an order goes on from one short cell of a table to the next. */
    private boolean isInCells(int start, int end) {
        int cells = 0;
        int words = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            cells += c == '|' ? 1 : 0;
            words = c == '|' ? 0 : words + (c == ' ' ? 1 : 0);
            if (words > CELL) {
                return false;
            }
        }
        return cells > 1;
    }

    private void marks() {
        for (TurnMarks.Mark mark : TurnMarks.in(text)) {
            if (++looks > MAX_LOOKS) {
                return;
            }
            boolean counts = mark.weak() ? isFollowedByOrders(mark.end()) : true;
            if (counts && !isShown(mark.start(), mark.end())) {
                add(mark.kind(), mark.start(), mark.end());
            }
        }
    }

    /** A token or turn that is shown as code, or by a text about templates. */
    private boolean isShown(int start, int end) {
        int talk = talk(start - TALK, end + TALK);
        boolean ownLine = start == 0 || text.charAt(start - 1) == '\n';
        if (Quotation.around(text, start, end)) {
            return talk > 0 || text.charAt(start) == '"' && Quotation.isFenced(text, start) && !isFollowedByOrders(end);
        }
        return talk + (isExplained(start, end) ? 1 : 0) > (ownLine ? 2 : 1);
    }

    /** A token that a sentence speaks of: "… opens the header", "between … and". */
    private boolean isExplained(int start, int end) {
        String before = text.substring(Math.max(0, start - 10), start);
        return EXPLAINED.matcher(text).region(end, text.length()).lookingAt()
                || EXPLAINING.stream().anyMatch(before::endsWith);
    }

    private boolean isFollowedByOrders(int from) {
        int bits = 0;
        for (int i = firstCue(from); i < cues.size() && folded.place(cues.get(i).start()) < from + BEHIND; i++) {
            bits |= cues.get(i).cue().bit();
        }
        boolean forModel = (bits
                        & (HostileCue.MODEL.bit()
                                | HostileCue.USER.bit()
                                | HostileCue.AUTH.bit()
                                | HostileCue.TOOL.bit()
                                | HostileCue.TRUST.bit()
                                | HostileCue.ROLE.bit()
                                | HostileCue.OVERRIDE.bit()
                                | HostileCue.NEW.bit()
                                | HostileCue.SECRET.bit()
                                | HostileCue.CONTROL.bit()))
                != 0;
        return (bits & (HostileCue.AUTH.bit() | HostileCue.REPLY.bit())) != 0
                || forModel && (bits & (HostileCue.SAY.bit() | HostileCue.OBEY.bit() | HostileCue.TOOL.bit())) != 0;
    }

    private void encoded() {
        for (EncodedText.Run run : EncodedText.in(text)) {
            FoldedText plain = FoldedText.of(run.plain());
            List<Cues.Mention> inside = Cues.in(plain);
            boolean order = !OrderRules.orders(plain, inside).isEmpty() || OrderRules.isSuspicious(inside);
            if (order && !isTalkedAbout(run.start(), run.end())) {
                add(FlagKind.ENCODED, run.start(), run.end());
            }
        }
    }

    /** Letters with a space or stop between each two. */
    private void apart() {
        int from = 0;
        while (from < folded.length()) {
            int at = from;
            int letters = 0;
            while (at < folded.length() && isAlone(at)) {
                letters++;
                at += 1;
                while (at < folded.length() && !Character.isLetterOrDigit(folded.at(at))) {
                    at++;
                }
            }
            if (letters >= APART) {
                FoldedText joined = folded.joined(from, at);
                for (OrderRules.Order order : OrderRules.orders(joined, Cues.inLetters(joined))) {
                    add(FlagKind.DISGUISED, joined.place(order.start()), joined.place(order.end()));
                }
            }
            from = at == from ? from + 1 : at;
        }
    }

    private boolean isAlone(int at) {
        return Character.isLetter(folded.at(at))
                && folded.at(at) < 0x2000
                && (at == 0 || !Character.isLetterOrDigit(folded.at(at - 1)))
                && (at + 1 >= folded.length() || !Character.isLetterOrDigit(folded.at(at + 1)));
    }

    /** Orders that show once the text is turned; by chance a cue may, but not two that make one. */
    private void turned(FoldedText other, FlagKind kind) {
        for (OrderRules.Order order : OrderRules.orders(other, Cues.in(other))) {
            int one = other.place(order.start());
            int two = other.place(order.end() - 1);
            if (order.end() - order.start() >= APART) {
                add(kind, Math.min(one, two), Math.max(one, two) + 1);
            }
        }
    }

    /** True if a text speaks about an order instead of giving it. */
    private boolean isTalkedAbout(int start, int end) {
        int talk = talk(start - TALK, end + TALK);
        if (Quotation.around(text, start, end)) {
            return talk > 0 || !isForModel(start);
        }
        return isReported(start) && (talk > 1 || !isForModel(start)) || isTold(start);
    }

    /** "They asked the chatbot to pretend …": told of somebody else. */
    private boolean isTold(int start) {
        String before = text.substring(Math.max(0, start - 70), start);
        Matcher m = TOLD.matcher(before);
        return (m.find() || MADE.matcher(before).find()) && !before.contains("you");
    }

    /** "…told the model to ignore", "…asking it to ignore": no order where it stands. */
    private boolean isReported(int start) {
        String before = text.substring(Math.max(0, start - 12), start)
                .toLowerCase(Locale.ROOT)
                .replace('\'', ' ')
                .replace('"', ' ')
                .strip();
        return before.endsWith(" to")
                || SAID.stream().anyMatch(before::endsWith)
                || before.endsWith(" and") && isReported(Math.max(0, start - 12))
                || before.endsWith(" by");
    }

    /** True if a model is spoken of or to near a place. */
    private boolean isForModel(int start) {
        int wanted = HostileCue.MODEL.bit() | HostileCue.ADDRESS.bit();
        for (int i = firstCue(start - BEHIND);
                i < cues.size() && folded.place(cues.get(i).start()) < start + BEHIND;
                i++) {
            if ((cues.get(i).cue().bit() & wanted) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many different words between two places speak about orders. */
    private int talk(int from, int to) {
        int out = 0;
        String last = "";
        for (int i = firstCue(from); i < cues.size() && folded.place(cues.get(i).start()) < to; i++) {
            Cues.Mention cue = cues.get(i);
            if (cue.cue() == HostileCue.TALK) {
                String word = folded.toString(cue.start(), cue.end());
                out += word.equals(last) ? 0 : 1;
                last = word;
            }
        }
        return out;
    }

    private int firstCue(int place) {
        int low = 0;
        int high = cues.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folded.place(cues.get(middle).start()) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(FlagKind kind, int start, int end) {
        int most = Math.max(start + 1, Math.min(end, start + LONGEST));
        flags.add(new Flag(kind, field, start, Cut.start(text, most)));
    }

    private List<Flag> merged() {
        flags.sort(Comparator.comparingInt(Flag::start));
        List<Flag> out = new ArrayList<>();
        for (Flag flag : flags) {
            Flag last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && flag.start() < last.end()) {
                FlagKind kind = last.kind() == FlagKind.INSTRUCTION ? flag.kind() : last.kind();
                out.set(out.size() - 1, new Flag(kind, field, last.start(), Math.max(last.end(), flag.end())));
            } else if (out.size() < MAX_FLAGS) {
                out.add(flag);
            }
        }
        return List.copyOf(out);
    }
}

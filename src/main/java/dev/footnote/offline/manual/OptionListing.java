package dev.footnote.offline.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads options as programs list them in their own help: the option, at least two spaces, and what it does. */
final class OptionListing {

    private static final Pattern OPTION = Pattern.compile(
            "^(?<indent>\\s{0,12})(?<term>--?[A-Za-z?][\\w-]{0,40}(?:[ =,/|]{1,2}[\\[<]?-{0,2}[\\w.|-]{1,40}[\\]>]?){0,4})\\s{2,}(?<said>\\S.{0,300})$");

    private static final Pattern PARTS = Pattern.compile("[ =,/|]+");

    private OptionListing() {}

    /**
     * Returns the options of a listing with what is said of them, which may go on in lines that stand further in.
     *
     * @param text the lines of code
     * @param offset of their first character in the source's text
     */
    static List<ManualBlock> of(String text, int offset) {
        List<ManualBlock> out = new ArrayList<>();
        int at = 0;
        int start = -1;
        int end = -1;
        int deep = 0;
        String term = "";
        int said = 0;
        while (at <= text.length()) {
            int stop = text.indexOf('\n', at);
            int to = stop < 0 ? text.length() : stop;
            String line = text.substring(at, to);
            Matcher option = OPTION.matcher(line);
            boolean opens = option.find();
            boolean goesOn = start >= 0 && !opens && !line.isBlank() && indent(line) > deep;
            if (goesOn) {
                end = to;
            } else {
                add(text, offset, start, end, term, said, out);
                start = opens ? at + option.start("term") : -1;
                end = to;
                term = opens ? option.group("term") : "";
                said = opens ? at + option.start("said") : 0;
                deep = indent(line) + 3;
            }
            at = to + 1;
        }
        add(text, offset, start, end, term, said, out);
        return out;
    }

    /** Returns true for a line that explains an option. */
    static boolean isOption(String line) {
        return OPTION.matcher(line).find();
    }

    private static void add(String text, int offset, int start, int end, String term, int said, List<ManualBlock> out) {
        if (start >= 0) {
            out.add(new ManualBlock(
                    ManualBlock.Kind.OPTION,
                    offset + start,
                    text.substring(start, end),
                    term,
                    text.substring(said, end)));
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Returns the longest name of an option, without what stands for its value. */
    static String name(String term) {
        String best = "";
        for (String part : PARTS.split(term, -1)) {
            if (part.startsWith("-") && part.length() > best.length()) {
                best = part;
            }
        }
        return best.isEmpty() ? term : best;
    }
}

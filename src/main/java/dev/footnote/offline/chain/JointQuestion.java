package dev.footnote.offline.chain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart a Chinese question that asks the same of two things, as in "甲和乙的首都分别是哪里". */
public final class JointQuestion {

    private static final Pattern AND = Pattern.compile("[和与]");

    /** What says that an answer is wanted for each. */
    private static final Pattern EACH = Pattern.compile("分别|各自|各(?=[是为])");

    /** What is asked of both together. */
    private static final Pattern TOGETHER = Pattern.compile("都|组成|不同|之间|关系|共同|一起|合作|相差|区别|总共|一共|国家和地区|国家与地区|哪个更|谁更|相比");

    /** What ends a thing that is named. */
    private static final Pattern END = Pattern.compile("的|在|分别|各|是|为|于|有|获|参|上映|举|开幕|推出|[\\d，,？?]|$");

    /** Characters of what stands on one side. */
    private static final int LONGEST = 16;

    private JointQuestion() {}

    /**
     * Returns the two questions that a question stands for, or an empty list if it is none for two.
     *
     * @param question as the user put it
     */
    public static List<String> parts(String question) {
        if (TOGETHER.matcher(question).find()) {
            return List.of();
        }
        Matcher and = AND.matcher(question);
        if (!and.find()) {
            return List.of();
        }
        int at = and.start();
        String left = question.substring(0, at);
        String right = question.substring(at + 1);
        if (and.find() || count(left, '《') != count(left, '》') || left.isEmpty()) {
            return List.of();
        }
        boolean each = EACH.matcher(question).find();
        int like = alike(left, right);
        if (!each && like < 0) {
            return List.of();
        }
        int end = like >= 0 ? like : end(right);
        if (end <= 0 || end > LONGEST) {
            return List.of();
        }
        int begin = begin(left, right.substring(0, end));
        String rest = EACH.matcher(right.substring(end)).replaceAll("");
        return List.of(left + rest, left.substring(0, begin) + right.substring(0, end) + rest);
    }

    /** Where the second thing ends if it ends as the first one does: 德国队和法国队, 2021年和2022年; -1 if it does not. */
    private static int alike(String left, String right) {
        char last = left.charAt(left.length() - 1);
        int end = right.indexOf(last) + 1;
        boolean named = end > 1 && end <= LONGEST && Character.isIdeographic(last) && last != '的';
        return named && !holdsEnd(right.substring(0, end)) ? end : -1;
    }

    private static boolean holdsEnd(String thing) {
        return thing.indexOf('的') >= 0 || thing.contains("分别") || thing.contains("是");
    }

    private static int end(String right) {
        Matcher end = END.matcher(right);
        while (end.find()) {
            if (end.start() > 1) {
                return end.start();
            }
        }
        return -1;
    }

    /** Where the first thing begins: where it begins as the second one does, else as many characters before its end. */
    private static int begin(String left, String second) {
        boolean year = Character.isDigit(second.charAt(0));
        int same = year ? -1 : left.lastIndexOf(second.charAt(0));
        int least = left.length() - LONGEST;
        if (same > 0 && same >= least) {
            return same;
        }
        int longer = left.length() - second.length();
        int begin = longer == 1 && !year ? 0 : Math.max(0, longer); // one character before a name is rarely a word
        int possessive = left.lastIndexOf('的');
        return Math.max(begin, possessive + 1);
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }
}

package dev.footnote.offline.manual;

import dev.footnote.text.MarkedWords;
import dev.footnote.text.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads listings of settings as configuration files have them: remarks, and below them the setting with its value. */
final class SettingsListing {

    /** A setting that is commented out has no value by itself. */
    private static final Pattern SETTING = Pattern.compile(
            "^\\s*(?<out>[#;] ?)?(?<key>[A-Za-z][\\w.-]{1,60})\\s*+[=:]\\s*(?<value>[^\\s=].{0,200})?$");

    private static final Pattern REMARK = Pattern.compile("^\\s*(?:[#;]|//)");

    /** What programs assign is no value of a setting. */
    private static final Pattern LITERAL = Pattern.compile(
            "\"[^\"]{0,120}\"|'[^']{0,120}'|[\\[{][^\\]}]{0,120}(?:[\\]}]|$)|[\\w./:%+*-]{0,80}(?:[ ,]{1,3}[\\w./:%+*-]{1,40}){0,4}");

    /** What stands behind a value on its line. */
    private static final Pattern BEHIND = Pattern.compile("\\s{1,8}[#;] .*$|[,;]$");

    private static final Pattern MARKS = Pattern.compile("(?m)^[ \\t]{0,40}(?:[#;]{1,10}|/{2,10}) ?");
    private static final Pattern WHEN_SET = Pattern.compile("(?i)set to [\"'`]?([\\w.-]{1,30})[\"'`]?");

    private SettingsListing() {}

    /**
     * Returns the settings of a listing that have a remark above them.
     *
     * @param text the lines of code
     * @param offset of their first character in the source's text
     */
    static List<ManualBlock> of(String text, int offset) {
        List<ManualBlock> out = new ArrayList<>();
        int remark = -1;
        int at = 0;
        while (at <= text.length()) {
            int stop = text.indexOf('\n', at);
            int end = stop < 0 ? text.length() : stop;
            String line = text.substring(at, end);
            Matcher setting = SETTING.matcher(line);
            if (line.isBlank()) {
                remark = -1;
            } else if (setting.find() && isSetting(setting, line)) {
                if (remark >= 0) {
                    String said = text.substring(remark, at).stripTrailing();
                    out.add(new ManualBlock(
                            ManualBlock.Kind.SETTING,
                            offset + remark,
                            text.substring(remark, end),
                            setting.group("key"),
                            said));
                }
                remark = -1;
            } else if (REMARK.matcher(line).find()) {
                remark = remark < 0 ? at : remark;
            } else {
                remark = -1;
            }
            at = end + 1;
        }
        return out;
    }

    /** "# Example:" is a remark; "# limit = 20" is a setting that is commented out. */
    private static boolean isSetting(Matcher setting, String line) {
        String value = setting.group("value");
        boolean out = setting.group("out") != null;
        boolean assigned = line.startsWith(
                        "=",
                        line.indexOf(setting.group("key"))
                                + setting.group("key").length()
                                + 1)
                || line.startsWith("=", setting.end("key"));
        return (!out || (value != null && assigned))
                && (value == null || LITERAL.matcher(bare(value)).matches());
    }

    private static String bare(String value) {
        return BEHIND.matcher(value).replaceFirst("").strip();
    }

    /** Returns the value that a setting has in its listing, or empty where it is commented out or has none. */
    static Optional<String> value(ManualBlock setting) {
        String line = setting.text().substring(setting.text().lastIndexOf('\n') + 1);
        Matcher found = SETTING.matcher(line);
        return found.find() && found.group("out") == null && found.group("value") != null
                ? Optional.of(MarkedWords.bare(bare(found.group("value")))).filter(value -> !value.isEmpty())
                : Optional.empty();
    }

    /** Returns the setting as it is written for what its remark describes, as in "when set to true …". */
    static String line(ManualBlock setting) {
        Matcher when = WHEN_SET.matcher(setting.said());
        return when.find() ? setting.term() + " = " + when.group(1) : setting.term();
    }

    /** Returns a remark without its marks, in one line. */
    static String plain(String remark) {
        return Spaces.joined(MARKS.matcher(remark).replaceAll(" ")).strip();
    }
}

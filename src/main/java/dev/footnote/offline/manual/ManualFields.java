package dev.footnote.offline.manual;

import java.util.Locale;
import java.util.regex.Pattern;

/** The labels under which documentation gives the values of a setting. */
final class ManualFields {

    private static final Pattern DEFAULT = Pattern.compile("(?:the )?defaults?(?: value| setting)?|默认|默认值|缺省值|预设值");
    private static final Pattern NAMED = Pattern.compile(
            "command line(?: option| flag)?|cli|flags?|option|environment(?: variable)?|env|命令行|命令行选项|环境变量");
    private static final Pattern OTHER = Pattern.compile(
            "types?|required|since|values?|(?:allowed|valid|possible|accepted) values?|examples?|类型|必填|可选值");

    private static final Pattern DESCRIPTION = Pattern.compile("descriptions?|summary|purpose|meaning|描述|说明|用途");
    private static final Pattern VALUES =
            Pattern.compile("(?:allowed |valid |possible |accepted |available )?(?:values?|options?|choices)|可选值|取值");

    private static final Pattern SINCE = Pattern.compile(
            "^\\W{0,8}(?:(?:new|note|added|changed|deprecated|introduced|available)\\W{1,6}){1,3}(?:in|since)(?: version)? v?\\d",
            Pattern.CASE_INSENSITIVE);

    private ManualFields() {}

    /** Returns true for a remark that tells since when there is such a thing, which says nothing of what it does. */
    static boolean isSince(String text) {
        return SINCE.matcher(text).find();
    }

    /** Returns true for the label of what a setting is for. */
    static boolean isDescription(String label) {
        return DESCRIPTION.matcher(bare(label)).matches();
    }

    /** Returns true for the label of what a setting can be set to. */
    static boolean isValues(String label) {
        return VALUES.matcher(bare(label)).matches();
    }

    private static String bare(String label) {
        return label.replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Returns true for the label of a default. */
    static boolean isDefault(String label) {
        return DEFAULT.matcher(label.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns true for a label of other names of the setting. */
    static boolean isName(String label) {
        return NAMED.matcher(label.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns true for a label of either kind, or of another property. */
    static boolean isKnown(String label) {
        return isDefault(label)
                || isName(label)
                || OTHER.matcher(label.strip().toLowerCase(Locale.ROOT)).matches();
    }
}

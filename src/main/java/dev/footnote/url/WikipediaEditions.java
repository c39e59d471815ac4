package dev.footnote.url;

import dev.footnote.text.ScriptLanguage;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Editions of Wikipedia: most are named by a language's code, some by its older or longer names. */
public final class WikipediaEditions {

    private static final Pattern HOST = Pattern.compile("[a-z]{2,12}(-[a-z]{2,12}){0,2}");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("yue", "zh-yue"),
            Map.entry("zh-yue", "zh-yue"),
            Map.entry("nan", "zh-min-nan"),
            Map.entry("zh-min-nan", "zh-min-nan"),
            Map.entry("lzh", "zh-classical"),
            Map.entry("zh-classical", "zh-classical"),
            Map.entry("zh-wuu", "wuu"),
            Map.entry("zh-hak", "hak"),
            Map.entry("zh-gan", "gan"),
            Map.entry("nb", "no"),
            Map.entry("fil", "tl"),
            Map.entry("iw", "he"),
            Map.entry("en-simple", "simple"),
            Map.entry("be-tarask", "be-tarask"),
            Map.entry("gsw", "als"),
            Map.entry("sgs", "bat-smg"),
            Map.entry("vro", "fiu-vro"),
            Map.entry("rup", "roa-rup"));

    /** Ways to write the Chinese of one edition; the edition turns its pages into each. */
    private static final Pattern CHINESE = Pattern.compile("zh-(cn|sg|my|hans|tw|hk|mo|hant)");

    private static final Pattern REGION = Pattern.compile("^zh-(?:hans|hant)-(cn|sg|my|tw|hk|mo)$");
    private static final Pattern VARIANT = Pattern.compile("^/zh(?:-[a-z]+)?/(?=.)");

    private WikipediaEditions() {}

    /** The edition for a language; the fallback where there can be none of that name. */
    public static String of(String tag, String fallback) {
        String lower = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        String named = NAMES.get(lower);
        String edition = named == null
                ? NAMES.getOrDefault(ScriptLanguage.primary(lower), ScriptLanguage.primary(lower))
                : named;
        return HOST.matcher(edition).matches() ? edition : fallback;
    }

    /** Returns the path under which an edition keeps its articles: for Chinese of one region, in that region's writing. */
    public static String folder(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        String region = REGION.matcher(lower).replaceFirst("zh-$1");
        return CHINESE.matcher(region).matches() ? "/" + region + "/" : "/wiki/";
    }

    /** The article's path whatever the writing it is asked for in; other paths as they are. */
    public static String plainPath(String host, String path) {
        return DomainList.within(host, "wikipedia.org") ? VARIANT.matcher(path).replaceFirst("/wiki/") : path;
    }
}

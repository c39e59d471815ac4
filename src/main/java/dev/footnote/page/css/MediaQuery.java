package dev.footnote.page.css;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a media query holds on a usual screen: 1280 by 900 pixels, light, with a mouse and with scripts. */
final class MediaQuery {

    private static final Pattern FEATURE = Pattern.compile("\\(\\s*([a-z-]{1,40})\\s*(?::\\s*([^()]{1,60}))?\\)");
    private static final Pattern RANGE =
            Pattern.compile("(?<![\\w-])(width|height)\\s*(<=|>=|<|>)\\s*([\\d.]{1,9}[a-z]{2,3})");
    private static final Pattern TURNED =
            Pattern.compile("([\\d.]{1,9}[a-z]{2,3})\\s*(<=|>=|<|>)\\s*(width|height)(?![\\w-])");

    private static final Pattern NOT = Pattern.compile("\\(\\s{0,9}not\\s{0,9}(\\([^()]{1,100}+\\))\\s{0,9}\\)");

    private static final Pattern OR = Pattern.compile("(?<=\\))\\s{1,9}or\\s{1,9}(?=\\()");

    private MediaQuery() {}

    /** True if one of the queries, which commas part, holds; an empty query always does. */
    static boolean holds(String queries) {
        if (queries.isBlank()) {
            return true;
        }
        for (String query : queries.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (one(query.strip())) {
                return true;
            }
        }
        return false;
    }

    private static boolean one(String query) {
        for (String part : OR.split(query, 20)) {
            if (both(part.strip())) {
                return true;
            }
        }
        return false;
    }

    private static boolean both(String query) {
        boolean not = query.startsWith("not ");
        boolean other = query.contains("print") || query.contains("speech") || query.startsWith("tty");
        return not != (!other && features(query));
    }

    private static boolean features(String whole) {
        String query = whole;
        Matcher turned = TURNED.matcher(query);
        while (turned.find()) {
            double own = turned.group(3).equals("width") ? CssLength.WIDTH : CssLength.HEIGHT;
            double limit = CssLength.pixels(turned.group(1), 16, own);
            if (!(turned.group(2).startsWith("<") ? limit <= own : limit >= own)) {
                return false;
            }
        }
        Matcher not = NOT.matcher(query);
        while (not.find()) {
            if (features(not.group(1))) {
                return false;
            }
        }
        query = NOT.matcher(query).replaceAll("");
        Matcher range = RANGE.matcher(query);
        while (range.find()) {
            double own = range.group(1).equals("width") ? CssLength.WIDTH : CssLength.HEIGHT;
            double limit = CssLength.pixels(range.group(3), 16, own);
            if (!(range.group(2).startsWith("<") ? own <= limit : own >= limit)) {
                return false;
            }
        }
        Matcher feature = FEATURE.matcher(query);
        while (feature.find()) {
            String value = feature.group(2) == null ? "" : feature.group(2).strip();
            if (!feature(feature.group(1), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean feature(String name, String value) {
        return switch (name) {
            case "min-width", "min-device-width" -> CssLength.WIDTH >= CssLength.pixels(value, 16, 0);
            case "max-width", "max-device-width" -> CssLength.WIDTH <= CssLength.pixels(value, 16, 0);
            case "min-height" -> CssLength.HEIGHT >= CssLength.pixels(value, 16, 0);
            case "max-height" -> CssLength.HEIGHT <= CssLength.pixels(value, 16, 0);
            case "orientation" -> value.equals("landscape");
            case "prefers-color-scheme" -> value.equals("light");
            case "prefers-reduced-motion" -> value.equals("no-preference");
            case "hover", "any-hover" -> !value.equals("none");
            case "pointer", "any-pointer" -> value.equals("fine");
            case "scripting" -> !value.equals("none");
            case "color" -> true;
            default -> false;
        };
    }
}

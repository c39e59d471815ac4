package dev.footnote.http.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells browsers, which name HTML in their Accept header, from other clients. */
final class HtmlPreference {

    private HtmlPreference() {}

    /**
     * Returns whether HTML is named, wanted, and liked no less than JSON. A star alone names nothing.
     *
     * @param accept the header, or null
     */
    static boolean of(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        double html = quality(accept, "text/html");
        return html > 0 && html >= quality(accept, "application/json");
    }

    private static double quality(String accept, String type) {
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            if (parts[0].strip().equals(type)) {
                return weight(parts);
            }
        }
        return 0;
    }

    private static double weight(String... parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.startsWith("q=")) {
                try {
                    return Double.parseDouble(part.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}

package dev.footnote.page.css;

import dev.footnote.text.WordPatterns;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A colour.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 * @param alpha 0, which lets all through, to 1
 */
record CssColor(int red, int green, int blue, double alpha) {

    static final CssColor BLACK = new CssColor(0, 0, 0, 1);
    static final CssColor WHITE = new CssColor(255, 255, 255, 1);

    /** Colours whose channels differ by no more than this cannot be told apart: their contrast is below 1.35 to 1, where text that can be read has 3 to 1 at least. */
    private static final int SAME = 18;

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3,8})\\b");
    private static final Pattern FUNCTION =
            WordPatterns.compile("\\b(rgba?|hsla?|hwb|color|oklch|oklab|lab|lch)\\(([^()]{1,80})\\)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w#(-])[a-z]{3,20}(?![\\w(-])");
    private static final Pattern STEP = Pattern.compile(
            "#[0-9a-f]{3,8}(?![0-9a-z])|(?:rgb|hsl)a?\\([^()]{1,80}\\)|(?<![\\w#-])[a-z]{3,20}(?![\\w(-])");
    private static final Pattern PARTS = Pattern.compile("[\\s,/]+");

    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("white", 0xFFFFFF),
            Map.entry("canvas", 0xFFFFFF),
            Map.entry("canvastext", 0x000000),
            Map.entry("black", 0x000000),
            Map.entry("snow", 0xFFFAFA),
            Map.entry("ivory", 0xFFFFF0),
            Map.entry("ghostwhite", 0xF8F8FF),
            Map.entry("floralwhite", 0xFFFAF0),
            Map.entry("whitesmoke", 0xF5F5F5),
            Map.entry("azure", 0xF0FFFF),
            Map.entry("mintcream", 0xF5FFFA),
            Map.entry("red", 0xFF0000),
            Map.entry("green", 0x008000),
            Map.entry("lime", 0x00FF00),
            Map.entry("blue", 0x0000FF),
            Map.entry("navy", 0x000080),
            Map.entry("yellow", 0xFFFF00),
            Map.entry("orange", 0xFFA500),
            Map.entry("purple", 0x800080),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("silver", 0xC0C0C0),
            Map.entry("lightgray", 0xD3D3D3),
            Map.entry("lightgrey", 0xD3D3D3),
            Map.entry("gainsboro", 0xDCDCDC),
            Map.entry("teal", 0x008080),
            Map.entry("maroon", 0x800000),
            Map.entry("beige", 0xF5F5DC),
            Map.entry("pink", 0xFFC0CB),
            Map.entry("cyan", 0x00FFFF),
            Map.entry("aqua", 0x00FFFF),
            Map.entry("magenta", 0xFF00FF),
            Map.entry("fuchsia", 0xFF00FF),
            Map.entry("olive", 0x808000),
            Map.entry("darkgray", 0xA9A9A9),
            Map.entry("darkgrey", 0xA9A9A9));

    /** Of two colours, the one for light pages comes first. */
    private static final String LIGHT = "light-dark(";

    /** The colour in a value of {@code color} or {@code background}; none where there is none or it is not known. */
    static Optional<CssColor> parse(String written) {
        String value = written;
        int light = value.indexOf(LIGHT);
        if (light >= 0) {
            int comma = value.indexOf(',', light);
            value = comma < 0 ? value : value.substring(light + LIGHT.length(), comma);
        }
        Matcher hex = HEX.matcher(value);
        if (hex.find()) {
            return ofHex(hex.group(1));
        }
        Matcher function = FUNCTION.matcher(value);
        if (function.find()) {
            return ofFunction(function.group(1), PARTS.split(function.group(2).strip(), 6));
        }
        Matcher word = WORD.matcher(value);
        while (word.find()) {
            if (word.group().equals("transparent")) {
                return Optional.of(new CssColor(0, 0, 0, 0));
            }
            Integer rgb = NAMES.get(word.group());
            if (rgb != null) {
                return Optional.of(of(rgb, 1));
            }
        }
        return Optional.empty();
    }

    /** The colour of a gradient whose steps are all of one colour; none for any other. */
    static Optional<CssColor> ofGradient(String value) {
        Matcher step = STEP.matcher(value);
        @Nullable CssColor only = null;
        while (step.find()) {
            Optional<CssColor> color = parse(step.group());
            if (color.isPresent()) {
                if (only != null && !only.equals(color.get())) {
                    return Optional.empty();
                }
                only = color.get();
            }
        }
        return Optional.ofNullable(only);
    }

    /** True if a text of this colour cannot be told from the other colour behind it. */
    boolean isLostOn(CssColor behind) {
        return Math.abs(red - behind.red) <= SAME
                && Math.abs(green - behind.green) <= SAME
                && Math.abs(blue - behind.blue) <= SAME;
    }

    private static CssColor of(int rgb, double alpha) {
        return new CssColor(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, alpha);
    }

    private static Optional<CssColor> ofHex(String digits) {
        String d = digits;
        if (d.length() == 3 || d.length() == 4) {
            StringBuilder twice = new StringBuilder();
            d.chars().forEach(c -> twice.append((char) c).append((char) c));
            d = twice.toString();
        }
        if (d.length() != 6 && d.length() != 8) {
            return Optional.empty();
        }
        double alpha = d.length() == 8 ? Integer.parseInt(d.substring(6), 16) / 255.0 : 1;
        return Optional.of(of(Integer.parseInt(d.substring(0, 6), 16), alpha));
    }

    private static Optional<CssColor> ofFunction(String name, String[] parts) {
        if (parts.length < 3) {
            return Optional.empty();
        }
        if (name.equals("color")) {
            return parts.length > 3 && parts[0].equals("srgb") ? ofShares(parts) : Optional.empty();
        }
        if (name.startsWith("ok") || name.startsWith("l")) {
            return ofLightness(part(parts[0], name.startsWith("ok") ? 1 : 100), name.startsWith("ok") ? 1 : 100);
        }
        double alpha = parts.length > 3 ? part(parts[3], 1) : 1;
        if (name.equals("hwb")) {
            return ofGrey(part(parts[1], 1), part(parts[2], 1), alpha);
        }
        double[] three = name.startsWith("rgb")
                ? new double[] {part(parts[0], 255), part(parts[1], 255), part(parts[2], 255)}
                : ofHsl(CssLength.number(parts[0].replace("deg", "")), part(parts[1], 1), part(parts[2], 1));
        double sum = three[0] + three[1] + three[2] + alpha;
        return Double.isNaN(sum)
                ? Optional.empty()
                : Optional.of(new CssColor(channel(three[0]), channel(three[1]), channel(three[2]), alpha));
    }

    /** Without a hue where white and black fill it up; others are not known. */
    private static Optional<CssColor> ofGrey(double white, double black, double alpha) {
        int grey = channel(255 * white / (white + black));
        return white + black >= 1 ? Optional.of(new CssColor(grey, grey, grey, alpha)) : Optional.empty();
    }

    private static Optional<CssColor> ofShares(String[] parts) {
        double red = part(parts[1], 1) * 255;
        double green = part(parts[2], 1) * 255;
        double blue = part(parts[3], 1) * 255;
        return Double.isNaN(red + green + blue)
                ? Optional.empty()
                : Optional.of(new CssColor(channel(red), channel(green), channel(blue), 1));
    }

    /** White and black by their lightness; what lies between is not known. */
    private static Optional<CssColor> ofLightness(double light, double most) {
        return light >= most ? Optional.of(of(0xFFFFFF, 1)) : light <= 0 ? Optional.of(of(0, 1)) : Optional.empty();
    }

    private static double part(String text, double whole) {
        return text.endsWith("%")
                ? CssLength.number(text.substring(0, text.length() - 1)) * whole / 100
                : CssLength.number(text);
    }

    private static int channel(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static double[] ofHsl(double hue, double saturation, double light) {
        double[] out = new double[3];
        double spread = saturation * Math.min(light, 1 - light);
        double[] shifts = {0, 8, 4};
        for (int i = 0; i < 3; i++) {
            double k = ((shifts[i] + hue / 30) % 12 + 12) % 12;
            out[i] = 255 * (light - spread * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1)));
        }
        return out;
    }
}

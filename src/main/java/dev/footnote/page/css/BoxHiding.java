package dev.footnote.page.css;

import static dev.footnote.page.css.CssProperty.BOTTOM;
import static dev.footnote.page.css.CssProperty.CLIP;
import static dev.footnote.page.css.CssProperty.CLIP_PATH;
import static dev.footnote.page.css.CssProperty.CONTENT_VISIBILITY;
import static dev.footnote.page.css.CssProperty.DISPLAY;
import static dev.footnote.page.css.CssProperty.FILTER;
import static dev.footnote.page.css.CssProperty.HEIGHT;
import static dev.footnote.page.css.CssProperty.LEFT;
import static dev.footnote.page.css.CssProperty.LETTER_SPACING;
import static dev.footnote.page.css.CssProperty.MARGIN_LEFT;
import static dev.footnote.page.css.CssProperty.MARGIN_TOP;
import static dev.footnote.page.css.CssProperty.MASK;
import static dev.footnote.page.css.CssProperty.MAX_HEIGHT;
import static dev.footnote.page.css.CssProperty.MAX_WIDTH;
import static dev.footnote.page.css.CssProperty.OPACITY;
import static dev.footnote.page.css.CssProperty.OVERFLOW;
import static dev.footnote.page.css.CssProperty.POSITION;
import static dev.footnote.page.css.CssProperty.RIGHT;
import static dev.footnote.page.css.CssProperty.ROTATE;
import static dev.footnote.page.css.CssProperty.SCALE;
import static dev.footnote.page.css.CssProperty.TEXT_INDENT;
import static dev.footnote.page.css.CssProperty.TOP;
import static dev.footnote.page.css.CssProperty.TRANSFORM;
import static dev.footnote.page.css.CssProperty.TRANSLATE;
import static dev.footnote.page.css.CssProperty.WIDTH;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells why an element with all below it is not seen, going by its own values. */
final class BoxHiding {

    /** Pixels beyond the edge of the screen that no layout of a visible text uses. */
    private static final double FAR = 450;

    /** The right and lower edge can be scrolled to; only much further out nobody goes. */
    private static final double FAR_RIGHT = 4000;

    /** Letters that are drawn back by this share of their size lie on top of each other. */
    private static final double PILED = 0.6;

    /** Letters that are blurred over so many pixels cannot be read. */
    private static final double BLUR = 4;

    /** A shift by so many times the own size leads off the screen. */
    private static final double MANY_TIMES = 1000;

    private static final Pattern FUNCTION = Pattern.compile("([a-z0-9]{1,20})\\(([^()]{0,120})\\)");
    private static final Pattern CALC = Pattern.compile("calc\\([^()]{1,80}+\\)");
    private static final Pattern PARTS = Pattern.compile("[\\s,]+");

    private BoxHiding() {}

    /**
     * Why the element is hidden, or null where it is not.
     *
     * @param font pixels of its letters
     * @param certain false if style sheets that are not in the page may add to the values
     */
    static @Nullable HiddenKind of(CssValues values, double font, boolean certain) {
        if (values.get(DISPLAY).equals("none") || values.get(CONTENT_VISIBILITY).equals("hidden")) {
            return HiddenKind.NOT_DISPLAYED;
        }
        if (isSeeThrough(values)) {
            return HiddenKind.SEE_THROUGH;
        }
        if (isClipped(values, font)) {
            return HiddenKind.CLIPPED;
        }
        if (isOffScreen(values, font, certain)) {
            return HiddenKind.OFF_SCREEN;
        }
        if (CssLength.pixels(values.get(LETTER_SPACING), font, font) <= -PILED * font) {
            return HiddenKind.TINY;
        }
        HiddenKind size = size(values, font);
        return size != null ? size : transform(values, font);
    }

    private static boolean isSeeThrough(CssValues values) {
        if (values.has(OPACITY) && share(values.get(OPACITY)) < Look.MIN_ALPHA) {
            return true;
        }
        String mask = values.get(MASK);
        if (mask.contains("gradient")
                && CssColor.ofGradient(mask)
                        .filter(color -> color.alpha() < Look.MIN_ALPHA)
                        .isPresent()) {
            return true;
        }
        if (!values.has(FILTER)) {
            return false;
        }
        Matcher filter = FUNCTION.matcher(values.get(FILTER));
        while (filter.find()) {
            if (filter.group(1).equals("blur")
                    && CssLength.pixels(filter.group(2).strip(), 16, 0) >= BLUR) {
                return true;
            }
            if (filter.group(1).equals("opacity") && share(filter.group(2).strip()) < Look.MIN_ALPHA) {
                return true;
            }
        }
        return false;
    }

    private static double share(String written) {
        String text = written.startsWith("calc(") && written.endsWith(")")
                ? written.substring("calc(".length(), written.length() - 1).strip()
                : written;
        return text.endsWith("%")
                ? CssLength.number(text.substring(0, text.length() - 1)) / 100
                : CssLength.number(text);
    }

    private static boolean isOut(CssValues values) {
        String position = values.get(POSITION);
        return position.equals("absolute") || position.equals("fixed");
    }

    private static boolean isClipped(CssValues values, double font) {
        if (!values.has(CLIP) && !values.has(CLIP_PATH)) {
            return false;
        }
        Matcher clip = FUNCTION.matcher(values.get(CLIP));
        if (isOut(values) && clip.find() && clip.group(1).equals("rect")) {
            String[] edges = PARTS.split(clip.group(2).strip(), 5);
            return edges.length == 4 && (isNone(edges[0], edges[2], font) || isNone(edges[3], edges[1], font));
        }
        Matcher path = FUNCTION.matcher(values.get(CLIP_PATH));
        return path.find() && isNothing(path.group(1), PARTS.split(path.group(2).strip(), 40), font);
    }

    private static boolean isNone(String from, String to, double font) {
        return CssLength.pixels(to, font, 0) - CssLength.pixels(from, font, 0) <= 1;
    }

    private static boolean isNothing(String shape, String[] parts, double font) {
        double first = CssLength.pixels(parts[0], font, 100);
        return switch (shape) {
            case "circle" -> first <= 1;
            case "ellipse" -> first <= 1 || (parts.length > 1 && CssLength.pixels(parts[1], font, 100) <= 1);
            case "inset" -> inset(parts);
            case "rect" -> parts.length > 3 && (isNone(parts[0], parts[2], font) || isNone(parts[3], parts[1], font));
            case "xywh" ->
                parts.length > 3
                        && (CssLength.pixels(parts[2], font, 100) <= 1 || CssLength.pixels(parts[3], font, 100) <= 1);
            case "polygon" -> {
                boolean same = true;
                for (int i = 2; i + 1 < parts.length; i += 2) {
                    same &= parts[i].equals(parts[0]) && parts[i + 1].equals(parts[1]);
                }
                yield same;
            }
            default -> false;
        };
    }

    private static boolean inset(String[] parts) {
        int edges = 0;
        while (edges < parts.length && edges < 4 && !parts[edges].equals("round")) {
            edges++;
        }
        double top = percent(parts, 0, edges);
        double right = percent(parts, edges > 1 ? 1 : 0, edges);
        double bottom = percent(parts, edges > 2 ? 2 : 0, edges);
        double left = edges > 3 ? percent(parts, 3, edges) : right;
        return top + bottom >= 99 || left + right >= 99;
    }

    /** How much of the box an edge cuts off; not a number where only the box's size would tell. */
    private static double percent(String[] parts, int edge, int edges) {
        String part = edge < edges ? parts[edge] : "";
        double length = CssLength.pixels(part, 1, 100);
        return part.endsWith("%") || length == 0 ? length : Double.NaN;
    }

    private static boolean isOffScreen(CssValues values, double font, boolean certain) {
        boolean moved = isOut(values) || values.get(POSITION).equals("relative");
        if (moved || (!certain && !values.has(POSITION))) {
            double limit = isOut(values) ? FAR : 1000;
            if (values.has(LEFT) && isFar(CssLength.pixels(values.get(LEFT), font, CssLength.WIDTH), limit)
                    || values.has(TOP) && isFar(CssLength.pixels(values.get(TOP), font, CssLength.HEIGHT), limit)
                    || isBeyondScreen(values)
                    || values.has(RIGHT) && isFar(CssLength.pixels(values.get(RIGHT), font, CssLength.WIDTH), limit)
                    || values.has(BOTTOM) && isFar(CssLength.pixels(values.get(BOTTOM), font, CssLength.HEIGHT), limit)
                    || isOut(values) && CssLength.pixels(values.get(MARGIN_TOP), font, CssLength.WIDTH) <= -4000) {
                return true;
            }
        }
        double indent = CssLength.pixels(values.get(TEXT_INDENT), font, CssLength.WIDTH);
        boolean pushed = indent >= CssLength.WIDTH - 1 && cutsOff(values);
        return indent <= -FAR || pushed || CssLength.pixels(values.get(MARGIN_LEFT), font, CssLength.WIDTH) <= -4000;
    }

    private static boolean isFar(double offset, double limit) {
        return offset <= -limit || offset >= FAR_RIGHT;
    }

    /** To what is fixed to the screen nobody can scroll, and an offset that is measured in screens means to leave it. */
    private static boolean isBeyondScreen(CssValues values) {
        String left = values.get(LEFT);
        String top = values.get(TOP);
        boolean fixed = values.get(POSITION).equals("fixed");
        return (fixed || left.endsWith("vw")) && CssLength.pixels(left, 0, CssLength.WIDTH) >= 1.5 * CssLength.WIDTH
                || fixed && CssLength.pixels(top, 0, CssLength.HEIGHT) >= 1.5 * CssLength.HEIGHT;
    }

    private static boolean cutsOff(CssValues values) {
        String overflow = values.get(OVERFLOW);
        return !overflow.isEmpty() && !overflow.contains("visible");
    }

    private static @Nullable HiddenKind size(CssValues values, double font) {
        if (!cutsOff(values)) {
            return null;
        }
        boolean low = isNil(values.get(HEIGHT), font) || isNil(values.get(MAX_HEIGHT), font);
        boolean narrow = isNil(values.get(WIDTH), font) || isNil(values.get(MAX_WIDTH), font);
        if (low && narrow && isOut(values)) {
            return HiddenKind.SCREEN_READERS;
        }
        return low || narrow ? HiddenKind.COLLAPSED : null;
    }

    private static boolean isNil(String length, double font) {
        return CssLength.pixels(length, font, 100) <= 1;
    }

    private static @Nullable HiddenKind transform(CssValues values, double font) {
        if (values.has(SCALE) && scalesToNothing(PARTS.split(values.get(SCALE), 4))) {
            return HiddenKind.SHRUNK;
        }
        String[] turn = PARTS.split(values.get(ROTATE), 3);
        if (turn.length == 2 && (turn[0].equals("x") || turn[0].equals("y")) && isEdgeOn(turn[1])) {
            return HiddenKind.SHRUNK;
        }
        if (values.has(TRANSLATE) && isAway(PARTS.split(values.get(TRANSLATE), 4), font)) {
            return HiddenKind.OFF_SCREEN;
        }
        if (!values.has(TRANSFORM)) {
            return null;
        }
        Matcher part = FUNCTION.matcher(reckoned(values.get(TRANSFORM), font));
        while (part.find()) {
            String[] arguments = PARTS.split(part.group(2).strip(), 17);
            HiddenKind kind = switch (part.group(1)) {
                case "scale", "scale3d", "scalex", "scaley", "matrix" ->
                    scalesToNothing(arguments)
                                    && (!part.group(1).equals("matrix")
                                            || isZero(arguments[arguments.length > 1 ? 1 : 0]))
                            ? HiddenKind.SHRUNK
                            : null;
                case "rotatex", "rotatey", "skewx", "skewy", "skew" ->
                    isEdgeOn(arguments[0]) ? HiddenKind.SHRUNK : null;
                case "rotate3d" ->
                    arguments.length == 4 && isZero(arguments[2]) && isEdgeOn(arguments[3]) ? HiddenKind.SHRUNK : null;
                case "matrix3d" ->
                    isZero(arguments[0]) && arguments.length > 5 && isZero(arguments[5]) && isZero(arguments[1])
                            ? HiddenKind.SHRUNK
                            : null;
                case "translate", "translatex", "translatey", "translate3d" ->
                    isAway(arguments, font) ? HiddenKind.OFF_SCREEN : null;
                default -> null;
            };
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    /** Puts lengths in the place of sums and products of lengths; what depends on a box stays. */
    private static String reckoned(String value, double font) {
        return CALC.matcher(value).replaceAll(m -> {
            double pixels = m.group().indexOf('%') >= 0 ? Double.NaN : CssLength.pixels(m.group(), font, 0);
            return Matcher.quoteReplacement(Double.isNaN(pixels) ? m.group() : pixels + "px");
        });
    }

    private static boolean scalesToNothing(String[] factors) {
        return isZero(factors[0]) || (factors.length == 2 && isZero(factors[1]));
    }

    private static boolean isZero(String number) {
        return Math.abs(share(number)) < 0.02;
    }

    private static boolean isEdgeOn(String angle) {
        return angle.equals("90deg") || angle.equals("-90deg") || angle.equals("270deg") || angle.equals("0.25turn");
    }

    private static boolean isAway(String[] arguments, double font) {
        for (int i = 0; i < Math.min(2, arguments.length); i++) {
            boolean percent = arguments[i].endsWith("%");
            if (percent && Math.abs(share(arguments[i])) * 100 >= MANY_TIMES) {
                return true;
            }
            if (!percent && isFar(CssLength.pixels(arguments[i], font, 0), 1000)) {
                return true;
            }
        }
        return false;
    }
}

package dev.footnote.page.css;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The values that hold for one element once all declarations for it are weighed. */
final class CssValues {

    private static final Set<CssProperty> RESOLVED =
            Set.of(CssProperty.DISPLAY, CssProperty.VISIBILITY, CssProperty.OPACITY, CssProperty.CONTENT_VISIBILITY);

    private record Weighed(String value, long weight) {}

    private final Map<CssProperty, Weighed> values = new EnumMap<>(CssProperty.class);

    /** Values of the page's own names, by these. */
    private final Map<String, Weighed> custom = new HashMap<>(0);

    private boolean settled;

    /** Takes a declaration unless a weightier one was taken before. */
    void add(Declaration declaration, long weight) {
        long own = declaration.important() ? weight + (1L << 50) : weight;
        if (declaration.property() == CssProperty.CUSTOM) {
            int colon = declaration.value().indexOf(':');
            Weighed one = new Weighed(declaration.value().substring(colon + 1), own);
            custom.merge(
                    declaration.value().substring(0, colon),
                    one,
                    (before, now) -> before.weight() <= now.weight() ? now : before);
            return;
        }
        Weighed known = values.get(declaration.property());
        if (known == null || known.weight() <= own) {
            values.put(declaration.property(), new Weighed(declaration.value(), own));
        }
    }

    /** The value that the element itself has for a name of the page's own, or null. */
    @Nullable
    String custom(String name) {
        Weighed known = custom.get(name);
        return known == null ? null : known.value();
    }

    /** Puts other values in the place of those that hold names, where a value alone hides; colours need those behind them, which are known less often. */
    void resolve(UnaryOperator<String> names) {
        values.replaceAll(
                (property, one) -> RESOLVED.contains(property) && one.value().contains("var(")
                        ? new Weighed(names.apply(one.value()), one.weight())
                        : one);
    }

    /** Says that an animation of which all is known has ended. */
    void settle() {
        settled = true;
    }

    /** True if an animation of which all is known has ended, so that nothing changes any more by itself. */
    boolean isSettled() {
        return settled;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(CssProperty property) {
        return values.containsKey(property);
    }

    /** The value of a property, or an empty text where none is declared. */
    String get(CssProperty property) {
        Weighed known = values.get(property);
        return known == null ? "" : known.value();
    }
}

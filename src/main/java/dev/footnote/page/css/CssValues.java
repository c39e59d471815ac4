package dev.footnote.page.css;

import java.util.EnumMap;
import java.util.Map;

/** The values that hold for one element once all declarations for it are weighed. */
final class CssValues {

    private record Weighed(String value, long weight) {}

    private final Map<CssProperty, Weighed> values = new EnumMap<>(CssProperty.class);

    private boolean settled;

    /** Takes a declaration unless a weightier one was taken before. */
    void add(Declaration declaration, long weight) {
        long own = declaration.important() ? weight + (1L << 50) : weight;
        Weighed known = values.get(declaration.property());
        if (known == null || known.weight() <= own) {
            values.put(declaration.property(), new Weighed(declaration.value(), own));
        }
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

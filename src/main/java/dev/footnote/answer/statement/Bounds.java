package dev.footnote.answer.statement;

import dev.footnote.answer.statement.PhraseTable.Hit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bound that the words round a number give it.
 *
 * @param bound "at least", "up to", "about", or exact where nothing is said
 */
record Bounds(Quantity.Bound bound) {

    /** Tokens before a number among which its bounding words stand. */
    private static final int BEFORE = 5;

    static Bounds around(List<Token> tokens, int from, int to) {
        for (int i = Math.max(0, from - BEFORE); i < from; i++) {
            Hit<Set<CueKind>> hit = Lexicon.cues().at(tokens, i);
            Quantity.Bound bound = hit == null || hit.to() > from || hit.to() < from - 3 ? null : of(hit.value());
            if (hit != null && bound != null && joined(tokens, hit.to(), from)) {
                return new Bounds(bound);
            }
        }
        for (int i = to; i <= to + 1 && i < tokens.size(); i++) {
            Hit<Set<CueKind>> hit = Lexicon.cues().at(tokens, i);
            Quantity.Bound bound = hit == null ? null : of(hit.value());
            if (hit != null && bound != null && isTrailing(tokens, hit)) {
                return new Bounds(bound);
            }
        }
        return new Bounds(Quantity.Bound.EXACT);
    }

    /** Nothing but an article or a preposition may stand between the word and the number. */
    private static boolean joined(List<Token> tokens, int from, int to) {
        boolean han = to > from;
        for (int i = from; i < to; i++) {
            han &= tokens.get(i).kind() == Token.Kind.HAN;
        }
        if (han) {
            return true;
        }
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            boolean light = token.is("a")
                    || token.is("the")
                    || token.is("of")
                    || token.is("为")
                    || token.is("有")
                    || token.is("是")
                    || token.is("達")
                    || token.is("达")
                    || token.is("过");
            if (!light) {
                return false;
            }
        }
        return true;
    }

    /** Words such as "or more" follow their number; "about" and the like belong to the next one. */
    private static boolean isTrailing(List<Token> tokens, Hit<Set<CueKind>> hit) {
        String first = tokens.get(hit.from()).lower();
        String last = tokens.get(hit.to() - 1).lower();
        return first.equals("or")
                || first.equals("at")
                || first.equals("and") && last.equals("over")
                || last.equals("以上")
                || "以左上多余餘内下至".contains(first) && tokens.get(hit.from()).kind() == Token.Kind.HAN
                || (first.equals("maximum") || first.equals("minimum"));
    }

    private static Quantity.@Nullable Bound of(Set<CueKind> kinds) {
        for (CueKind kind : kinds) {
            Quantity.Bound bound = of(kind);
            if (bound != null) {
                return bound;
            }
        }
        return null;
    }

    private static Quantity.@Nullable Bound of(CueKind kind) {
        return switch (kind) {
            case AT_LEAST -> Quantity.Bound.AT_LEAST;
            case MORE_THAN -> Quantity.Bound.MORE;
            case AT_MOST -> Quantity.Bound.AT_MOST;
            case LESS_THAN -> Quantity.Bound.LESS;
            case ABOUT -> Quantity.Bound.ABOUT;
            default -> null;
        };
    }
}

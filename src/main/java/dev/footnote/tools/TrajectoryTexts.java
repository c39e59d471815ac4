package dev.footnote.tools;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import java.util.List;
import java.util.Locale;

/** The text for a model on the findings of other trajectories: short enough for any window, and with the quotes to cite. Stateless, safe for many threads. */
public final class TrajectoryTexts {

    /** More claims of one trajectory are rarely needed for one answer. */
    private static final int CLAIMS = 16;

    private static final int QUOTES = 3;

    /** Of a longer quote its beginning, which stands in the source just as well. */
    private static final int QUOTE_CHARS = 500;

    private static final int OPEN_QUESTIONS = 4;

    private TrajectoryTexts() {}

    /**
     * Returns the findings of a trajectory, as several lines with an empty one at the end.
     *
     * @param number of the trajectory
     * @param approach the approach that it was asked to take; may be empty
     * @param answer its answer
     * @param most characters after which no further claim is told
     */
    public static String of(int number, String approach, Answer answer, int most) {
        StringBuilder out = new StringBuilder();
        out.append("## Result ").append(number).append('\n');
        if (!approach.isBlank()) {
            out.append("Way: ").append(SpecialTokenEscaper.line(approach, 300)).append('\n');
        }
        out.append("Ended: ").append(lower(answer.status()));
        if (answer.reason() != null) {
            out.append(" (")
                    .append(SpecialTokenEscaper.line(answer.reason(), 300))
                    .append(')');
        }
        out.append(String.format(Locale.ROOT, "; confidence %.2f", answer.confidence()))
                .append('\n');
        if (!answer.shortAnswer().isBlank()) {
            out.append("Short answer: ")
                    .append(SpecialTokenEscaper.line(answer.shortAnswer(), 300))
                    .append('\n');
        }
        List<Claim> claims = answer.claims().stream()
                .filter(claim -> claim.kind() == Claim.Kind.STATEMENT)
                .toList();
        if (claims.isEmpty()) {
            out.append("No claims.\n");
        }
        int told = 0;
        while (told < Math.min(claims.size(), CLAIMS) && out.length() < most) {
            claim(claims.get(told++), out);
        }
        if (told < claims.size()) {
            out.append("and ").append(claims.size() - told).append(" claims more\n");
        }
        answer.openQuestions().stream()
                .limit(OPEN_QUESTIONS)
                .forEach(open -> out.append("Open: ")
                        .append(SpecialTokenEscaper.line(open, 300))
                        .append('\n'));
        return out.append('\n').toString();
    }

    private static void claim(Claim claim, StringBuilder out) {
        out.append("- [")
                .append(lower(claim.support()))
                .append(" support] ")
                .append(SpecialTokenEscaper.line(claim.text(), 1_000))
                .append('\n');
        claim.reasons().stream()
                .limit(1)
                .forEach(reason -> out.append("  doubt: ")
                        .append(SpecialTokenEscaper.line(reason.text(), 300))
                        .append('\n'));
        for (Citation citation : claim.citations().stream().limit(QUOTES).toList()) {
            out.append("  source ")
                    .append(citation.source())
                    .append(": \"")
                    .append(SpecialTokenEscaper.line(beginning(citation.quote()), 2 * QUOTE_CHARS))
                    .append("\"\n");
        }
    }

    /** Whole words of it. */
    private static String beginning(String quote) {
        if (quote.length() <= QUOTE_CHARS) {
            return quote;
        }
        int space = quote.lastIndexOf(' ', QUOTE_CHARS);
        int end = space > QUOTE_CHARS / 2 ? space : QUOTE_CHARS;
        return quote.substring(0, Character.isHighSurrogate(quote.charAt(end - 1)) ? end - 1 : end);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

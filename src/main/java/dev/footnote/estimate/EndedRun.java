package dev.footnote.estimate;

import dev.footnote.api.TokenCount;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens, steps and time that an ended run took; nothing of its content.
 *
 * @param model the model's id
 * @param mode in which it began: fast, think, or fast_first where it might go on with thinking
 * @param steps model calls
 * @param tokens of all of them
 * @param millis from start to end
 */
public record EndedRun(String model, String mode, int steps, TokenCount tokens, long millis) {

    private static final Pattern TAB = Pattern.compile("\t");
    private static final int FIELDS = 7;

    /** One line, without its end. */
    String line() {
        return Stream.of(
                        TAB.matcher(model).replaceAll(" "),
                        mode,
                        steps,
                        tokens.input(),
                        tokens.cachedInput(),
                        tokens.output(),
                        millis)
                .map(String::valueOf)
                .collect(Collectors.joining("\t"));
    }

    /** The run that a line tells of; empty for a line that was torn or is of another version. */
    static Optional<EndedRun> of(String line) {
        String[] fields = TAB.split(line, -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EndedRun(
                    fields[0],
                    fields[1],
                    Integer.parseInt(fields[2]),
                    new TokenCount(Long.parseLong(fields[3]), Long.parseLong(fields[4]), Long.parseLong(fields[5]), 0),
                    Long.parseLong(fields[6])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

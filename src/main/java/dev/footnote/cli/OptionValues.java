package dev.footnote.cli;

import dev.footnote.cli.arguments.AnswerFormat;
import dev.footnote.config.Durations;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Reads the values of options, in words of our own where one is wrong. */
final class OptionValues {

    private static final int LONGEST_AMOUNT = 40;

    private OptionValues() {}

    static void register(CommandLine line) {
        line.registerConverter(Integer.class, OptionValues::integer);
        line.registerConverter(BigDecimal.class, OptionValues::amount);
        line.registerConverter(Duration.class, OptionValues::duration);
        line.registerConverter(Path.class, OptionValues::path);
        line.registerConverter(Charset.class, OptionValues::charset);
        line.registerConverter(AnswerFormat.class, OptionValues::format);
    }

    private static Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrong(text, "is not a whole number");
        }
    }

    private static BigDecimal amount(String text) {
        try {
            if (text.length() <= LONGEST_AMOUNT) {
                return new BigDecimal(text);
            }
            throw wrong(text.substring(0, LONGEST_AMOUNT) + "…", "is not an amount such as 0.50");
        } catch (NumberFormatException e) {
            throw wrong(text, "is not an amount such as 0.50");
        }
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text.strip());
        } catch (IllegalArgumentException e) {
            throw wrong(text, "is no encoding that is known here; UTF-8, GBK and windows-1252 are, for example");
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(
                    text,
                    "cannot be a path here (" + e.getReason()
                            + "); for other letters than English ones set LC_ALL=C.UTF-8");
        }
    }

    private static AnswerFormat format(String text) {
        List<AnswerFormat> known = List.of(AnswerFormat.values());
        return known.stream()
                .filter(format -> format.toString().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> wrong(
                        text,
                        "is none of " + known.stream().map(Object::toString).collect(Collectors.joining(", "))));
    }

    private static CommandLine.TypeConversionException wrong(String text, String problem) {
        return new CommandLine.TypeConversionException("\"" + text + "\" " + problem);
    }
}

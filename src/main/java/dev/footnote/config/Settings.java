package dev.footnote.config;

import dev.footnote.api.InvalidInputException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All settings with their values and where each came from. Immutable, safe for many threads.
 *
 * <p>A getter of a name that no file in the jar declares is a mistake in the program and throws {@link
 * IllegalArgumentException}; a value of the wrong form is the user's and throws {@link InvalidInputException}.
 */
public final class Settings {

    /**
     * The place that a value came from.
     *
     * @param source a word for the source and its name, such as {@code default}, {@code file footnote.yaml}, {@code environment
     *     MOONSHOT_API_KEY} or {@code flag --max-steps}
     */
    public record Origin(String source) {
        /** The shipped default. */
        public static final Origin DEFAULT = new Origin("default");

        /** True for anything but the shipped default. */
        public boolean isSet() {
            return !equals(DEFAULT);
        }
    }

    /**
     * One setting, for showing.
     *
     * @param name dotted
     * @param value as text; secrets are masked, also within addresses and JSON
     * @param origin where it came from
     */
    public record Shown(String name, String value, Origin origin) {}

    /**
     * The inputs that settings are read from, besides the defaults in the jar. A later component wins.
     *
     * @param file the user's YAML file, or null
     * @param environment the process's environment
     * @param flags values by setting name, from the command line or a builder; a null value is left out by the caller
     */
    public record Inputs(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {}

    private final Map<String, Object> values;
    private final Map<String, Origin> origins;

    Settings(Map<String, Object> values, Map<String, Origin> origins) {
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
        this.origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    }

    /** The shipped defaults alone. */
    public static Settings defaults() {
        return load(new Inputs(null, Map.of(), Map.of()));
    }

    /**
     * The settings that result from defaults, file, environment and flags.
     *
     * @param inputs the file, variables and options to read
     * @throws InvalidInputException naming every unknown or unreadable setting, and where it stands
     */
    public static Settings load(Inputs inputs) {
        return SettingsLoader.load(inputs);
    }

    /**
     * A text; empty where the setting is blank.
     *
     * @param name dotted
     */
    public Optional<String> optional(String name) {
        Object value = raw(name);
        String text = value == null ? "" : String.valueOf(value).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /**
     * A text that must not be blank.
     *
     * @param name dotted
     */
    public String text(String name) {
        return optional(name).orElseThrow(() -> bad(name, "is empty", "give it a value"));
    }

    /**
     * A whole number.
     *
     * @param name dotted
     */
    public int integer(String name) {
        return parsed(name, "a whole number", Integer::valueOf);
    }

    /**
     * A whole number that may be large.
     *
     * @param name dotted
     */
    public long wholeNumber(String name) {
        return parsed(name, "a whole number", Long::valueOf);
    }

    /**
     * A number.
     *
     * @param name dotted
     */
    public double number(String name) {
        return parsed(name, "a number", Double::valueOf);
    }

    /**
     * Returns a whole number within a range.
     *
     * @param name dotted
     * @param least the smallest number allowed
     * @param most the largest number allowed
     * @throws InvalidInputException if the number is out of range
     */
    public int integer(String name, int least, int most) {
        return (int) wholeNumber(name, least, most);
    }

    /**
     * Returns a whole number that is not too small.
     *
     * @param name dotted
     * @param least the smallest number allowed
     * @throws InvalidInputException if the number is smaller
     */
    public int integer(String name, int least) {
        return integer(name, least, Integer.MAX_VALUE);
    }

    /**
     * Returns a whole number that may be large, within a range.
     *
     * @param name dotted
     * @param least the smallest number allowed
     * @param most the largest number allowed
     * @throws InvalidInputException if the number is out of range
     */
    public long wholeNumber(String name, long least, long most) {
        long value = wholeNumber(name);
        if (value < least || value > most) {
            boolean open = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
            String range = open && value < least ? least + " or more" : least + " to " + most;
            throw bad(name, "out of range", "give " + range);
        }
        return value;
    }

    /**
     * Returns a share of a whole.
     *
     * @param name dotted
     * @return a number from 0 to 1
     * @throws InvalidInputException if the number is out of range
     */
    public double share(String name) {
        double value = number(name);
        if (!(value >= 0 && value <= 1)) {
            throw bad(name, "out of range", "give a number from 0 to 1");
        }
        return value;
    }

    /**
     * A decimal number; empty where the setting is blank.
     *
     * @param name dotted
     */
    public Optional<BigDecimal> decimal(String name) {
        return optional(name).isEmpty()
                ? Optional.empty()
                : Optional.of(parsed(name, "a decimal number", BigDecimal::new));
    }

    /**
     * A duration.
     *
     * @param name dotted
     */
    public Duration duration(String name) {
        return parsed(name, "a duration such as 250ms, 30s, 5m or 1h30m", Durations::parse);
    }

    /**
     * Yes or no.
     *
     * @param name dotted
     */
    public boolean flag(String name) {
        return parsed(
                name,
                "true or false",
                text -> SettingType.yesOrNo(text).orElseThrow(() -> new IllegalArgumentException(text)));
    }

    /**
     * A list of texts; a single text is split at commas, and may have the brackets and quotation marks of YAML around it.
     *
     * @param name dotted
     */
    public List<String> list(String name) {
        Object value = raw(name);
        List<String> out = new ArrayList<>();
        if (value instanceof List<?> items) {
            items.forEach(item -> out.add(String.valueOf(item).strip()));
        } else if (value != null) {
            String text = String.valueOf(value).strip();
            boolean bracketed = text.startsWith("[") && text.endsWith("]");
            for (String part : (bracketed ? text.substring(1, text.length() - 1) : text).split(",", -1)) {
                if (!part.isBlank()) {
                    out.add(bracketed ? unquoted(part.strip()) : part.strip());
                }
            }
        }
        return Collections.unmodifiableList(out);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * The next segments of all names that begin with a prefix, sorted: {@code children("llm")} gives the endpoints.
     *
     * @param prefix dotted, without a dot at its end
     */
    public Set<String> children(String prefix) {
        Set<String> out = new TreeSet<>();
        String start = prefix + ".";
        for (String name : values.keySet()) {
            if (name.startsWith(start)) {
                String rest = name.substring(start.length());
                int dot = rest.indexOf('.');
                if (dot > 0) {
                    out.add(rest.substring(0, dot));
                }
            }
        }
        return out;
    }

    /**
     * True if there is a setting of that name.
     *
     * @param name dotted
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * Returns the place that a setting's value came from.
     *
     * @param name dotted
     */
    public Origin origin(String name) {
        raw(name);
        return origins.getOrDefault(name, Origin.DEFAULT);
    }

    /** Every setting in the order of names, secrets masked. */
    public List<Shown> shown() {
        List<Shown> out = new ArrayList<>();
        values.forEach((name, value) -> {
            String text = value == null ? "" : String.valueOf(value);
            out.add(new Shown(name, SecretMasker.masked(name, text), origin(name)));
        });
        return out;
    }

    /**
     * True for names whose values are never shown.
     *
     * @param name dotted
     */
    public static boolean isSecret(String name) {
        return SecretMasker.isSecret(name);
    }

    /**
     * A complaint about a setting's value, worded alike everywhere.
     *
     * @param name dotted
     * @param problem the fault, following the value
     * @param remedy the remedy
     */
    public InvalidInputException bad(String name, String problem, String remedy) {
        Object given = raw(name);
        String value =
                isSecret(name) ? "(hidden)" : SecretMasker.masked(name, given == null ? "" : String.valueOf(given));
        return new InvalidInputException(
                name + " is \"" + value + "\" (from " + origin(name).source() + "): " + problem + "; " + remedy);
    }

    private <T> T parsed(String name, String form, Function<String, T> parser) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw bad(name, "this is not " + form, "correct it");
        }
    }

    private @Nullable Object raw(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("there is no setting named " + name + "; declare it in config/");
        }
        return values.get(name);
    }
}

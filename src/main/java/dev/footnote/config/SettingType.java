package dev.footnote.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that a setting's values have, as its shipped default shows it. */
enum SettingType {
    YES_NO("true or false"),
    WHOLE("a whole number from 0"),
    NUMBER("a number from 0"),
    DURATION("a duration such as 250ms, 30s, 5m or 1h30m"),
    LIST("a list"),
    TEXT("a text");

    private final String words;

    SettingType(String words) {
        this.words = words;
    }

    static SettingType of(@Nullable Object value) {
        if (value instanceof Boolean) {
            return YES_NO;
        }
        if (value instanceof Number) {
            return value instanceof Integer || value instanceof Long ? WHOLE : NUMBER;
        }
        if (value instanceof List<?>) {
            return LIST;
        }
        return value instanceof String text && isDuration(text) ? DURATION : TEXT;
    }

    /**
     * What is wrong with a value, or empty. No setting has a meaning below zero.
     *
     * @param value of any origin: a tree's node, or a text
     */
    Optional<String> problem(@Nullable Object value) {
        if (this == TEXT || this == LIST) {
            return Optional.empty();
        }
        if (value instanceof List<?>) {
            return Optional.of("this is a list, not " + words);
        }
        String text = value == null ? "" : String.valueOf(value).strip();
        if (text.isEmpty()) {
            return Optional.of("is empty, and " + words + " is due");
        }
        return fits(text) ? Optional.empty() : Optional.of("this is not " + words);
    }

    private boolean fits(String text) {
        try {
            return switch (this) {
                case YES_NO -> yesOrNo(text).isPresent();
                case WHOLE -> Long.parseLong(text) >= 0;
                case NUMBER -> new BigDecimal(text).signum() >= 0;
                case DURATION -> !Durations.parse(text).isNegative();
                case LIST, TEXT -> true;
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Optional<Boolean> yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean isDuration(String text) {
        try {
            return Durations.parse(text).compareTo(Duration.ZERO) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.footnote.http;

import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.exchange.RequestParams;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filter for a list of runs. Immutable.
 *
 * @param statuses wanted; empty for all
 * @param words that the question holds, in lower case; empty for all
 * @param from the earliest moment at which a run was asked for, or null
 * @param to the first moment at which it no longer counts, or null
 */
record RunFilter(
        Set<String> statuses,
        String words,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The parameters that are read here. */
    static final String[] PARAMETERS = {"limit", "before", "status", "question", "created_from", "created_to"};

    private static final Set<String> STATUSES = new LinkedHashSet<>(List.of(
            "queued", "running", "answered", "unsupported", "not_found", "budget_exhausted", "cancelled", "failed"));

    /**
     * Reads the parameters.
     *
     * @throws ProblemException naming the one that cannot be used
     */
    static RunFilter of(Context context) {
        Set<String> statuses = new LinkedHashSet<>();
        String given = context.queryParam("status");
        if (given != null) {
            for (String each : given.split(",", -1)) {
                if (!STATUSES.contains(each)) {
                    throw RequestParams.bad(
                            "status",
                            "status is \"" + Problem.shown(given) + "\"; give one or more of "
                                    + String.join(",", STATUSES));
                }
                statuses.add(each);
            }
        }
        String question = context.queryParam("question");
        return new RunFilter(
                statuses,
                question == null ? "" : question.strip().toLowerCase(Locale.ROOT),
                moment("created_from", context.queryParam("created_from")),
                moment("created_to", context.queryParam("created_to")));
    }

    private static @Nullable Instant moment(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    Problem.badField(
                            name,
                            name + " is \"" + Problem.shown(text)
                                    + "\"; give a date such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z"),
                    e);
        }
    }

    /** Returns whether a run is shown. */
    boolean test(QueuedRun run) {
        Instant created = run.stored().createdAt();
        return (from == null || !created.isBefore(from))
                && (to == null || created.isBefore(to))
                && (words.isEmpty()
                        || run.stored()
                                .request()
                                .question()
                                .toLowerCase(Locale.ROOT)
                                .contains(words))
                && (statuses.isEmpty() || statuses.contains(run.status()));
    }

    /** Returns the filter as parameters, each with an ampersand before it; empty where all runs are shown. */
    String query() {
        StringBuilder out = new StringBuilder();
        add(out, "status", String.join(",", statuses));
        add(out, "question", words);
        add(out, "created_from", from == null ? "" : from.toString());
        add(out, "created_to", to == null ? "" : to.toString());
        return out.toString();
    }

    private static void add(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}

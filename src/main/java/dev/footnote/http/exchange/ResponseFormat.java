package dev.footnote.http.exchange;

import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.json.Json;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms in which something is given, in the order in which they are preferred where the caller does not care. */
public enum ResponseFormat {
    /** JSON. */
    JSON("application/json"),
    /** Markdown. */
    MARKDOWN("text/markdown"),
    /** HTML. */
    HTML("text/html"),
    /** Server-sent events. */
    EVENTS("text/event-stream"),
    /** The plain text alone. */
    TEXT("text/plain"),
    /** Sources in BibTeX. */
    BIBTEX("application/x-bibtex"),
    /** Sources in CSL-JSON. */
    CSL("application/vnd.citationstyles.csl+json");

    private static final Pattern WEIGHT = Pattern.compile("q=[01](?:\\.\\d{0,3})?");

    private final String mediaType;

    ResponseFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Returns the value of Content-Type, with the character set where the type does not settle it. */
    public String contentType() {
        return this == JSON || this == CSL ? mediaType : mediaType + "; charset=utf-8";
    }

    /**
     * Returns an answer in this form.
     *
     * @param answer whatever its status
     */
    public String render(Answer answer) {
        return switch (this) {
            case MARKDOWN -> Renderers.markdown(answer);
            case HTML -> Renderers.html(answer);
            case BIBTEX -> Renderers.bibtex(answer);
            case CSL -> Renderers.csl(answer);
            default -> Json.answer(answer, false);
        };
    }

    /**
     * Returns the one of some forms that the Accept headers like best; the first where there are none.
     *
     * @param context of the request
     * @param offered the formats on offer, the preferred first
     * @throws ProblemException if they like none
     */
    public static ResponseFormat accepted(Context context, ResponseFormat... offered) {
        return best(context, offered).orElseThrow(() -> {
            String these = Arrays.stream(offered).map(form -> form.mediaType).collect(Collectors.joining(" or "));
            return new ProblemException(Problem.of(
                    406,
                    "not-acceptable",
                    "None of the forms accepted can be given",
                    "Accept is \"" + Problem.shown(header(context)) + "\"; accept " + these));
        });
    }

    /**
     * Returns the same as {@link #accepted}, but empty if they like none.
     *
     * @param context of the request
     * @param offered the formats on offer, the preferred first
     */
    public static Optional<ResponseFormat> best(Context context, ResponseFormat... offered) {
        String header = header(context);
        ResponseFormat best = header.isBlank() ? offered[0] : null;
        double liking = 0;
        for (ResponseFormat form : offered) {
            double quality = form.quality(header);
            if (quality > liking) {
                best = form;
                liking = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String header(Context context) {
        return String.join(",", Collections.list(context.req().getHeaders("Accept")));
    }

    /** The quality given to this type by the most exact of the ranges that fit. */
    private double quality(String header) {
        String group = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        Map<String, Integer> ranges = Map.of("*/*", 1, group, 2, mediaType, 3);
        int exactness = 0;
        double quality = 0;
        for (String part : header.split(",")) {
            String[] pieces = part.split(";", -1);
            int fit = ranges.getOrDefault(pieces[0].strip().toLowerCase(Locale.ROOT), 0);
            if (fit > exactness) {
                exactness = fit;
                quality = weight(pieces);
            }
        }
        return quality;
    }

    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String parameter = pieces[i].strip().toLowerCase(Locale.ROOT);
            if (WEIGHT.matcher(parameter).matches()) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}

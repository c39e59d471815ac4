package dev.footnote.http;

import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.json.Json;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms in which an answer is given, in the order in which they are preferred where the caller does not care. */
enum Form {
    JSON("application/json"),
    MARKDOWN("text/markdown"),
    HTML("text/html"),
    EVENTS("text/event-stream");

    private final String mediaType;

    Form(String mediaType) {
        this.mediaType = mediaType;
    }

    String contentType() {
        return this == JSON ? mediaType : mediaType + "; charset=utf-8";
    }

    String render(Answer answer) {
        return switch (this) {
            case MARKDOWN -> Renderers.markdown(answer);
            case HTML -> Renderers.html(answer);
            default -> Json.answer(answer, false);
        };
    }

    /**
     * The form that an Accept header likes best.
     *
     * @throws ProblemException if it likes none
     */
    static Form accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return JSON;
        }
        Form best = null;
        double liking = 0;
        for (Form form : values()) {
            double quality = form.quality(header);
            if (quality > liking) {
                best = form;
                liking = quality;
            }
        }
        if (best == null) {
            throw new ProblemException(Problem.of(
                    406,
                    "not-acceptable",
                    "None of the forms accepted can be given",
                    "Accept is \"" + header
                            + "\"; accept application/json, text/event-stream, text/markdown or text/html"));
        }
        return best;
    }

    /** The quality given to this type by the most exact of the ranges that fit. */
    private double quality(String header) {
        String group = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        Map<String, Integer> ranges = Map.of("*/*", 1, group, 2, mediaType, 3);
        int exactness = 0;
        double quality = 0;
        for (String part : header.split(",")) {
            String[] pieces = part.split(";");
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
            if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}

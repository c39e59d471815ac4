package dev.footnote.http.exchange;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Reads the parameters and the body of a request; every method fails with a {@link ProblemException} that names the part at fault. */
public final class RequestParams {

    private static final Pattern RESPOND_ASYNC = Pattern.compile("(?i)(?<![^,;\\s])respond-async(?![^,;\\s])");
    private static final Pattern IGNORED = Pattern.compile("[\\s\"]");
    private static final Pattern JSON_TYPE = Pattern.compile("application/json(?:;charset=(?:utf-8|utf8|us-ascii))?;?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    private RequestParams() {}

    /**
     * Refuses query parameters other than these, and any that is given twice: a misspelt one must not pass for none.
     *
     * @param context of the request
     * @param known their names
     */
    public static void only(Context context, String... known) {
        for (Map.Entry<String, List<String>> given : context.queryParamMap().entrySet()) {
            String name = Problem.shown(given.getKey());
            if (!List.of(known).contains(given.getKey())) {
                String remedy = known.length == 0 ? "none is known here" : "known are " + String.join(", ", known);
                throw bad(name, "parameter \"" + name + "\" is unknown; " + remedy);
            }
            if (given.getValue().size() > 1) {
                throw bad(name, "parameter \"" + name + "\" is given more than once; give it once");
            }
        }
    }

    /**
     * Returns whether a parameter is {@code true}; a missing one is not.
     *
     * @param context of the request
     * @param name of the parameter
     * @throws ProblemException if it is given more than once, or is neither {@code true} nor {@code false}
     */
    public static boolean flag(Context context, String name) {
        List<String> given = context.queryParams(name);
        if (given.isEmpty()) {
            return false;
        }
        if (given.size() > 1) {
            throw bad(name, "parameter \"" + name + "\" is given more than once; give it once");
        }
        String value = given.get(0);
        if (!value.equals("true") && !value.equals("false")) {
            throw bad(name, name + " is \"" + Problem.shown(value) + "\"; give true or false");
        }
        return value.equals("true");
    }

    /**
     * Returns whether the caller does not wait: by {@code wait=false}, or {@code Prefer: respond-async}.
     *
     * @param context of the request
     */
    public static boolean async(Context context) {
        String wait = context.queryParam("wait");
        if (wait != null && !wait.equals("true") && !wait.equals("false")) {
            throw bad("wait", "wait is \"" + Problem.shown(wait) + "\"; give true or false");
        }
        String prefer = context.header("Prefer");
        boolean preferred = prefer != null && RESPOND_ASYNC.matcher(prefer).find();
        return wait == null ? preferred : wait.equals("false");
    }

    /**
     * Returns the body's bytes, if it is JSON as it stands.
     *
     * @param context of the request
     */
    public static byte[] json(Context context) {
        String type = context.header("Content-Type");
        String plain = type == null
                ? ""
                : IGNORED.matcher(type.toLowerCase(Locale.ROOT)).replaceAll("");
        if (!JSON_TYPE.matcher(plain).matches()) {
            throw unsupported("Content-Type is \"" + (type == null ? "" : Problem.shown(type))
                    + "\"; send \"Content-Type: application/json\", in UTF-8");
        }
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            context.header("Accept-Encoding", "identity");
            throw unsupported("Content-Encoding is \"" + Problem.shown(encoding) + "\"; send the body as it is");
        }
        return body(context);
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(
                Problem.of(415, "unsupported-media-type", "The body's type cannot be read", detail));
    }

    // Javalin is written in Kotlin, whose checked exceptions nobody declares.
    private static byte[] body(Context context) {
        try {
            return context.bodyAsBytes();
        } catch (HttpResponseException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof HttpException early && early.getCode() == 408) {
                throw new ProblemException(Problem.of(
                        408,
                        "too-slow",
                        "The request came too slowly",
                        "the body did not come in time; send it again"));
            }
            if (e instanceof IOException || e instanceof HttpException) {
                throw new ProblemException(Problem.of(
                        400,
                        "malformed-body",
                        "The body is no JSON object",
                        "the body broke off or is badly chunked; send it whole"));
            }
            throw e;
        }
    }

    /**
     * Returns the number of the last event seen, 0 for none.
     *
     * @param context of the request
     */
    public static long lastEventId(Context context) {
        String header = context.header("Last-Event-ID");
        if (header == null || header.isBlank()) {
            return 0;
        }
        if (!NUMBER.matcher(header.strip()).matches()) {
            throw bad(
                    "Last-Event-ID",
                    "Last-Event-ID is \"" + Problem.shown(header) + "\"; give the number of the last event seen");
        }
        return Long.parseLong(header.strip());
    }

    /**
     * Returns a whole number.
     *
     * @param name of the parameter
     * @param text as it was given, or null
     * @param otherwise where none was given
     * @param least the smallest that can be used, not below 0
     * @param most the greatest that can be used
     */
    public static int number(String name, @Nullable String text, int otherwise, int least, int most) {
        if (text == null) {
            return otherwise;
        }
        long value = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (value >= least && value <= most) {
            return (int) value;
        }
        throw bad(
                name, name + " is \"" + Problem.shown(text) + "\"; give a whole number from " + least + " to " + most);
    }

    /**
     * Returns the exception for a parameter that cannot be used.
     *
     * @param field its name
     * @param detail the fault in this request, and the remedy
     */
    public static ProblemException bad(String field, String detail) {
        return new ProblemException(Problem.badField(field, detail));
    }
}

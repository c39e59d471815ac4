package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers calls from a function and keeps them. */
public final class FakeTransport implements HttpTransport {

    public final List<HttpCall> calls = Collections.synchronizedList(new ArrayList<>());
    private final Function<HttpCall, HttpAnswer> answers;

    FakeTransport(Function<HttpCall, HttpAnswer> answers) {
        this.answers = answers;
    }

    public static FakeTransport always(int status, String type, String body) {
        return new FakeTransport(call -> answer(call, status, type, body));
    }

    static HttpAnswer answer(HttpCall call, int status, String type, String body) {
        return new HttpAnswer(
                status,
                call.uri(),
                List.of(),
                Map.of("content-type", List.of(type), "retry-after", List.of("7")),
                body.getBytes(StandardCharsets.UTF_8),
                false);
    }

    @Override
    public HttpAnswer send(HttpCall call, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        calls.add(call);
        return answers.apply(call);
    }

    @Override
    public void close() {}
}

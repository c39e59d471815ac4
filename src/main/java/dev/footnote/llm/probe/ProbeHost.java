package dev.footnote.llm.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.CancelledException;
import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.BodyUnpacker;
import dev.footnote.llm.endpoint.BoundedText;
import dev.footnote.llm.endpoint.ChatHttpClients;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.EndpointThreads;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFamily;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An endpoint that is asked single requests. Safe for many threads; close it when done. */
public final class ProbeHost implements AutoCloseable {

    /** Bytes; an answer of a thousand tokens is far shorter, and of a list of models the beginning is enough. */
    private static final int MOST_BYTES = 1 << 20;

    private final Settings settings;
    private final EndpointSettings endpoint;
    private final ChatSettings common;
    private final EndpointFailures failures;
    private final EndpointThreads threads;
    private final HttpClient client;

    /**
     * A host. Nothing is sent yet.
     *
     * @param settings all of them
     * @param name of the endpoint, declared under {@code llm}
     * @param clock for waits that the host gives as a date
     * @throws InvalidInputException if the endpoint's settings are wrong
     */
    public ProbeHost(Settings settings, String name, Clock clock) {
        this.settings = settings;
        this.endpoint = EndpointSettings.from(settings, name, null);
        this.common = ChatSettings.from(settings);
        this.failures = new EndpointFailures(endpoint, clock);
        this.threads = EndpointThreads.named(name + "-probe");
        this.client = ChatHttpClients.client(common, endpoint.local(), threads.network());
    }

    /** The endpoint's settings. */
    public EndpointSettings endpoint() {
        return endpoint;
    }

    /** True if a host that is not of the user's own would be asked without a key. */
    public boolean lacksKey() {
        return endpoint.lacksKey()
                && !settings.origin("llm." + endpoint.name() + ".base_url").isSet();
    }

    /** Returns the wait before a refused request is sent again, where the host does not say. */
    public Duration backoff() {
        return common.backoff();
    }

    /**
     * The settings of a model.
     *
     * @param model its id
     */
    public ModelFamily family(String model) {
        return endpoint.family().equals("auto")
                ? ModelFamily.of(settings, model)
                : ModelFamily.named(settings, endpoint.family());
    }

    /**
     * The frame of a chat request as Footnote sends it to this endpoint, without messages and tools.
     *
     * @param model its id
     * @param room tokens of the answer at most
     * @param stream true for events, false for an answer in one piece
     */
    public ObjectNode frame(String model, int room, boolean stream) {
        ModelFamily family = family(model);
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("model", model);
        family.temperature().ifPresent(value -> root.put("temperature", value));
        root.put(family.maxTokensField(), room).put("stream", stream);
        if (stream) {
            root.putObject("stream_options").put("include_usage", true);
        }
        root.setAll(family.body());
        root.setAll(endpoint.extra());
        return root;
    }

    /**
     * Asks for something that is there.
     *
     * @param path below the base address, such as /models
     * @param most how long to wait
     */
    public RawReply get(String path, Duration most) {
        return send(request(path).GET().build(), most);
    }

    /**
     * Sends a chat request.
     *
     * @param body as {@link #frame} began it
     * @param most how long to wait for the whole answer
     */
    public RawReply chat(JsonNode body, Duration most) {
        return post("/chat/completions", body, most);
    }

    /**
     * Sends something.
     *
     * @param path below the base address, such as /chat/completions
     * @param body is sent as JSON
     * @param most how long to wait for the whole answer
     */
    public RawReply post(String path, JsonNode body, Duration most) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build();
        return send(request, most);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint.at(path))
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "footnote");
        if (!endpoint.key().isEmpty()) {
            builder.header("Authorization", "Bearer " + endpoint.key());
        }
        return builder;
    }

    private RawReply send(HttpRequest request, Duration most) {
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(request, info -> new BoundedText(MOST_BYTES, true, BodyUnpacker.Packing.of(info)));
        try {
            HttpResponse<String> response = sent.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return reply(response);
        } catch (ExecutionException e) {
            return none(failures.connection(e));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return none(failures.of(ModelFailure.Kind.TIMEOUT, "did not answer within " + EndpointFailures.text(most)));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while asking " + endpoint.host());
        }
    }

    private RawReply reply(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        ModelFailure problem = response.statusCode() == 200
                ? null
                : failures.status(response.statusCode(), response.headers(), response.body());
        return new RawReply(response.statusCode(), type, response.body(), problem);
    }

    private RawReply none(@Nullable RuntimeException thrown) {
        ModelFailure problem = thrown instanceof ModelFailure own
                ? own
                : failures.of(ModelFailure.Kind.UNREACHABLE, "could not be asked (" + thrown + ")");
        return new RawReply(0, "", "", problem);
    }

    @Override
    public void close() {
        threads.close();
    }
}

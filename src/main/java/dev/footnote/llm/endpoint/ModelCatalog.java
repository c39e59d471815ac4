package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.CancelledException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The models that a host shows. */
public final class ModelCatalog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final EndpointSettings endpoint;
    private final ChatSettings settings;
    private final HttpClient client;
    private final EndpointFailures failures;

    public ModelCatalog(
            EndpointSettings endpoint, ChatSettings settings, HttpClient client, EndpointFailures failures) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.client = client;
        this.failures = failures;
    }

    /** Windows in tokens by model id, in the host's order; 0 where it tells none. Blocks. */
    public Map<String, Long> models() {
        return models(settings.listTimeout());
    }

    /** The same, waiting no longer than this. */
    public Map<String, Long> models(Duration most) {
        Duration limit = most.compareTo(settings.listTimeout()) < 0 ? most : settings.listTimeout();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.at("/models"))
                .header("Accept-Encoding", "identity")
                .GET();
        if (!endpoint.key().isEmpty()) {
            request.header("Authorization", "Bearer " + endpoint.key());
        }
        // The client's own timeout ends with the headers; a body may still stall.
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(
                request.build(),
                info -> new BoundedText(
                        settings.maxEventBytes(), info.statusCode() != 200, BodyUnpacker.Packing.of(info)));
        try {
            HttpResponse<String> response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw failures.status(response.statusCode(), response.headers(), response.body());
            }
            return read(response.body());
        } catch (JsonProcessingException e) {
            throw failures.noStream("something else than a list of models");
        } catch (ExecutionException e) {
            throw failures.connection(e);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw failures.noList(limit);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while asking " + endpoint.host() + " for its models");
        }
    }

    /** Moonshot and OpenRouter, vLLM and SGLang, llama.cpp. */
    private static long window(JsonNode item) {
        for (JsonNode told : List.of(
                item.path("context_length"),
                item.path("max_model_len"),
                item.path("meta").path("n_ctx"))) {
            if (told.asLong(0) > 0) {
                return told.asLong();
            }
        }
        return 0;
    }

    private static Map<String, Long> read(String body) throws JsonProcessingException {
        Map<String, Long> out = new LinkedHashMap<>();
        for (JsonNode item : JSON.readTree(body).path("data")) {
            String id = item.path("id").asText("");
            if (!id.isEmpty()) {
                out.put(id, window(item));
            }
        }
        return out;
    }
}

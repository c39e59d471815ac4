package dev.footnote.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.CancelledException;
import dev.footnote.llm.ModelFailure.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models that a host shows. */
final class Catalogue {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final EndpointSettings endpoint;
    private final HttpClient client;
    private final Failures failures;

    Catalogue(EndpointSettings endpoint, HttpClient client, Failures failures) {
        this.endpoint = endpoint;
        this.client = client;
        this.failures = failures;
    }

    /** Windows in tokens by model id, in the host's order; 0 where it tells none. Blocks. */
    Map<String, Long> models() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.at("/models")).timeout(LIMIT).GET();
        if (!endpoint.key().isEmpty()) {
            request.header("Authorization", "Bearer " + endpoint.key());
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw failures.status(response.statusCode(), response.headers(), response.body());
            }
            return read(response.body());
        } catch (JsonProcessingException e) {
            throw failures.of(Kind.SERVER, "lists its models in no form that can be read");
        } catch (IOException e) {
            throw failures.unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while asking " + endpoint.host() + " for its models");
        }
    }

    private static Map<String, Long> read(String body) throws JsonProcessingException {
        Map<String, Long> out = new LinkedHashMap<>();
        for (JsonNode item : JSON.readTree(body).path("data")) {
            String id = item.path("id").asText("");
            if (!id.isEmpty()) {
                long window = item.path("context_length")
                        .asLong(item.path("max_model_len").asLong(0));
                out.put(id, window);
            }
        }
        return out;
    }
}

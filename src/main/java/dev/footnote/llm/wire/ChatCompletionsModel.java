package dev.footnote.llm.wire;

import dev.footnote.api.CancelledException;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.EndpointThreads;
import dev.footnote.llm.endpoint.ModelCatalog;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelSelection;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One attempt at a chat completion, streamed; exactly one terminal event whatever happens. */
public final class ChatCompletionsModel implements StreamingChatModel {

    private final EndpointSettings endpoint;
    private final ChatSettings settings;
    private final HttpClient client;
    private final ModelSelection choice;
    private final ModelCatalog catalogue;
    private final EndpointFailures failures;
    private final EndpointThreads threads;
    private final RequestWriter writer;
    private final URI address;
    private final Set<ChatExchange> active = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public ChatCompletionsModel(
            EndpointSettings endpoint,
            ChatSettings settings,
            HttpClient client,
            ModelSelection choice,
            ModelCatalog catalogue,
            EndpointFailures failures,
            EndpointThreads threads) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.client = client;
        this.choice = choice;
        this.catalogue = catalogue;
        this.failures = failures;
        this.threads = threads;
        this.writer = new RequestWriter(endpoint);
        this.address = endpoint.at("/chat/completions");
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        RunParameters parameters = RunParameters.from(request.parameters());
        ChatExchange exchange = new ChatExchange(settings, failures, threads, handler, this::ended, this::modelHint);
        active.add(exchange);
        if (closed) {
            close();
            return;
        }
        exchange.obey(parameters.cancellation());
        Runnable send = () -> exchange.send(client, () -> http(request, parameters));
        if (choice.known().isPresent()) {
            send.run();
        } else {
            threads.callbacks().execute(send); // asks the host for its models first
        }
    }

    private HttpRequest http(ChatRequest request, RunParameters parameters) {
        SlicePublisher body = writer.write(request, parameters, choice.get());
        HttpRequest.Builder builder = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "identity") // packing would hold events back
                .header("User-Agent", "footnote")
                .POST(HttpRequest.BodyPublishers.fromPublisher(body, body.length()));
        if (!endpoint.key().isEmpty()) {
            builder.header("Authorization", "Bearer " + endpoint.key());
        }
        return builder.build();
    }

    private void ended(ChatExchange exchange) {
        active.remove(exchange);
    }

    /** What a complaint about the model's id should add: which ids there are. */
    private String modelHint() {
        try {
            Set<String> ids = catalogue.models().keySet();
            return ids.isEmpty() ? "; the key sees none" : "; the key sees: " + String.join(", ", ids);
        } catch (ModelFailure e) {
            return e.kind() == ModelFailure.Kind.MODEL
                    ? ", or correct llm." + endpoint.name() + ".base_url: there is no list of models either"
                    : "";
        }
    }

    public void close() {
        closed = true;
        for (ChatExchange exchange : List.copyOf(active)) {
            exchange.fail(new CancelledException("the endpoint " + endpoint.name() + " was closed"));
            exchange.stop();
        }
    }
}

package dev.footnote.llm;

import dev.footnote.config.Settings;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;

/** An endpoint behind HTTP; the one place where its parts are put together. */
final class HttpEndpoint implements Endpoint {

    private final EndpointSettings endpoint;
    private final ModelChoice choice;
    private final Threads threads;
    private final WireModel wire;
    private final Retrying chat;

    HttpEndpoint(Settings settings, EndpointSettings endpoint, Clock clock) {
        this.endpoint = endpoint;
        ChatSettings common = ChatSettings.from(settings);
        Failures failures = new Failures(endpoint, clock);
        threads = Threads.named(endpoint.name());
        HttpClient client = Http.client(common, endpoint.local(), threads.network());
        Catalogue catalogue = new Catalogue(endpoint, common, client, failures);
        choice = new ModelChoice(settings, endpoint, catalogue, failures, threads.callbacks());
        wire = new WireModel(endpoint, common, client, choice, catalogue, failures, threads);
        Gate gate = new Gate(wire, endpoint.concurrency(), threads.callbacks());
        StreamingChatModel renamed = RenamedTools.around(new LeakedCalls(gate), endpoint.toolNames());
        StreamingChatModel sound = new UniqueIds(new NoEmptyAnswers(renamed, failures), this::namedIds);
        chat = new Retrying(sound, common, new HostAdvice(gate, choice), threads);
    }

    private boolean namedIds() {
        return choice.known().map(chosen -> chosen.family().namedIds()).orElse(false);
    }

    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public String host() {
        return endpoint.host();
    }

    @Override
    public boolean local() {
        return endpoint.local();
    }

    @Override
    public String model() {
        return choice.get().id();
    }

    @Override
    public long window() {
        return choice.window();
    }

    @Override
    public Optional<Prices> prices() {
        return choice.known().map(chosen -> endpoint.prices().get(chosen.id()));
    }

    @Override
    public StreamingChatModel chat() {
        return chat;
    }

    @Override
    public void close() {
        chat.close();
        wire.close();
        threads.close();
    }
}

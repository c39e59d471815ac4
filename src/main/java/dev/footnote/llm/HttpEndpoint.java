package dev.footnote.llm;

import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.ChatHttpClients;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.EndpointThreads;
import dev.footnote.llm.endpoint.ModelCatalog;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.llm.endpoint.ModelSelection;
import dev.footnote.llm.endpoint.Prices;
import dev.footnote.llm.repair.ConcurrencyLimiter;
import dev.footnote.llm.repair.EmptyAnswerCheck;
import dev.footnote.llm.repair.HostAdvice;
import dev.footnote.llm.repair.LeakedCallRepair;
import dev.footnote.llm.repair.RenamedTools;
import dev.footnote.llm.repair.RetryingModel;
import dev.footnote.llm.repair.UniqueCallIds;
import dev.footnote.llm.wire.ChatCompletionsModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** An endpoint behind HTTP; the one place where its parts are put together. */
final class HttpEndpoint implements Endpoint {

    /** What is wrong with the host or the account, and not with one question to it. */
    private static final Set<Kind> TROUBLE = EnumSet.of(
            Kind.AUTH, Kind.QUOTA, Kind.DAILY, Kind.OVERLOAD, Kind.SERVER, Kind.UNREACHABLE, Kind.CUT, Kind.IDLE);

    private final EndpointSettings endpoint;
    private final ModelCatalog catalogue;
    private final ModelSelection choice;
    private final EndpointThreads threads;
    private final ChatCompletionsModel wire;
    private final RetryingModel chat;

    HttpEndpoint(Settings settings, EndpointSettings endpoint, boolean last, Clock clock) {
        this.endpoint = endpoint;
        ChatSettings usual = ChatSettings.from(settings);
        ChatSettings common = last ? usual : usual.beforeAnother(settings);
        EndpointFailures failures = new EndpointFailures(endpoint, clock);
        threads = EndpointThreads.named(endpoint.name());
        HttpClient client = ChatHttpClients.client(common, endpoint.local(), threads.network());
        catalogue = new ModelCatalog(endpoint, common, client, failures);
        choice = new ModelSelection(settings, endpoint, catalogue, failures, threads.callbacks());
        wire = new ChatCompletionsModel(endpoint, common, client, choice, catalogue, failures, threads);
        ConcurrencyLimiter gate = new ConcurrencyLimiter(wire, endpoint.concurrency(), threads.callbacks());
        StreamingChatModel renamed = RenamedTools.around(new LeakedCallRepair(gate, failures), endpoint.toolNames());
        StreamingChatModel sound = new UniqueCallIds(new EmptyAnswerCheck(renamed, failures), this::namedIds);
        HostAdvice advice = new HostAdvice(gate, choice, failures.limits(), common.maxRetryAfter());
        chat = new RetryingModel(sound, common, advice, threads);
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
        return choice.id();
    }

    @Override
    public long window() {
        return choice.window();
    }

    @Override
    public boolean small() {
        return choice.family().small();
    }

    @Override
    public Optional<Prices> prices() {
        return choice.knownId().map(endpoint.prices()::get);
    }

    @Override
    public StreamingChatModel chat() {
        return chat;
    }

    @Override
    public Optional<String> trouble(Duration most) {
        try {
            catalogue.models(most);
            return Optional.empty();
        } catch (ModelFailure e) {
            // A host without a list of models, or one that wants to be asked less often, may answer all the same.
            return TROUBLE.contains(e.kind()) ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
        }
    }

    @Override
    public void close() {
        chat.close();
        wire.close();
        threads.close();
    }
}

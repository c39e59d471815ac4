package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.ITERABLE;

import dev.footnote.api.Cancellation;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.EndpointThreads;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One request against a client whose answer is there before {@code sendAsync} returns, as a quick host's can be. */
@Timeout(30)
class ChatExchangeTest {

    private static final String WHOLE =
            "data: {\"choices\":[{\"delta\":{\"content\":\"Yes.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private static final String TORN = "data: {\"choices\":[{\"delta\":{\"content\":\"Ye\"}}]}\n\n";
    private static final String BROKEN = "data: {\"error\":{\"message\":\"overloaded\"}}\n\n";

    private final EndpointThreads threads = EndpointThreads.named("test");
    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();
    private volatile Error broken;

    @AfterEach
    void close() {
        threads.close();
    }

    private QuickClient send(String body) throws Exception {
        Settings settings = Settings.defaults();
        EndpointFailures failures =
                new EndpointFailures(EndpointSettings.from(settings, "kimi", null), Clock.systemUTC());
        QuickClient client = new QuickClient(body);
        ChatExchange exchange =
                new ChatExchange(ChatSettings.from(settings), failures, threads, new Handler(), ended -> {}, () -> "");
        exchange.obey(cancellation);
        exchange.send(
                client,
                () -> HttpRequest.newBuilder(URI.create("http://127.0.0.1/")).build());
        end.get(20, TimeUnit.SECONDS);
        return client;
    }

    /** Its connection may carry another's request by then. */
    @Test
    void an_answer_that_came_whole_at_once_has_its_connection_left_alone() throws Exception {
        QuickClient client = send(WHOLE);
        assertThat(end.join()).isInstanceOf(ChatResponse.class);
        assertThat(client.call.isCancelled()).isFalse();
        assertThat(client.bodyDropped).isFalse();
    }

    @Test
    void an_answer_whose_body_ends_too_early_leaves_its_connection_to_the_next_try() throws Exception {
        QuickClient client = send(TORN);
        assertThat(end.join()).isInstanceOf(ModelFailure.class);
        assertThat(client.call.isCancelled()).isFalse();
    }

    @Test
    void an_answer_that_broke_at_once_has_its_connection_dropped() throws Exception {
        QuickClient client = send(BROKEN);
        assertThat(end.join()).isInstanceOf(ModelFailure.class);
        assertThat(client.call.isCancelled()).isTrue();
        assertThat(client.bodyDropped).isTrue();
    }

    @Test
    void a_receiver_that_breaks_on_the_answer_hears_of_that_and_is_not_left_waiting() throws Exception {
        broken = new StackOverflowError();
        send(WHOLE);
        assertThat(end.join()).isSameAs(broken);
    }

    /** A run makes hundreds of calls under one token. */
    @Test
    void an_answer_that_has_ended_is_not_held_by_its_runs_token() throws Exception {
        send(WHOLE);
        assertThat(cancellation)
                .extracting("registrations")
                .asInstanceOf(ITERABLE)
                .isEmpty();
    }

    @Test
    void an_answer_that_failed_is_not_held_by_its_runs_token() throws Exception {
        send(BROKEN);
        assertThat(cancellation)
                .extracting("registrations")
                .asInstanceOf(ITERABLE)
                .isEmpty();
    }

    private final class Handler implements StreamingChatResponseHandler {
        @Override
        public void onPartialResponse(String text) {}

        @Override
        public void onCompleteResponse(ChatResponse response) {
            if (broken != null) {
                throw broken;
            }
            end.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            end.complete(error);
        }
    }

    /** Gives the body away at once; the call itself never ends. */
    private static final class QuickClient extends HttpClient {
        private final String body;
        private final CompletableFuture<Object> call = new CompletableFuture<>();
        private boolean bodyDropped;

        QuickClient(String body) {
            this.body = body;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, HttpResponse.BodyHandler<T> handler) {
            HttpResponse.BodySubscriber<T> subscriber = handler.apply(new Head());
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {
                    bodyDropped = true;
                }
            });
            subscriber.onNext(List.of(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))));
            if (body.equals(TORN)) {
                subscriber.onComplete();
            }
            return (CompletableFuture<HttpResponse<T>>) (CompletableFuture<?>) call;
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request,
                HttpResponse.BodyHandler<T> handler,
                HttpResponse.PushPromiseHandler<T> pushPromises) {
            return sendAsync(request, handler);
        }

        @Override
        public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
            throw new IOException("only asynchronous calls are made");
        }

        @Override
        public Optional<CookieHandler> cookieHandler() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> connectTimeout() {
            return Optional.empty();
        }

        @Override
        public Redirect followRedirects() {
            return Redirect.NEVER;
        }

        @Override
        public Optional<ProxySelector> proxy() {
            return Optional.empty();
        }

        @Override
        public SSLContext sslContext() {
            throw new IllegalStateException("no https here");
        }

        @Override
        public SSLParameters sslParameters() {
            return new SSLParameters();
        }

        @Override
        public Optional<Authenticator> authenticator() {
            return Optional.empty();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }

        @Override
        public Optional<Executor> executor() {
            return Optional.empty();
        }
    }

    private record Head() implements HttpResponse.ResponseInfo {
        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of("content-type", List.of("text/event-stream")), (name, value) -> true);
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}

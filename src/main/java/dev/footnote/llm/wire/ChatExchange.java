package dev.footnote.llm.wire;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.llm.endpoint.BodyUnpacker.Packing;
import dev.footnote.llm.endpoint.BoundedText;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointThreads;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request in flight: its timers, its cancellation, and its single end. Safe for many threads. */
final class ChatExchange {

    private static final Logger LOG = LoggerFactory.getLogger(ChatExchange.class);

    /** Bytes; an error object is far shorter, and of a gateway's page the beginning is enough. */
    private static final int ERROR_TEXT = 64 * 1024;

    /** Names that some gateways give to an answer that is not packed. */
    private static final Set<String> PLAIN = Set.of("", "identity", "none", "utf-8", "utf8", "aws-chunked");

    private final ChatSettings settings;
    private final EndpointFailures failures;
    private final EndpointThreads threads;
    private final StreamingChatResponseHandler handler;
    private final Consumer<ChatExchange> ended;
    private final Supplier<String> modelHint;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean dropped;
    private volatile boolean bodyOver;
    private volatile boolean silent;
    private volatile long lastByte = System.nanoTime();
    private volatile @Nullable Future<?> idleTimer;
    private volatile @Nullable Future<?> totalTimer;
    private volatile @Nullable Future<?> graceTimer;
    private volatile @Nullable CompletableFuture<HttpResponse<String>> call;
    private volatile @Nullable Runnable stopBody;
    private volatile Cancellation.@Nullable Registration registration;

    ChatExchange(
            ChatSettings settings,
            EndpointFailures failures,
            EndpointThreads threads,
            StreamingChatResponseHandler handler,
            Consumer<ChatExchange> ended,
            Supplier<String> modelHint) {
        this.settings = settings;
        this.failures = failures;
        this.threads = threads;
        this.handler = handler;
        this.ended = ended;
        this.modelHint = modelHint;
    }

    void obey(Cancellation cancellation) {
        registration = cancellation.onCancel(
                () -> fail(new CancelledException(cancellation.reason().orElse("cancelled"))));
        if (over.get()) {
            release();
        }
    }

    /** Sends the request; may block while it is made. */
    void send(HttpClient client, Supplier<HttpRequest> request) {
        if (over.get()) {
            return;
        }
        try {
            HttpRequest made = request.get();
            touch();
            watch();
            totalTimer = threads.timer()
                    .schedule(
                            () -> fail(failures.late(settings.totalTimeout(), silent)),
                            settings.totalTimeout().toMillis(),
                            TimeUnit.MILLISECONDS);
            CompletableFuture<HttpResponse<String>> sent = client.sendAsync(made, this::body);
            call = sent;
            CompletableFuture<?> unused = sent.whenComplete(this::answered);
            if (over.get()) {
                release();
            }
            if (dropped) {
                stop();
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo info) {
        touch();
        failures.limits().heard(info.headers());
        Packing packing = Packing.of(info);
        if (!isGood(info.statusCode())) {
            BoundedText text = new BoundedText(ERROR_TEXT, true, packing);
            bodyBegan(text::stop);
            finishing(text::stop);
            return text;
        }
        String told = info.headers().firstValue("Content-Encoding").orElse("").strip();
        if (packing == Packing.NONE && !PLAIN.contains(told.toLowerCase(Locale.ROOT))) {
            fail(failures.packed(told));
        }
        StreamReader reader =
                new StreamReader(failures, new PartialsForwarder(handler, over), settings.maxAnswerBytes());
        return new StreamBody(this, reader, failures, settings.maxEventBytes(), packing);
    }

    private void answered(@Nullable HttpResponse<String> response, @Nullable Throwable thrown) {
        if (thrown != null) {
            fail(failures.connection(thrown));
        } else if (response != null && !isGood(response.statusCode()) && !over.get()) {
            ModelFailure failure = failures.status(response.statusCode(), response.headers(), response.body());
            if (failure.kind() == Kind.MODEL) {
                threads.callbacks().execute(() -> fail(failures.with(failure, modelHint.get())));
            } else {
                fail(failure);
            }
        }
    }

    /** Some gateways say that something was made, or that they changed it. */
    private static boolean isGood(int status) {
        return status >= 200 && status < 300;
    }

    void touch() {
        lastByte = System.nanoTime();
    }

    /**
     * Takes note that bytes came.
     *
     * @param answer true if some of them were a part of an answer, and not only signs that the host is there
     */
    void heard(boolean answer) {
        silent = !answer;
    }

    boolean isOver() {
        return over.get();
    }

    /** How the body can be dropped from now on. */
    void bodyBegan(Runnable stop) {
        stopBody = stop;
        if (over.get()) {
            stop.run();
        }
    }

    private void watch() {
        long left = settings.idleTimeout().toNanos() - (System.nanoTime() - lastByte);
        if (graceTimer != null) {
            return;
        }
        if (left <= 0) {
            fail(failures.of(Kind.IDLE, "sent nothing for " + EndpointFailures.text(settings.idleTimeout())));
        } else if (!over.get()) {
            idleTimer = threads.timer().schedule(this::watch, left, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Ends the exchange as a success. What the host leaves of the body is dropped if it does not end soon.
     *
     * @param bodyEnd completes with the body
     */
    void complete(ChatResponse response, CompletableFuture<String> bodyEnd) {
        if (!end(() -> handler.onCompleteResponse(response))) {
            return;
        }
        CompletableFuture<?> unused = bodyEnd.whenComplete((text, thrown) -> ended.accept(this));
        if (bodyEnd.isDone()) {
            return;
        }
        try {
            Future<?> timer =
                    threads.timer().schedule(this::stop, settings.finishGrace().toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<?> unusedToo = bodyEnd.whenComplete((text, thrown) -> timer.cancel(false));
        } catch (RejectedExecutionException e) {
            stop(); // closed in this moment
        }
    }

    /** Ends the exchange as a failure, at once, and drops the connection. */
    void fail(Throwable cause) {
        if (end(() -> handler.onError(cause))) {
            dropped = true;
            ended.accept(this);
            stop();
        }
    }

    /** The essential has come: the rest is waited for a short while only. */
    void finishing(Runnable settle) {
        if (!over.get()) {
            graceTimer = threads.timer().schedule(settle, settings.finishGrace().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean end(Runnable tell) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        release();
        threads.callbacks().execute(() -> {
            try {
                tell.run();
            } catch (RuntimeException | Error e) {
                tellAnyway(e);
            }
        });
        return true;
    }

    /** An answer that broke on its way to the receiver must not leave it waiting; one that had it already takes no second end. */
    private void tellAnyway(Throwable cause) {
        LOG.warn("a model's answer could not be taken in", cause);
        try {
            handler.onError(cause);
        } catch (RuntimeException | Error e) {
            LOG.warn("the receiver of a model's answer failed after its end", e);
        }
    }

    private void release() {
        cancel(idleTimer);
        cancel(totalTimer);
        cancel(graceTimer);
        Cancellation.Registration mine = registration;
        if (mine != null) {
            mine.close();
        }
    }

    /** Nothing of this answer is left on the connection: it may carry another's request from now on. */
    void bodyEnded() {
        bodyOver = true;
    }

    /**
     * The body has told its end, and nobody waits for the client to tell it too. To hear it from the client takes a thread of the JDK's common pool, or a new thread for each request
     * where there are two processors or one.
     */
    void bodyTold() {
        CompletableFuture<HttpResponse<String>> mine = call;
        if (mine != null) {
            mine.complete(null);
        }
    }

    /** Drops the connection, unless nothing of this answer is left on it. */
    void stop() {
        if (bodyOver) {
            return;
        }
        Runnable body = stopBody;
        if (body != null) {
            body.run();
        }
        CompletableFuture<HttpResponse<String>> mine = call;
        if (mine != null) {
            mine.cancel(true);
        }
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}

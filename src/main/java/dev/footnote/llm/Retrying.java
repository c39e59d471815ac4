package dev.footnote.llm;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.llm.ModelFailure.Kind;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries again what may pass, after a wait that holds no thread. */
final class Retrying implements StreamingChatModel {

    private final StreamingChatModel inner;
    private final ChatSettings settings;
    private final Threads threads;
    private final Random random;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Retrying(StreamingChatModel inner, ChatSettings settings, Threads threads) {
        this.inner = inner;
        this.settings = settings;
        this.threads = threads;
        this.random = new Random(settings.seed());
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        new Attempts(request, handler).next();
    }

    /** Ends all waits; to be called before the timer stops. */
    void close() {
        closed = true;
        List.copyOf(waiting).forEach(Runnable::run);
    }

    /** The attempts at one request, one after the other. */
    private final class Attempts {
        private final StreamingChatResponseHandler handler;
        private final RunParameters parameters;
        private volatile ChatRequest request;
        private final AtomicInteger made = new AtomicInteger();

        private Attempts(ChatRequest request, StreamingChatResponseHandler handler) {
            this.handler = handler;
            this.parameters = RunParameters.from(request.parameters());
            this.request = request;
        }

        private void next() {
            made.incrementAndGet();
            inner.doChat(request, new Relay(handler) {
                @Override
                public void onError(Throwable error) {
                    if (error instanceof ModelFailure failure && again(failure)) {
                        later(failure);
                    } else {
                        super.onError(error);
                    }
                }
            });
        }

        private boolean again(ModelFailure failure) {
            if (parameters.cancellation().isCancelled()
                    || failure.retryAfter()
                            .filter(wait -> wait.compareTo(settings.maxRetryAfter()) > 0)
                            .isPresent()) {
                return false;
            }
            return switch (failure.kind()) {
                case RATE, OVERLOAD, SERVER, CUT, IDLE -> made.get() < settings.attempts();
                case UNREACHABLE -> made.get() < settings.unreachableAttempts();
                case EMPTY -> made.get() < settings.emptyAttempts();
                case AUTH, MODEL, CONTEXT, QUOTA, DAILY, FILTERED, BAD_REQUEST, TIMEOUT -> false;
            };
        }

        private void later(ModelFailure failure) {
            if (failure.atLimit()) {
                request = ChatRequest.builder()
                        .messages(request.messages())
                        .parameters(parameters.withWholeWindow())
                        .build();
            }
            long wait = wait(failure);
            try {
                parameters
                        .attemptDiscarded()
                        .accept(failure.getMessage() + " (attempt " + made + "; the next begins in "
                                + Failures.text(Duration.ofMillis(wait)) + ")");
            } catch (RuntimeException e) {
                handler.onError(e);
                return;
            }
            pause(wait);
        }

        private void pause(long wait) {
            AtomicBoolean once = new AtomicBoolean();
            Cancellation cancellation = parameters.cancellation();
            Runnable giveUp = () -> {
                if (once.compareAndSet(false, true)) {
                    threads.callbacks()
                            .execute(() -> handler.onError(
                                    new CancelledException(cancellation.reason().orElse("the endpoint was closed"))));
                }
            };
            Cancellation.Registration registration = cancellation.onCancel(giveUp);
            Runnable goOn = () -> {
                waiting.remove(giveUp);
                registration.close();
                if (once.compareAndSet(false, true)) {
                    threads.callbacks().execute(this::next);
                }
            };
            waiting.add(giveUp);
            try {
                Future<?> unused = threads.timer().schedule(goOn, wait, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                giveUp.run(); // closed in this moment
            }
            if (closed) {
                giveUp.run();
            }
        }

        /** Milliseconds: the larger of what the host asks for and a random share of the doubled backoff. */
        private long wait(ModelFailure failure) {
            if (failure.kind() == Kind.EMPTY) {
                return 0;
            }
            double most = Math.min(
                    (double) settings.maxBackoff().toMillis(),
                    settings.backoff().toMillis() * Math.pow(2, made.get() - 1));
            long own = (long) (most * random.nextDouble());
            return Math.max(own, failure.retryAfter().map(Duration::toMillis).orElse(0L));
        }
    }
}

package dev.footnote.llm.repair;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointThreads;
import dev.footnote.llm.endpoint.FailureHints;
import dev.footnote.llm.endpoint.HistoryFix;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.llm.wire.ForwardingHandler;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.llm.wire.RequestMode;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tries a call again whose failure may pass, after a wait that holds no thread. A host that is busy or counts by the minute is waited for by time, not by
 * number of tries, and all calls of the endpoint pause with the one that was refused.
 */
public final class RetryingModel implements StreamingChatModel {

    /** Tokens that hosts count beside prompt and answer. */
    private static final long SPARE = 32;

    /** Tokens of an answer that are worth asking for. */
    private static final long LEAST_ROOM = 512;

    /** Streams that may come unreadable or empty before the answer is asked for in one piece. */
    private static final int STREAMS = 2;

    /** Failures that waiting does not cure. */
    private static final Set<Kind> AT_ONCE = EnumSet.of(Kind.EMPTY, Kind.LEAKED, Kind.CONTEXT, Kind.BAD_REQUEST);

    private final StreamingChatModel inner;
    private final ChatSettings settings;
    private final EndpointThreads threads;
    private final HostAdvice advice;
    private final Random random;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public RetryingModel(StreamingChatModel inner, ChatSettings settings, HostAdvice advice, EndpointThreads threads) {
        this.inner = inner;
        this.advice = advice;
        this.settings = settings;
        this.threads = threads;
        this.random = new Random(settings.seed());
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        new Attempts(request, handler).next();
    }

    /** Ends all waits; to be called before the timer stops. */
    public void close() {
        closed = true;
        List.copyOf(waiting).forEach(Runnable::run);
    }

    /** The attempts at one request, one after the other. */
    private final class Attempts {
        private final StreamingChatResponseHandler handler;
        private final long begun = System.nanoTime();
        private final AtomicInteger made = new AtomicInteger();
        private volatile RunParameters parameters;
        private volatile ChatRequest request;
        private final AtomicInteger unparsable = new AtomicInteger();

        private Attempts(ChatRequest request, StreamingChatResponseHandler handler) {
            this.handler = handler;
            this.parameters = RunParameters.from(request.parameters());
            this.request = request;
        }

        private void next() {
            long left = advice.pauseLeft();
            if (left > 0) {
                pause(left + random.nextInt((int) Math.min(1_000, left) + 1));
                return;
            }
            made.incrementAndGet();
            inner.doChat(request, new ForwardingHandler(handler) {
                @Override
                public void onCompleteResponse(ChatResponse response) {
                    advice.succeeded();
                    parameters.state().counted(ReportedTokens.of(response).input());
                    super.onCompleteResponse(response);
                }

                @Override
                public void onError(Throwable error) {
                    if (error instanceof ModelFailure failure) {
                        failed(failure);
                    } else {
                        super.onError(error);
                    }
                }
            });
        }

        private void failed(ModelFailure failure) {
            boolean known = advice.hasAnswered();
            advice.heed(failure);
            boolean cancelled = parameters.cancellation().isCancelled();
            if (!cancelled && (refitted(failure) || mayPass(failure, known))) {
                later(failure);
            } else {
                handler.onError(failure);
            }
        }

        /** True if the next attempt has another form, in which the host may take it. */
        private boolean refitted(ModelFailure failure) {
            FailureHints hints = failure.hints();
            RequestMode mode = parameters.mode();
            HistoryFix fix = hints.history();
            if (fix != null && hasHistory()) {
                boolean isNew = parameters.state().fix(fix);
                become(mode);
                return isNew;
            }
            long room = hints.window() - hints.prompt() - SPARE;
            boolean narrower = hints.prompt() > 0 && room >= LEAST_ROOM && (mode.room() == 0 || room < mode.room());
            if (failure.kind() == Kind.CONTEXT && narrower && made.get() < settings.attempts()) {
                become(mode.withRoom(room));
                return true;
            }
            return false;
        }

        private boolean hasHistory() {
            return request.messages().stream().anyMatch(AiMessage.class::isInstance);
        }

        private boolean mayPass(ModelFailure failure, boolean known) {
            if (failure.retryAfter()
                    .filter(wait -> wait.compareTo(settings.maxRetryAfter()) > 0)
                    .isPresent()) {
                return false;
            }
            if (parameters.mode().aside()) {
                return false;
            }
            boolean inTime = System.nanoTime() - begun < settings.patience().toNanos();
            return switch (failure.kind()) {
                case RATE, OVERLOAD -> inTime || made.get() < settings.attempts();
                case SERVER, CUT, IDLE -> made.get() < settings.attempts();
                case UNREACHABLE -> (known && inTime) || made.get() < settings.unreachableAttempts();
                case EMPTY, LEAKED -> made.get() < settings.emptyAttempts();
                case AUTH, MODEL, CONTEXT, QUOTA, DAILY, FILTERED, BAD_REQUEST, TIMEOUT -> false;
            };
        }

        private void become(RequestMode mode) {
            parameters = parameters.with(mode);
            request = ChatRequest.builder()
                    .messages(request.messages())
                    .parameters(parameters)
                    .build();
        }

        private void later(ModelFailure failure) {
            if (failure.hints().atLimit()) {
                become(parameters.mode().withWholeWindow());
            }
            if (failure.hints().unparsable() || failure.kind() == Kind.EMPTY) {
                unparsable.incrementAndGet();
            }
            if (unparsable.get() >= STREAMS) {
                become(parameters.mode().withoutStream());
            }
            long wait = wait(failure);
            if (failure.kind() == Kind.RATE || failure.kind() == Kind.OVERLOAD) {
                advice.pause(Duration.ofMillis(wait));
            }
            try {
                parameters
                        .attemptDiscarded()
                        .accept(failure.getMessage() + " (attempt " + made + "; the next begins in "
                                + EndpointFailures.text(Duration.ofMillis(wait)) + ")");
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
            if (AT_ONCE.contains(failure.kind())) {
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

package dev.footnote.research.tool;

import dev.footnote.answer.AnswerSettings;
import dev.footnote.answer.JudgeTask;
import dev.footnote.answer.ReadDraft;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Judgement;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.research.state.ModelInUse;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunJournal;
import dev.footnote.tools.JudgeContract;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the run's model whether the quotes of a draft's claims support them, once a draft and only about what it has not judged
 * yet. What it says stands in the run's log, so that a resumed run does not ask again. A judge that fails changes nothing.
 */
public final class ClaimJudge {

    /** Claims of one request; answers have far fewer. What a draft has more of, the rules decide alone. */
    static final int MAX_CLAIMS = 40;

    private final Supplier<ModelInUse> model;
    private final RunJournal journal;
    private final Cancellation cancellation;
    private final AnswerSettings.Judge mode;
    private final Duration timeout;
    private final String prompt;

    /**
     * @param model the run's model as it is when it is asked
     */
    public ClaimJudge(
            Supplier<ModelInUse> model,
            RunJournal journal,
            Cancellation cancellation,
            ResearchSettings settings,
            String prompt) {
        this.model = model;
        this.journal = journal;
        this.cancellation = cancellation;
        this.mode = settings.answer().judge();
        this.timeout = settings.toolTimeout();
        this.prompt = prompt;
    }

    /** What came back. */
    private record Reply(
            String text, TokenCount tokens, @Nullable String problem) {}

    /** Asks about a draft, unless that is switched off, was done before, or the budget is nearly used up. */
    void judge(int round, ReadDraft draft) {
        List<JudgeTask> tasks = journal.with(state -> draft.tasks().stream()
                .filter(task -> !state.drafts().hasJudgement(task.key()))
                .limit(MAX_CLAIMS)
                .toList());
        boolean asked = journal.with(state -> state.drafts().wasJudged(round));
        if (tasks.isEmpty() || asked || !mayAsk()) {
            return;
        }
        Reply reply = ask(tasks);
        List<Judgement> judgements = JudgeContract.read(reply.text(), tasks.size()).stream()
                .map(found ->
                        new Judgement(tasks.get(found.item()).key(), found.support(), found.kind(), found.reason()))
                .toList();
        journal.append(new ResearchEvent.ClaimsJudged(
                round,
                tasks.size(),
                judgements,
                reply.tokens(),
                price(reply.tokens()),
                problem(reply, tasks.size(), judgements.size())));
    }

    private boolean mayAsk() {
        return switch (mode) {
            case OFF -> false;
            case ON -> model.get().canJudge();
            case AUTO ->
                model.get().canJudge() && journal.with(state -> !state.limits().isNear());
        };
    }

    private static @Nullable String problem(Reply reply, int asked, int judged) {
        if (reply.problem() != null || judged == asked) {
            return reply.problem();
        }
        return judged == 0
                ? "its reply held no judgement in the form that was asked for"
                : "its reply left out " + (asked - judged) + " of them";
    }

    @SuppressWarnings("try") // closed, not used
    private Reply ask(List<JudgeTask> tasks) {
        CompletableFuture<ChatResponse> response = new CompletableFuture<>();
        Cancellation own = new Cancellation();
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> {
            own.cancel("the run has ended");
            response.completeExceptionally(new CancelledException("the run has ended"));
        })) {
            model.get().chat().chat(request(tasks, own), new Collector(response));
            ChatResponse got = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            String text = got.aiMessage().text();
            return new Reply(text == null ? "" : text, ReportedTokens.of(got), null);
        } catch (TimeoutException e) {
            own.cancel("the judge took too long");
            return failed("it did not answer within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            own.cancel("the run was interrupted");
            return failed("it was interrupted");
        } catch (ExecutionException e) {
            return failed(ToolRunner.message(e.getCause() == null ? e : e.getCause()));
        } catch (RuntimeException e) {
            return failed(ToolRunner.message(e));
        }
    }

    private static Reply failed(String problem) {
        return new Reply("", TokenCount.ZERO, problem);
    }

    private ChatRequest request(List<JudgeTask> tasks, Cancellation own) {
        List<JudgeContract.Item> items = tasks.stream()
                .map(task -> new JudgeContract.Item(
                        task.claim(),
                        task.passages().stream()
                                .map(passage -> new JudgeContract.Shown(passage.title(), passage.text()))
                                .toList()))
                .toList();
        return ChatRequest.builder()
                .messages(SystemMessage.from(prompt), UserMessage.from(JudgeContract.request(items)))
                .parameters(RunParameters.of(own, reason -> {}).aside())
                .build();
    }

    private @Nullable BigDecimal price(TokenCount tokens) {
        var price = model.get().price();
        return price == null ? null : price.apply(tokens);
    }

    /** Waits for the whole response. */
    private record Collector(CompletableFuture<ChatResponse> response) implements StreamingChatResponseHandler {

        @Override
        public void onPartialResponse(String text) {
            // Only the whole reply can be read.
        }

        @Override
        public void onCompleteResponse(ChatResponse whole) {
            response.complete(whole);
        }

        @Override
        public void onError(Throwable error) {
            response.completeExceptionally(error);
        }
    }
}

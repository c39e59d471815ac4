package dev.footnote.llm.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyLimiterTest {

    private final List<StreamingChatResponseHandler> going = new ArrayList<>();
    private final List<Object> ends = new ArrayList<>();
    private final StreamingChatModel host = new StreamingChatModel() {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            going.add(handler);
        }
    };
    private final ConcurrencyLimiter gate = new ConcurrencyLimiter(host, 2, Runnable::run);

    private void ask(Cancellation cancellation) {
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Why?"))
                .parameters(RunParameters.of(cancellation, reason -> {}))
                .build();
        gate.doChat(request, new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                ends.add(response);
            }

            @Override
            public void onError(Throwable error) {
                ends.add(error);
            }
        });
    }

    private static ChatResponse done() {
        return ChatResponse.builder().aiMessage(AiMessage.from("So.")).build();
    }

    @Test
    void no_more_calls_than_allowed_are_under_way_and_each_end_lets_the_next_in() {
        for (int i = 0; i < 5; i++) {
            ask(new Cancellation());
        }
        assertThat(going).hasSize(2);
        going.get(0).onCompleteResponse(done());
        assertThat(going).hasSize(3);
        going.get(1).onError(new IllegalStateException("cut"));
        assertThat(going).hasSize(4);
        going.get(2).onCompleteResponse(done());
        going.get(3).onCompleteResponse(done());
        going.get(4).onCompleteResponse(done());
        assertThat(ends).hasSize(5);
        ask(new Cancellation());
        ask(new Cancellation());
        ask(new Cancellation());
        assertThat(going).hasSize(7);
    }

    @Test
    void an_end_that_is_told_twice_frees_one_place() {
        ask(new Cancellation());
        ask(new Cancellation());
        going.get(0).onCompleteResponse(done());
        going.get(0).onError(new IllegalStateException("the receiver broke"));
        ask(new Cancellation());
        ask(new Cancellation());
        assertThat(going).hasSize(3);
    }

    @Test
    void a_refusal_lowers_the_calls_at_once_for_good() {
        ask(new Cancellation());
        ask(new Cancellation());
        gate.allow(1);
        ask(new Cancellation());
        going.get(0).onCompleteResponse(done());
        assertThat(going).hasSize(2);
        going.get(1).onCompleteResponse(done());
        assertThat(going).hasSize(3);
        gate.allow(5);
        ask(new Cancellation());
        assertThat(going).hasSize(3);
    }

    @Test
    void a_call_cancelled_in_the_line_never_reaches_the_host_and_takes_no_place() {
        ask(new Cancellation());
        ask(new Cancellation());
        Cancellation mine = new Cancellation();
        ask(mine);
        ask(new Cancellation());
        mine.cancel("enough");
        assertThat(ends).hasSize(1).first().isInstanceOf(CancelledException.class);
        going.get(0).onCompleteResponse(done());
        going.get(1).onCompleteResponse(done());
        assertThat(going).hasSize(3);
    }
}

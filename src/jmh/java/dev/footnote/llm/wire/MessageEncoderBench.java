package dev.footnote.llm.wire;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The requests of one whole run written: each message once, against all messages anew at each step. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MessageEncoderBench {

    /** Model calls of the run; each adds thinking, a call and a page of 12,000 characters. */
    @Param({"5", "40"})
    private int steps;

    private final MessageWriter writer = new MessageWriter("auto", false);
    private final List<List<ChatMessage>> requests = new ArrayList<>();

    @Setup
    public void setUp() {
        List<ChatMessage> messages = new ArrayList<>(List.of(
                SystemMessage.from("You are a careful researcher. ".repeat(80)),
                UserMessage.from("Which lamp burned?")));
        for (int i = 0; i < steps; i++) {
            requests.add(List.copyOf(messages));
            ToolExecutionRequest call = ToolExecutionRequest.builder()
                    .id("functions.read:" + i)
                    .name("read")
                    .arguments("{\"url\": \"https://example.org/" + i + "\"}")
                    .build();
            messages.add(AiMessage.builder()
                    .text("")
                    .thinking("The page on lamps comes next. ".repeat(40))
                    .toolExecutionRequests(List.of(call))
                    .build());
            messages.add(ToolExecutionResultMessage.from(call, "Early \"lamps\" burned whale oil.\n".repeat(400)));
        }
    }

    @Benchmark
    public void each_message_once(Blackhole sink) {
        MessageEncoder encoder = new MessageEncoder();
        requests.forEach(request -> sink.consume(encoder.encode(request, writer)));
    }

    @Benchmark
    public void all_messages_at_each_step(Blackhole sink) {
        requests.forEach(request -> sink.consume(new MessageEncoder().encode(request, writer)));
    }
}

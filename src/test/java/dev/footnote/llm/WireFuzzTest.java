package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.BodyUnpacker;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.llm.wire.SseParser;
import dev.footnote.llm.wire.StreamReader;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Streams torn at random bytes, and bytes that are no streams at all; a failing case names its seed. */
class WireFuzzTest {

    private static final int LIMIT = 64 * 1024;

    private final EndpointFailures failures =
            new EndpointFailures(EndpointSettings.from(Settings.defaults(), "kimi", null), Clock.systemUTC());

    /** What a stream came to. */
    private record Outcome(String text, String thinking, String calls, String told, String usage, String reason) {}

    private static final List<String> EVENTS = List.of(
            "{'choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}",
            "{'choices':[{'index':0,'delta':{'reasoning_content':'橋は🌉 où?'}}]}",
            "{'choices':[{'index':0,'delta':{'content':'He said \\'1890\\' — 是。'}}]}",
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'functions.search:0','function':{'name':'search','arguments':'{\\'q'}}]}}]}",
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':1,'id':'functions.read:1','function':{'name':'read','arguments':{'url':'https://é.example/🌉'}}}]}}]}",
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'arguments':'\\':\\'橋\\'}'}}]}}]}",
            "{'choices':[{'index':0,'delta':{},'finish_reason':'tool_calls','usage':{'prompt_tokens':5,'completion_tokens':2}}]}",
            "{'choices':[],'usage':{'prompt_tokens':7,'completion_tokens':3,'cached_tokens':4}}",
            "[DONE]");

    private static byte[] stream(Random random) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        for (String event : EVENTS) {
            if (random.nextInt(3) == 0) {
                out.append(": waiting").append(end).append(random.nextBoolean() ? end : "");
            }
            if (random.nextInt(4) == 0) {
                out.append("id: 7").append(end).append("retry:1").append(end);
            }
            out.append(random.nextBoolean() ? "data:" : "data: ")
                    .append(event.replace("\\'", "\\\"").replace('\'', '"'))
                    .append(end)
                    .append(end);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Outcome read(byte[] bytes, Random random, boolean packed) {
        Heard heard = new Heard();
        StreamReader reader = new StreamReader(failures, heard, 8_000_000);
        SseParser lines = new SseParser(LIMIT, reader::event);
        Consumer<ByteBuffer> take =
                BodyUnpacker.before(lines::push, packed ? BodyUnpacker.Packing.GZIP : BodyUnpacker.Packing.NONE);
        for (int at = 0; at < bytes.length; ) {
            int size = Math.min(bytes.length - at, random.nextInt(random.nextBoolean() ? 3 : 200));
            take.accept(ByteBuffer.wrap(bytes, at, size));
            at += size;
        }
        lines.end();
        ChatResponse response = reader.finish();
        assertThat(heard.ends).hasValue(0);
        String text = response.aiMessage().text();
        assertThat(heard.text.toString()).isEqualTo(text == null ? "" : text);
        return new Outcome(
                String.valueOf(response.aiMessage().text()),
                heard.thinking.toString(),
                response.aiMessage().toolExecutionRequests().toString(),
                heard.calls.toString(),
                ReportedTokens.of(response).toString(),
                ReportedTokens.finishReason(response));
    }

    @Test
    void a_stream_means_the_same_wherever_its_bytes_are_torn() {
        Outcome expected = read(stream(new Random(0)), new Random(0), false);
        assertThat(expected.thinking()).isEqualTo("橋は🌉 où?");
        assertThat(expected.calls()).contains("{\"q\":\"橋\"}", "https://é.example/🌉");
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] bytes = stream(random);
            boolean packed = random.nextBoolean();
            assertThat(read(packed ? pack(bytes) : bytes, random, packed))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void junk_ends_in_an_answer_or_in_a_failure_of_ours() {
        for (int seed = 0; seed < 2500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = junk(random);
            boolean packed = random.nextInt(8) == 0;
            try {
                read(packed && random.nextBoolean() ? pack(bytes) : bytes, random, packed);
            } catch (ModelFailure | SseParser.TooLong | BodyUnpacker.Unreadable e) {
                assertThat(e).as("seed %d", seed).isNotNull(); // what the body turns into a failure
            } catch (RuntimeException e) {
                fail("seed " + seed, e);
            }
        }
    }

    /** A true stream with bytes changed, lost, doubled and moved; or parts of JSON in any order. */
    private static byte[] junk(Random random) {
        if (random.nextInt(3) == 0) {
            List<String> parts = List.of(
                    "data:",
                    "event: error",
                    "\n",
                    "\n\n",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"choices\":",
                    "\"delta\":",
                    "\"tool_calls\":",
                    "\"index\":",
                    "\"function\":",
                    "\"arguments\":",
                    "\"error\":",
                    "null",
                    "1e999999",
                    "-1",
                    "\"\"",
                    "true",
                    ",",
                    "[DONE]",
                    "99999999999999999999",
                    "\"usage\":",
                    "\"content\":");
            StringBuilder out = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                out.append(parts.get(random.nextInt(parts.size())));
            }
            return out.toString().getBytes(StandardCharsets.UTF_8);
        }
        List<Byte> bytes = new ArrayList<>();
        for (byte b : stream(random)) {
            bytes.add(b);
        }
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 ->
                    bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(40)))
                            .clear();
                case 2 -> bytes.addAll(at, List.copyOf(bytes.subList(0, Math.min(bytes.size(), random.nextInt(300)))));
                default -> bytes.add(at, (byte) "{}[]\":,0\\\n".charAt(random.nextInt(10)));
            }
            if (bytes.isEmpty()) {
                bytes.add((byte) '\n');
            }
        }
        byte[] out = new byte[bytes.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = bytes.get(i);
        }
        return out;
    }

    @Test
    void a_line_or_an_event_without_an_end_is_given_up() {
        for (String piece : List.of("data: ", "x", "data: x\n")) {
            SseParser lines = new SseParser(LIMIT, (name, data) -> {});
            byte[] bytes = piece.repeat(LIMIT / 4).getBytes(StandardCharsets.UTF_8);
            boolean given = false;
            for (int i = 0; i < 64 && !given; i++) {
                try {
                    lines.push(ByteBuffer.wrap(bytes));
                } catch (SseParser.TooLong e) {
                    given = true;
                }
            }
            assertThat(given).as(piece).isTrue();
        }
    }

    private static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

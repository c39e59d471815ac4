package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.llm.endpoint.BodyUnpacker.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BoundedTextTest {

    private final AtomicInteger cancelled = new AtomicInteger();

    private BoundedText open(int enough, boolean lenient, boolean packed) {
        BoundedText text = new BoundedText(enough, lenient, packed ? Packing.GZIP : Packing.NONE);
        text.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                cancelled.incrementAndGet();
            }
        });
        return text;
    }

    private static List<ByteBuffer> bytes(String text) {
        return List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static CompletableFuture<String> end(BoundedText text) {
        return text.getBody().toCompletableFuture();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void a_whole_body_comes_when_it_ends() {
        BoundedText text = open(100, false, false);
        text.onNext(bytes("swa"));
        assertThat(end(text)).isNotDone();
        text.onNext(bytes("ns 天鹅"));
        text.onComplete();
        assertThat(end(text)).isCompletedWithValue("swans 天鹅");
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void a_body_beyond_the_limit_is_cut_there_and_the_rest_is_not_read() {
        BoundedText text = open(5, false, false);
        text.onNext(bytes("swans and more"));
        assertThat(end(text)).isCompletedWithValue("swans");
        assertThat(cancelled).hasValue(1);
        text.onNext(bytes("later"));
        assertThat(end(text)).isCompletedWithValue("swans");
    }

    @Test
    void a_body_that_breaks_off_is_taken_as_it_is_only_by_the_lenient() {
        BoundedText lenient = open(100, true, false);
        lenient.onNext(bytes("swa"));
        lenient.onError(new IOException("reset"));
        assertThat(end(lenient)).isCompletedWithValue("swa");
        BoundedText strict = open(100, false, false);
        strict.onNext(bytes("swa"));
        strict.onError(new IOException("reset"));
        assertThatThrownBy(() -> end(strict).join()).hasRootCauseMessage("reset");
    }

    @Test
    void stopping_takes_what_has_come() {
        BoundedText text = open(100, false, false);
        text.onNext(bytes("swa"));
        text.stop();
        text.onComplete();
        assertThat(end(text)).isCompletedWithValue("swa");
        BoundedText early = new BoundedText(100, false, Packing.NONE);
        early.stop();
        assertThat(end(early)).isCompletedWithValue("");
    }

    @Test
    void a_packed_body_is_unpacked_within_the_same_limit() throws IOException {
        BoundedText text = open(1_000, false, true);
        text.onNext(List.of(ByteBuffer.wrap(packed("swan ".repeat(100_000)))));
        assertThat(end(text).join()).hasSize(1_000);
    }

    @Test
    void what_is_not_packed_although_it_says_so_fails() {
        BoundedText text = open(100, false, true);
        text.onNext(bytes("plain text, not gzip"));
        assertThatThrownBy(() -> end(text).join()).hasRootCauseInstanceOf(RuntimeException.class);
    }
}

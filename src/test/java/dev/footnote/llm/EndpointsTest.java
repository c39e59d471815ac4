package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.TokenCount;
import dev.footnote.config.Settings;
import dev.footnote.config.Settings.Inputs;
import dev.footnote.llm.endpoint.ModelFamily;
import dev.footnote.llm.endpoint.Prices;
import dev.footnote.llm.wire.MessageEncoder;
import dev.footnote.llm.wire.MessageWriter;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    private static Settings with(Map<String, String> environment, Map<String, String> flags) {
        return Settings.load(new Inputs(null, environment, flags));
    }

    @Test
    void the_first_endpoint_with_a_key_is_chosen_else_offline() {
        assertThat(Endpoints.choose(Settings.defaults())).containsExactly("offline");
        assertThat(Endpoints.choose(with(Map.of("OPENAI_API_KEY", "k"), Map.of())))
                .containsExactly("offline");
        assertThat(Endpoints.choose(with(Map.of("OPENROUTER_API_KEY", "k"), Map.of())))
                .containsExactly("openrouter");
        assertThat(Endpoints.choose(with(Map.of("KIMI_API_KEY", "k", "OPENROUTER_API_KEY", "k"), Map.of())))
                .containsExactly("kimi");
        assertThat(Endpoints.choose(with(Map.of("KIMI_API_KEY", "k"), Map.of("model.endpoint", "vllm"))))
                .containsExactly("vllm");
        assertThatThrownBy(() -> Endpoints.choose(with(Map.of(), Map.of("model.endpoint", "klmi"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("kimi-cn");
    }

    @Test
    void several_endpoints_stand_in_a_list_or_between_commas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("footnote.yaml");
        Files.writeString(file, "model:\n  endpoint: [kimi, openrouter, vllm]\n");
        assertThat(Endpoints.choose(Settings.load(new Inputs(file, Map.of(), Map.of()))))
                .containsExactly("kimi", "openrouter", "vllm");
        assertThat(Endpoints.choose(with(Map.of("FOOTNOTE_MODEL_ENDPOINT", "kimi, vllm"), Map.of())))
                .containsExactly("kimi", "vllm");
    }

    @Test
    void an_endpoint_opens_without_the_network_and_openai_needs_a_name() {
        for (String name : Settings.defaults().children("llm")) {
            if (!name.equals("openai")) {
                Settings settings = with(Map.of(), Map.of("llm." + name + ".key", "sk-1"));
                try (Endpoint endpoint = Endpoints.open(settings, name, "m", Clock.systemUTC())) {
                    assertThat(endpoint.model()).isEqualTo("m");
                    assertThat(endpoint.prices()).isEmpty();
                }
            }
        }
        assertThatThrownBy(() -> Endpoints.open(Settings.defaults(), "openai", null, Clock.systemUTC()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.name");
    }

    @Test
    void an_entry_of_the_users_own_needs_only_an_address() {
        Settings settings = with(Map.of(), Map.of("llm.mine.base_url", "http://gpu.example:9/v1/"));
        try (Endpoint endpoint = Endpoints.open(settings, "mine", "moonshotai/Kimi-K2-Thinking", Clock.systemUTC())) {
            assertThat(endpoint.host()).isEqualTo("gpu.example");
            assertThat(endpoint.window()).isEqualTo(262_144);
        }
    }

    @Test
    void a_family_is_found_by_the_models_id() {
        Settings settings = Settings.defaults();
        assertThat(ModelFamily.of(settings, "accounts/fireworks/models/kimi-k2-thinking")
                        .name())
                .isEqualTo("k2-thinking");
        assertThat(ModelFamily.of(settings, "kimi-k2.6").fillThinking()).isTrue();
        assertThat(ModelFamily.of(settings, "kimi-k2.5").name()).isEqualTo("k2-6");
        assertThat(ModelFamily.of(settings, "kimi-k2.7-code").name()).isEqualTo("k2-7");
        assertThat(ModelFamily.of(settings, "kimi-k3.1-pro").window()).isEqualTo(1_048_576);
        for (String other : List.of("other", "grok3", "kimi-k2-0905-preview", "deepseek3", "k30")) {
            assertThat(ModelFamily.of(settings, other).name()).as(other).isEqualTo("generic");
        }
        for (String small : List.of(
                "qwen3:8b",
                "Qwen/Qwen3-8B-GGUF:Q4_K_M",
                "llama-3.2-3b-instruct",
                "qwen2.5:0.5b",
                "phi-4:14b",
                "1.7b")) {
            assertThat(ModelFamily.of(settings, small).small()).as(small).isTrue();
        }
        for (String large :
                List.of("qwen3-32b", "qwen3-30b-a3b", "llama-3.1-70b", "gpt-oss:120b", "kimi-k2-thinking", "8bit")) {
            assertThat(ModelFamily.of(settings, large).small()).as(large).isFalse();
        }
        assertThat(ModelFamily.of(settings, "k3").name()).isEqualTo("k3");
        assertThat(ModelFamily.of(settings, "moonshotai/Kimi-K2.6").name()).isEqualTo("k2-6");
    }

    @Test
    void a_key_that_fits_no_header_is_refused_without_being_shown() {
        for (String key : List.of("sk-one\nsk-two", "sk one", "sk-é")) {
            assertThatThrownBy(() -> Endpoints.open(
                            with(Map.of("KIMI_API_KEY", key), Map.of()), "kimi", null, Clock.systemUTC()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("KIMI_API_KEY")
                    .hasMessageNotContaining("sk");
        }
    }

    @Test
    void half_a_character_is_replaced_since_it_has_no_bytes() {
        String written = text(new MessageWriter("auto", false).write(UserMessage.from("a\uD83C b 橋 \uDF09")));
        assertThat(written).contains("a\uFFFD b 橋 \uFFFD");
    }

    @Test
    void cached_tokens_cost_their_own_price() {
        Prices prices = new Prices(new BigDecimal("1"), new BigDecimal("0.1"), new BigDecimal("2"), "2026-10");
        assertThat(prices.cost(new TokenCount(1_000_000, 500_000, 1_000_000, 9)))
                .isEqualByComparingTo("2.55");
    }

    @Test
    void a_missing_key_of_a_public_host_is_told_before_anything_is_sent() {
        for (String name : List.of("kimi", "kimi-cn", "openrouter", "openai")) {
            Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), Map.of("model.name", "some-model")));
            assertThatThrownBy(() -> Endpoints.open(settings, name, null, Clock.systemUTC()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("no API key is set for the endpoint " + name)
                    .hasMessageContaining("llm." + name + ".key");
        }
    }

    @Test
    void hosts_of_the_users_own_need_no_key() {
        Settings settings = Settings.load(new Settings.Inputs(
                null,
                Map.of(),
                Map.of("llm.openai.base_url", "http://127.0.0.1:9/v1", "llm.openai.model", "some-model")));
        for (String name : List.of("openai", "vllm", "sglang", "ollama")) {
            Endpoints.open(settings, name, null, Clock.systemUTC()).close();
        }
    }

    @Test
    void missing_thinking_is_filled_where_the_family_wants_it_and_mute_messages_are_left_out() {
        String filled = text(new MessageWriter("reasoning_content", true).write(AiMessage.from("hi")));
        assertThat(filled).contains("\"reasoning_content\":\" \"");
        assertThat(text(new MessageWriter("auto", false).write(AiMessage.from("hi"))))
                .doesNotContain("reasoning");
        assertThat(new MessageWriter("auto", true).write(AiMessage.from(""))).isEmpty();
    }

    @Test
    void the_encoder_gives_what_fresh_bytes_would_after_any_appends_and_folds() {
        MessageWriter writer = new MessageWriter("auto", false);
        MessageEncoder encoder = new MessageEncoder();
        Random random = new Random(7);
        List<ChatMessage> messages = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            if (random.nextInt(10) == 0 && !messages.isEmpty()) {
                messages.subList(random.nextInt(messages.size()), messages.size())
                        .clear();
            }
            messages.add(UserMessage.from("m" + i + "é".repeat(random.nextInt(1500))));
            assertThat(joined(encoder.encode(messages, writer)))
                    .isEqualTo(joined(new MessageEncoder().encode(messages, writer)));
        }
    }

    @Test
    void the_bytes_of_a_request_on_its_way_stay_as_they_are_when_the_conversation_is_cut_and_goes_on() {
        MessageWriter writer = new MessageWriter("auto", false);
        MessageEncoder encoder = new MessageEncoder();
        List<ChatMessage> first = List.of(UserMessage.from("kept"), UserMessage.from("é".repeat(50_000)));
        List<ByteBuffer> onItsWay = encoder.encode(first, writer);
        String before = joined(onItsWay.stream().map(ByteBuffer::duplicate).toList());
        encoder.encode(List.of(UserMessage.from("kept"), UserMessage.from("other".repeat(30_000))), writer);
        assertThat(joined(onItsWay)).isEqualTo(before);
    }

    @Test
    void a_message_that_cannot_be_written_leaves_nothing_behind() {
        MessageWriter writer = new MessageWriter("auto", false);
        MessageEncoder encoder = new MessageEncoder();
        List<ChatMessage> good = List.of(UserMessage.from("one"), UserMessage.from("two"));
        assertThatThrownBy(() -> encoder.encode(List.of(good.get(0), CustomMessage.from(Map.of())), writer))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(joined(encoder.encode(good, writer))).isEqualTo(joined(new MessageEncoder().encode(good, writer)));
    }

    private static String joined(List<ByteBuffer> slices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuffer slice : slices) {
            byte[] bytes = new byte[slice.remaining()];
            slice.get(bytes);
            out.writeBytes(bytes);
        }
        return text(out.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

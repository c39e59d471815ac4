package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An endpoint is given up earlier where another one may take over, and never later than without. */
class ChatSettingsTest {

    private static ChatSettings beforeAnother(Map<String, String> flags) {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        return ChatSettings.from(settings).beforeAnother(settings);
    }

    @Test
    void fewer_tries_and_less_patience_are_left() {
        ChatSettings shipped = beforeAnother(Map.of());
        assertThat(shipped.attempts()).isEqualTo(3);
        assertThat(shipped.patience()).isEqualTo(Duration.ofSeconds(75));
        assertThat(shipped.maxRetryAfter()).isEqualTo(Duration.ofSeconds(75));
        ChatSettings own = beforeAnother(Map.of("chat.failover_attempts", "2", "chat.failover_patience", "7s"));
        assertThat(own.attempts()).isEqualTo(2);
        assertThat(own.emptyAttempts()).isEqualTo(2);
        assertThat(own.unreachableAttempts()).isEqualTo(2);
        assertThat(own.patience()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void what_is_less_already_stays() {
        ChatSettings own =
                beforeAnother(Map.of("chat.attempts", "1", "chat.patience", "3s", "chat.max_retry_after", "4s"));
        assertThat(own.attempts()).isEqualTo(1);
        assertThat(own.patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(own.maxRetryAfter()).isEqualTo(Duration.ofSeconds(4));
    }
}

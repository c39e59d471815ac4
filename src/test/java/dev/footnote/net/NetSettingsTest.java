package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.UsageException;
import dev.footnote.config.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetSettingsTest {

    @Test
    void the_shipped_settings_can_be_used() {
        NetSettings s = NetSettings.from(Settings.defaults()::text);

        assertThat(s.allowPrivate()).isFalse();
        assertThat(s.robots()).isTrue();
        assertThat(s.hostInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(s.robotsAge()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void a_bad_value_is_named() {
        Settings settings = Settings.defaults();

        assertThatThrownBy(() -> NetSettings.from(name -> name.equals("net.robots") ? "perhaps" : settings.text(name)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("net.robots")
                .hasMessageContaining("perhaps");
    }
}

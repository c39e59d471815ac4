package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.UsageException;
import dev.footnote.config.Settings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
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
    void a_proxy_is_an_address_without_a_password() {
        Settings settings = Settings.defaults();

        assertThat(NetSettings.from(settings::text).proxy()).isEmpty();
        assertThat(with(settings, "proxy.example:3128")).hasToString("Optional[proxy.example/<unresolved>:3128]");
        assertThat(with(settings, "http://proxy.example")).hasToString("Optional[proxy.example/<unresolved>:8080]");
        assertThatThrownBy(() -> with(settings, "http://me:hush@proxy.example:1"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("net.proxy")
                .hasMessageNotContaining("hush");
    }

    private static Optional<InetSocketAddress> with(Settings settings, String proxy) {
        return NetSettings.from(name -> name.equals("net.proxy") ? proxy : settings.text(name))
                .proxy();
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

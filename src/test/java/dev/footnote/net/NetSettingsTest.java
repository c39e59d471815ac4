package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetSettingsTest {

    @Test
    void the_shipped_settings_can_be_used() {
        NetSettings s = NetSettings.from(Settings.defaults());

        assertThat(s.allowPrivate()).isFalse();
        assertThat(s.robots()).isTrue();
        assertThat(s.hostInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(s.robotsAge()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void a_proxy_is_an_address_and_its_password_is_never_told() {
        assertThat(NetSettings.from(Settings.defaults()).proxy()).isEmpty();
        assertThat(proxy("proxy.example:3128")).hasToString("Optional[proxy.example/<unresolved>:3128]");
        assertThat(proxy("http://proxy.example")).hasToString("Optional[proxy.example/<unresolved>:8080]");
        assertThat(proxy("http://me:hush@proxy.example:1")).hasToString("Optional[proxy.example/<unresolved>:1]");
        assertThatThrownBy(() -> proxy("http://me:hush@proxy example:1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("net.proxy")
                .hasMessageNotContaining("hush");
    }

    private static Optional<InetSocketAddress> proxy(String proxy) {
        return with("net.proxy", proxy).proxy();
    }

    private static NetSettings with(String name, String value) {
        return NetSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), Map.of(name, value))));
    }

    @Test
    void a_bad_value_is_named() {
        assertThatThrownBy(() -> with("net.host_connections", "0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("net.host_connections")
                .hasMessageContaining("1 to 999");
    }

    @Test
    void a_duration_may_be_written_here_as_anywhere() {
        assertThat(with("net.robots_age", "1h30m").robotsAge()).isEqualTo(Duration.ofMinutes(90));
    }
}

package dev.footnote.page.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command line of the browser. */
class ChromiumFlagsTest {

    private static List<String> flags(Map<String, String> set) {
        RendererSettings settings = RendererSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), set)));
        return ChromiumFlags.of(settings, Path.of("/tmp/profile"));
    }

    @Test
    void it_opens_no_port_and_no_connection_and_keeps_its_sandbox() {
        assertThat(flags(Map.of()))
                .contains(
                        "--headless",
                        "--remote-debugging-pipe",
                        "--user-data-dir=/tmp/profile",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--proxy-bypass-list=<-loopback>",
                        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
                        "--disable-background-networking",
                        "--disable-extensions")
                .noneMatch(flag -> flag.startsWith("--remote-debugging-port"))
                .doesNotContain("--no-sandbox", "--disable-web-security")
                .endsWith("about:blank");
    }

    @Test
    void the_sandbox_is_left_out_only_where_a_setting_says_so() {
        assertThat(flags(Map.of("page.renderer_sandbox", "false"))).contains("--no-sandbox");
    }

    @Test
    void scripts_see_the_name_and_language_of_the_settings() {
        assertThat(flags(Map.of("net.user_agent", "Reader/2", "page.accept_language", "de-AT, en;q=0.5")))
                .contains("--user-agent=Reader/2", "--lang=de-at");
        assertThat(flags(Map.of("page.accept_language", "*"))).contains("--lang=en");
    }
}

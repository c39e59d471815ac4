package dev.footnote.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Links are for terminals that say of themselves that they are of a kind that shows them. */
class HyperlinksTest {

    @Test
    void terminals_that_name_themselves_are_known() {
        for (String program : new String[] {"iTerm.app", "WezTerm", "vscode", "ghostty"}) {
            assertThat(Hyperlinks.known(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", program)))
                    .as(program)
                    .isTrue();
        }
        for (String term : new String[] {"xterm-kitty", "alacritty", "foot", "foot-extra"}) {
            assertThat(Hyperlinks.known(Map.of("TERM", term))).as(term).isTrue();
        }
        assertThat(Hyperlinks.known(Map.of("TERM", "xterm-256color", "WT_SESSION", "1-2")))
                .isTrue();
    }

    @Test
    void all_others_are_not() {
        assertThat(Hyperlinks.known(Map.of())).isFalse();
        assertThat(Hyperlinks.known(Map.of("TERM", "xterm-256color"))).isFalse();
        assertThat(Hyperlinks.known(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "Apple_Terminal")))
                .isFalse();
        assertThat(Hyperlinks.known(Map.of("TERM", "linux", "WT_SESSION", ""))).isFalse();
    }

    @Test
    void the_library_of_gnomes_terminals_is_known_from_its_first_sound_version_on() {
        assertThat(Hyperlinks.known(Map.of("VTE_VERSION", "5002"))).isTrue();
        assertThat(Hyperlinks.known(Map.of("VTE_VERSION", "7600"))).isTrue();
        assertThat(Hyperlinks.known(Map.of("VTE_VERSION", "5000"))).isFalse();
        assertThat(Hyperlinks.known(Map.of("VTE_VERSION", "new"))).isFalse();
    }

    @Test
    void within_tmux_its_own_version_counts_and_within_screen_nothing_does() {
        Map<String, String> outside = Map.of("VTE_VERSION", "7600");
        assertThat(Hyperlinks.known(tmux("3.4"))).isTrue();
        assertThat(Hyperlinks.known(tmux("3.3a"))).isFalse();
        assertThat(Hyperlinks.known(tmux("next"))).isFalse();
        assertThat(Hyperlinks.known(tmux("4.0"))).isTrue();
        assertThat(Hyperlinks.known(Map.of("TERM", "screen.xterm", "VTE_VERSION", outside.get("VTE_VERSION"))))
                .isFalse();
    }

    private static Map<String, String> tmux(String version) {
        return Map.of(
                "TERM",
                "tmux-256color",
                "TERM_PROGRAM",
                "tmux",
                "TERM_PROGRAM_VERSION",
                version,
                "VTE_VERSION",
                "7600");
    }

    @Test
    void whoever_says_yes_or_no_is_heard() {
        assertThat(Hyperlinks.known(Map.of("FORCE_HYPERLINK", "1"))).isTrue();
        assertThat(Hyperlinks.known(Map.of("FORCE_HYPERLINK", "0", "TERM_PROGRAM", "WezTerm")))
                .isFalse();
    }
}

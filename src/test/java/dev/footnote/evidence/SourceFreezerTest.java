package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Source;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceFreezerTest {

    private static Source freeze(String url, String title, String text) {
        return SourceFreezer.freeze(URI.create(url), title, null, Instant.EPOCH, null, text);
    }

    @Test
    void a_file_without_a_title_goes_by_its_name() {
        assertThat(freeze("file:///docs/%E6%8A%A5%E5%91%8A%202.pdf", " ", "x").title())
                .isEqualTo("报告 2.pdf");
        assertThat(freeze("file:///docs/a.pdf", "Bridges", "x").title()).isEqualTo("Bridges");
        assertThat(freeze("https://p.example/about/", "", "x").title()).isEmpty();
        assertThat(freeze("corpus://set/0a1b2c", "", "x").title()).isEmpty();
    }

    @Test
    void what_has_no_bytes_of_its_own_is_replaced_before_the_hash_is_taken() {
        Source source = freeze("file:///a.txt", "t", "a\r\nb\rc\u0000d\ud800e");
        assertThat(source.text()).isEqualTo("a\nb\nc\ufffdd\ufffde");
        assertThat(source.sha256()).isEqualTo(SourceFreezer.sha256(source.text()));
    }
}

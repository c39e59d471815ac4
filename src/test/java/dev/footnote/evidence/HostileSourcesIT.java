package dev.footnote.evidence;

import dev.footnote.testkit.HostileText;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HostileSourcesIT {

    @Test
    void sources_are_frozen_cut_and_searched_whatever_their_text_repeats() {
        HostileText.read(text -> {
            String frozen = SourceFreezer.freeze(URI.create("https://a.example/x"), "", null, Instant.EPOCH, null, text)
                    .text();
            Passages.best(1, frozen, text.substring(0, 1000), 6000);
            Passages.parts(frozen, 6000);
            Passages.part(1, frozen, 3, 6000);
            Passages.find(1, frozen, text.substring(0, 1000), 5);
            PassageTerms.of(frozen);
        });
    }

    @Test
    void names_of_files_are_found_in_long_addresses() {
        HostileText.read(text -> {
            String path = text.codePoints()
                    .map(c -> Character.isLetterOrDigit(c) && c < 128 || c == '.' || c == '-' ? c : 'a')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            SourceFreezer.freeze(URI.create("https://a.example/" + path), "", null, Instant.EPOCH, null, "text");
        });
    }
}

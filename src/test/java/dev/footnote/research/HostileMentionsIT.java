package dev.footnote.research;

import dev.footnote.page.format.Link;
import dev.footnote.research.address.AddressMentions;
import dev.footnote.research.address.PageAddresses;
import dev.footnote.testkit.HostileText;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileMentionsIT {

    @Test
    void addresses_are_found_in_any_text() {
        HostileText.read(text -> {
            AddressMentions.withoutScheme(text);
            new PageAddresses()
                    .add(1, text, List.of(new Link(URI.create("https://a.example/"), text.substring(0, 2000))));
        });
    }
}

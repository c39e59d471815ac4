package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Source;
import dev.footnote.api.run.SourceInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceLedgerTest {

    private final EvidenceLedger ledger = new EvidenceLedger();

    @Test
    void sources_are_numbered_in_the_order_of_reading() {
        assertThat(add("https://a.example/1", "one").info().number()).isEqualTo(1);
        assertThat(add("https://a.example/2", "two").info().number()).isEqualTo(2);
        assertThat(ledger.all()).extracting(SourceInfo::number).containsExactly(1, 2);
        assertThat(ledger.source(2)).map(Source::text).contains("two");
        assertThat(ledger.info(3)).isEmpty();
    }

    @Test
    void the_same_text_at_the_same_address_keeps_its_number_and_learns_aliases() {
        add("https://a.example/1", "one");
        var again = add("https://a.example/1", "one", "https://a.example/short");
        assertThat(again.isNew()).isFalse();
        assertThat(again.info().number()).isEqualTo(1);
        assertThat(ledger.byUrl(URI.create("https://a.example/short")))
                .map(SourceInfo::number)
                .contains(1);
    }

    @Test
    void a_part_has_the_numbers_of_the_whole_and_only_its_own_sources() {
        EvidenceLedger one = ledger.part();
        EvidenceLedger other = ledger.part();
        assertThat(add(one, "https://a.example/1", "first").info().number()).isEqualTo(1);
        assertThat(add(other, "https://a.example/2", "second").info().number()).isEqualTo(2);
        var both = add(other, "https://a.example/1", "first");
        assertThat(both.info().number()).isEqualTo(1);
        assertThat(both.isNew()).as("to this part").isTrue();
        assertThat(add(other, "https://a.example/1", "first").isChanged()).isFalse();
        assertThat(one.all()).extracting(SourceInfo::number).containsExactly(1);
        assertThat(one.byUrl(URI.create("https://a.example/2"))).isEmpty();
        assertThat(other.all()).extracting(SourceInfo::number).containsExactly(1, 2);
        assertThat(ledger.all()).extracting(SourceInfo::number).containsExactly(1, 2);
        assertThat(ledger.source(2)).map(Source::text).contains("second");
    }

    @Test
    void an_alias_leads_to_the_number_too() {
        add("https://a.example/1", "one", "https://a.example/short");
        assertThat(add("https://a.example/short", "one").isNew()).isFalse();
        assertThat(add("https://b.example/mirror", "one").isNew()).isTrue();
    }

    @Test
    void aliases_of_earlier_readings_are_kept_when_more_come() {
        add("https://a.example/1", "one", "https://a.example/first");
        assertThat(add("https://a.example/1", "one", "https://a.example/second").isChanged())
                .isTrue();
        assertThat(add("https://a.example/1", "one", "https://a.example/second").isChanged())
                .isFalse();
        assertThat(ledger.byUrl(URI.create("https://a.example/first"))).isPresent();
        assertThat(ledger.byUrl(URI.create("https://a.example/second"))).isPresent();
        assertThat(ledger.all().get(0).aliases())
                .extracting(URI::toString)
                .containsExactly("https://a.example/first", "https://a.example/second");
    }

    @Test
    void the_same_text_at_two_addresses_of_a_page_is_one_source_shown_at_the_better_one() {
        EvidenceLedger strict = new EvidenceLedger(new EvidenceLedger.PageRules() {
            @Override
            public String identity(URI url) {
                return url.getPath();
            }

            @Override
            public URI best(List<URI> urls) {
                return urls.stream()
                        .filter(url -> url.getQuery() == null)
                        .findFirst()
                        .orElse(urls.get(0));
            }
        });
        strict.add(source("https://a.example/1?from=mail", "one"), List.of());
        EvidenceLedger.Added again = strict.add(source("https://a.example/1", "one"), List.of());

        assertThat(again.isNew()).isFalse();
        assertThat(again.isChanged()).isTrue();
        assertThat(again.info().url()).hasToString("https://a.example/1");
        assertThat(strict.source(1).orElseThrow().url()).hasToString("https://a.example/1");
        assertThat(strict.all()).hasSize(1);
        assertThat(strict.byUrl(URI.create("https://a.example/1?from=mail"))).isPresent();
    }

    @Test
    void the_same_address_with_another_text_is_another_source() {
        add("https://a.example/1", "one");
        assertThat(add("https://a.example/1", "changed").info().number()).isEqualTo(2);
        assertThat(ledger.byUrl(URI.create("https://a.example/1")))
                .map(SourceInfo::number)
                .contains(2);
    }

    @Test
    void the_fragment_of_a_web_address_does_not_count_but_a_records_does() {
        add("HTTPS://A.example", "one");
        assertThat(ledger.byUrl(URI.create("https://a.example/#part"))).isPresent();
        add("http://t", "three");
        assertThat(ledger.byUrl(URI.create("http://T/"))).isPresent();
        add("file:/docs/all.jsonl#r1", "two");
        assertThat(ledger.byUrl(URI.create("file:/docs/all.jsonl#r2"))).isEmpty();
    }

    @Test
    void a_restored_source_keeps_its_number_and_the_next_one_follows() {
        Source source = source("https://a.example/1", "one");
        ledger.restore(SourceInfo.of(4, source, List.of()), "one");
        assertThat(ledger.source(4)).contains(source);
        assertThat(add("https://a.example/2", "two").info().number()).isEqualTo(5);
    }

    @Test
    void many_threads_get_one_number_a_text() {
        IntStream.range(0, 400).parallel().forEach(i -> add("https://a.example/" + i % 20, "text " + i % 20));
        assertThat(ledger.all()).hasSize(20);
    }

    private EvidenceLedger.Added add(String url, String text, String... aliases) {
        return ledger.add(
                source(url, text), List.of(aliases).stream().map(URI::create).toList());
    }

    private static EvidenceLedger.Added add(EvidenceLedger to, String url, String text) {
        return to.add(source(url, text), List.of());
    }

    private static Source source(String url, String text) {
        return SourceFreezer.freeze(URI.create(url), "", null, Instant.EPOCH, null, text);
    }
}

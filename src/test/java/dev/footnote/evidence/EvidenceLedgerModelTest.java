package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Source;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.threads.OwnThread;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ledger beside a plain list that is searched from its start, through random readings, and what a restart makes of it. */
class EvidenceLedgerModelTest {

    private static final List<String> HOSTS = List.of("a.example", "A.example", "b.example");
    private static final List<String> PATHS = List.of("", "/", "/1", "/1?x=1", "/2#top", "/1#a");

    /** A reading as the model keeps it. */
    private record Row(int number, String text, Set<URI> addresses) {}

    /** What the ledger promises, in the plainest way. */
    private static final class Model {
        final List<Row> rows = new ArrayList<>();

        int add(URI url, String text, List<URI> aliases) {
            Set<URI> all = new LinkedHashSet<>(aliases);
            all.add(url);
            for (Row row : rows) {
                boolean same =
                        row.addresses().stream().anyMatch(a -> all.stream().anyMatch(b -> key(a).equals(key(b))));
                if (row.text().equals(text) && same) {
                    row.addresses().addAll(all);
                    return row.number();
                }
            }
            rows.add(new Row(rows.size() + 1, text, all));
            return rows.size();
        }

        static String key(URI url) {
            String plain = url.toString().replaceAll("#.*", "").replaceAll("(?i)^(https?://[^/?]*)(\\?|$)", "$1/$2");
            int end = plain.indexOf('/', 8);
            return plain.substring(0, end).toLowerCase(Locale.ROOT) + plain.substring(end);
        }
    }

    private static URI url(Random random) {
        String scheme = random.nextInt(4) == 0 ? "HTTPS://" : "https://";
        return URI.create(scheme + HOSTS.get(random.nextInt(3)) + PATHS.get(random.nextInt(PATHS.size())));
    }

    private static Source source(URI url, String text) {
        return SourceFreezer.freeze(url, "title", null, Instant.EPOCH, "en", text);
    }

    @Test
    void random_readings_get_the_numbers_that_a_plain_list_gives() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            EvidenceLedger ledger = new EvidenceLedger();
            Model model = new Model();
            for (int i = 0; i < 25; i++) {
                URI url = url(random);
                List<URI> aliases = random.nextBoolean() ? List.of() : List.of(url(random), url(random));
                String text = "text " + random.nextInt(3);
                int before = model.rows.size();
                int number = model.add(url, text, aliases);
                EvidenceLedger.Added added = ledger.add(source(url, text), aliases);
                assertThat(added.info().number())
                        .as("seed %d, reading %d", seed, i)
                        .isEqualTo(number);
                assertThat(added.isNew()).as("seed %d, reading %d", seed, i).isEqualTo(model.rows.size() > before);
                assertThat(ledger.byUrl(url))
                        .as("seed %d: %s", seed, url)
                        .map(SourceInfo::number)
                        .contains(number);
                assertThat(ledger.readAt(url))
                        .as("seed %d: %s", seed, url)
                        .map(SourceInfo::number)
                        .contains(number);
            }
            for (Row row : model.rows) {
                SourceInfo info = ledger.info(row.number()).orElseThrow();
                Set<URI> all = new TreeSet<>(info.aliases());
                all.add(info.url());
                assertThat(all).as("seed %d", seed).isEqualTo(new TreeSet<>(row.addresses()));
                assertThat(info.aliases())
                        .as("seed %d", seed)
                        .doesNotContain(info.url())
                        .doesNotHaveDuplicates();
                assertThat(ledger.source(row.number())).map(Source::text).contains(row.text());
            }
            assertThat(ledger.all())
                    .extracting(SourceInfo::number)
                    .hasSize(model.rows.size())
                    .isSorted();
        }
    }

    @Test
    void a_ledger_restored_from_its_sources_goes_on_as_the_first_one() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            EvidenceLedger first = new EvidenceLedger();
            for (int i = 0; i < 15; i++) {
                first.add(source(url(random), "text " + random.nextInt(3)), List.of(url(random)));
            }
            EvidenceLedger second = new EvidenceLedger();
            for (SourceInfo info : first.all()) {
                second.restore(
                        info, first.source(info.number()).map(Source::text).orElseThrow());
            }
            assertThat(second.all()).as("seed %d", seed).isEqualTo(first.all());
            for (int i = 0; i < 15; i++) {
                Source source = source(url(random), "text " + random.nextInt(4));
                List<URI> aliases = List.of(url(random));
                assertThat(second.add(source, aliases))
                        .as("seed %d, %d", seed, i)
                        .isEqualTo(first.add(source, aliases));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/, true",
        "https://a.example?x=1, https://a.example/?x=1, true",
        "https://a.example/1, https://A.EXAMPLE/1, true",
        "https://a.example/1, HTTPS://a.example/1, true",
        "https://a.example/1#x, https://a.example/1#y, true",
        "https://a.example/1#, https://a.example/1, true",
        "https://a.example/a, https://a.example/A, false",
        "https://a.example/1, https://a.example/1/, false",
        "https://a.example/1, https://a.example/1?, false",
        "https://a.example:8443/1, https://a.example/1, false",
        "https://a.example/?q=HTTP, https://a.example/?q=http, false",
        "https://a.example//b.example/A, https://a.example//b.example/a, false",
        "file:/docs/a.jsonl#1, file:/docs/a.jsonl#2, false",
        "file:/docs/a.txt, file:/docs/A.txt, false",
        "corpus://set/a#1, corpus://set/a#2, false",
        "httpx:a#1, httpx:a#2, false"
    })
    void addresses_of_one_page_are_one(String one, String other, boolean same) {
        EvidenceLedger ledger = new EvidenceLedger();
        ledger.add(source(URI.create(one), "text"), List.of());
        assertThat(ledger.byUrl(URI.create(other)).isPresent())
                .as(one + " and " + other)
                .isEqualTo(same);
        assertThat(ledger.add(source(URI.create(other), "text"), List.of()).isNew())
                .isEqualTo(!same);
        assertThat(ledger.readAt(URI.create(one))).map(SourceInfo::number).contains(1);
    }

    @Test
    void an_address_leads_to_what_was_read_there_last() {
        EvidenceLedger ledger = new EvidenceLedger();
        URI url = URI.create("https://a.example/news");
        for (String text : List.of("one", "two", "one", "three", "two")) {
            ledger.add(source(url, text), List.of());
            assertThat(ledger.byUrl(url).flatMap(info -> ledger.source(info.number())))
                    .map(Source::text)
                    .contains(text);
        }
        assertThat(ledger.all()).hasSize(3);
    }

    @Test
    void what_the_ledger_hands_out_does_not_change_with_it() {
        EvidenceLedger ledger = new EvidenceLedger();
        ledger.add(source(URI.create("https://a.example/1"), "one"), List.of());
        List<SourceInfo> before = ledger.all();
        ledger.add(source(URI.create("https://a.example/2"), "two"), List.of());
        ledger.add(source(URI.create("https://a.example/1"), "one"), List.of(URI.create("https://a.example/3")));
        assertThat(before).hasSize(1);
        assertThat(before.get(0).aliases()).isEmpty();
    }

    @Test
    void trajectories_on_threads_of_their_own_share_numbers_and_see_only_what_they_read() throws Exception {
        EvidenceLedger whole = new EvidenceLedger();
        CountDownLatch start = new CountDownLatch(1);
        List<EvidenceLedger> parts = new ArrayList<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            EvidenceLedger part = whole.part();
            parts.add(part);
            ends.add(OwnThread.run(() -> {
                awaitQuietly(start);
                for (int i = 0; i < 100; i++) {
                    int page = i % 2 == 0 ? i : 1000 * (thread + 1) + i;
                    part.add(source(URI.create("https://a.example/" + page), "text " + page), List.of());
                }
            }));
        }
        start.countDown();
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get();
        assertThat(whole.all()).as("50 shared and 50 of each").hasSize(50 + 4 * 50);
        for (EvidenceLedger part : parts) {
            assertThat(part.all()).hasSize(100);
            for (SourceInfo info : part.all()) {
                Optional<Source> same = whole.source(info.number());
                assertThat(same)
                        .map(Source::text)
                        .isEqualTo(part.source(info.number()).map(Source::text));
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void numbers_that_were_never_given_have_no_source() {
        EvidenceLedger ledger = new EvidenceLedger();
        ledger.add(source(URI.create("https://a.example/1"), "one"), List.of());
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 2, Integer.MAX_VALUE}) {
            assertThat(ledger.source(number)).as("%d", number).isEmpty();
            assertThat(ledger.info(number)).as("%d", number).isEmpty();
        }
    }
}

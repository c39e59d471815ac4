package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.AnswerSettings.Partial;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Kind;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceFreezer;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisagreementsTest {

    private final EvidenceLedger ledger = new EvidenceLedger();
    private final List<DraftClaim> claims = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The lighthouse at Tarn Head is 38 metres tall. | The lighthouse at Tarn Head is 41 metres tall.",
                "The lighthouse at Tarn Head was lit in 1857. | The lighthouse at Tarn Head was lit in 1859.",
                "The lighthouse at Tarn Head is open to visitors. | The lighthouse at Tarn Head is not open to visitors.",
                "塔恩灯塔高38米，建于海边。 | 塔恩灯塔高41米，建于海边。"
            })
    void sources_that_say_otherwise_stand_side_by_side(String one, String other) {
        read(one, LocalDate.of(2019, 5, 12));
        read(other, null);
        claim(one, 1, one, 2, other);
        Answer a = answer(one);
        assertThat(a.claims()).extracting(Claim::kind).containsExactly(Kind.STATEMENT, Kind.DISAGREEMENT);
        Claim disagreement = a.claims().get(1);
        assertThat(disagreement.citations()).extracting(Citation::source).containsExactly(1, 2);
        assertThat(disagreement.text())
                .contains("2019-05-12")
                .contains(one)
                .contains(other)
                .contains("1970-01-01");
        assertThat(disagreement.independentSources()).isEqualTo(2);
        assertThat(a.answer())
                .contains("\n\n" + disagreement.text().substring(0, 10))
                .containsPattern("\\[1]\\[2]。?$");
        assertThat(a.confidence()).isLessThanOrEqualTo(1);
    }

    @Test
    void two_claims_that_cannot_both_be_true_are_followed_by_what_their_sources_say() {
        String one = "The lighthouse at Tarn Head is 38 metres tall.";
        String other = "The lighthouse at Tarn Head is 41 metres tall.";
        read(one, null);
        read(other, null);
        claim(one, 1, one);
        claim(other, 2, other);
        Answer a = answer("How tall is it?");
        assertThat(a.claims())
                .extracting(Claim::kind)
                .containsExactly(Kind.STATEMENT, Kind.STATEMENT, Kind.DISAGREEMENT);
        assertThat(a.claims().get(2).text()).contains("undated, read 1970-01-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The population of Tarn was 3200 in 1990. | The population of Tarn was 4100 in 2010.",
                "The north tower is 38 metres tall. | The south tower is 41 metres tall.",
                "Anna Berg won 3 medals for rowing. | Clara Holt won 5 medals for rowing.",
                "The lighthouse was lit in 1857. | The lighthouse was lit in May 1857 by Anna Berg.",
                "The lighthouse is 38 metres tall. | The lighthouse has 41 rooms and a museum.",
                "塔恩灯塔建于1857年。 | 塔恩灯塔于1901年重修，并加高了5米。"
            })
    void what_differs_in_what_it_speaks_of_is_no_disagreement(String one, String other) {
        read(one, null);
        read(other, null);
        claim(one, 1, one);
        claim(other, 2, other);
        assertThat(answer("What?").claims()).extracting(Claim::kind).containsOnly(Kind.STATEMENT);
    }

    @Test
    void copies_do_not_disagree_and_count_once() {
        String long1 =
                "The lighthouse at Tarn Head was built by the harbour board after the wreck of the Ellen, and its keeper"
                        + " lived in the round house below it with a family of nine until the lamp was changed to oil.";
        read(long1 + " It is 38 metres tall.", null);
        read(long1 + " It is 41 metres tall.", null);
        claim("A family of nine lived there.", 1, "a family of nine", 2, "with a family of nine until the lamp");
        claim("It is 38 metres tall.", 1, "It is 38 metres tall.", 2, "It is 41 metres tall.");
        Answer a = answer("How tall?");
        assertThat(a.claims()).extracting(Claim::kind).containsOnly(Kind.STATEMENT);
        assertThat(a.claims()).extracting(Claim::independentSources).containsOnly(1);
        assertThat(a.notes()).contains("Sources 1, 2 hold the same text and count as one.");
    }

    @Test
    void a_disagreement_alone_supports_nothing() {
        read("The lighthouse at Tarn Head is 38 metres tall.", null);
        read("The lighthouse at Tarn Head is 41 metres tall.", null);
        claim(
                "The lighthouse at Tarn Head is 52 metres tall.",
                1,
                "The lighthouse at Tarn Head is 38 metres tall.",
                2,
                "The lighthouse at Tarn Head is 41 metres tall.");
        Answer a = answer("How tall?");
        assertThat(a.status()).isEqualTo(Status.UNSUPPORTED);
    }

    @Test
    void quoted_text_is_no_markup() {
        String one = "The **lighthouse** at [Tarn](https://evil.example) Head is 38 metres tall.";
        read(one, null);
        read("The lighthouse at Tarn Head is 41 metres tall.", null);
        claim("It is 38 metres tall.", 1, one, 2, "The lighthouse at Tarn Head is 41 metres tall.");
        for (Claim claim : answer("How tall?").claims()) {
            assertThat(claim.text()).doesNotContainPattern("(?<!\\\\)]\\(").doesNotContainPattern("(?<!\\\\)\\*");
        }
    }

    private void read(String text, @Nullable LocalDate published) {
        int n = ledger.all().size() + 1;
        PublishedDate date = published == null
                ? null
                : new PublishedDate(published, PublishedDate.Precision.DAY, PublishedDate.Kind.PUBLISHED);
        ledger.add(
                SourceFreezer.freeze(
                        URI.create("https://s" + n + ".example/"), "Page " + n, date, Instant.EPOCH, null, text),
                List.of());
    }

    private void claim(String text, Object... quotes) {
        List<DraftQuote> all = new ArrayList<>();
        for (int i = 0; i < quotes.length; i += 2) {
            all.add(new DraftQuote((Integer) quotes[i], (String) quotes[i + 1]));
        }
        claims.add(new DraftClaim(text, null, all));
    }

    private Answer answer(String question) {
        Draft draft = new Draft(true, "", 0.9, claims, List.of());
        return AnswerComposer.compose(new Ending(
                "id",
                question,
                Status.ANSWERED,
                draft,
                new DraftChecker(ledger).check(draft, true),
                Partial.MARK,
                ledger,
                "m",
                new Usage(1, TokenCount.ZERO, 1, 2, null, 5),
                null));
    }
}

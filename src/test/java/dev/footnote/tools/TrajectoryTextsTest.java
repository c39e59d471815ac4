package dev.footnote.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a model is told what other trajectories found. */
class TrajectoryTextsTest {

    private static Answer answer(List<Claim> claims, String shortAnswer) {
        return new Answer(
                "r-1",
                "Why?",
                Answer.Status.ANSWERED,
                "text",
                shortAnswer,
                0.755,
                claims,
                List.of(),
                List.of("whether it lasted"),
                List.of(),
                null,
                "m",
                Usage.NONE,
                null);
    }

    private static Claim claim(String text, String... quotes) {
        List<Citation> citations = Stream.of(quotes)
                .map(quote -> new Citation(7, quote, 0, quote.length()))
                .toList();
        Claim.Reason doubt = new Claim.Reason("number", "the source has 12");
        return new Claim(text, Claim.Support.PARTIAL, List.of(doubt), citations);
    }

    @Test
    void claims_come_with_support_doubt_and_quotes() {
        String text = TrajectoryTexts.of(
                2, "work backwards", answer(List.of(claim("It sank.", "It sank.")), "it sank"), 9_000);
        assertThat(text).isEqualTo("""
                        ## Result 2
                        Way: work backwards
                        Ended: answered; confidence 0.76
                        Short answer: it sank
                        - [partial support] It sank.
                          doubt: the source has 12
                          source 7: "It sank."
                        Open: whether it lasted

                        """);
    }

    @Test
    void what_failed_says_why() {
        assertThat(TrajectoryTexts.of(1, "", Answer.failed("r", "Why?", "the host is down"), 9_000))
                .isEqualTo("## Result 1\nEnded: failed (the host is down); confidence 0.00\nNo claims.\n\n");
    }

    @Test
    void of_long_quotes_there_is_the_beginning_in_whole_words() {
        String quote = "The keel was laid again. ".repeat(100).strip();
        String text = TrajectoryTexts.of(1, "", answer(List.of(claim("c", quote, "b", "c", "d")), ""), 9_000);
        String told = text.lines()
                .filter(line -> line.startsWith("  source"))
                .findFirst()
                .orElseThrow();
        String shown = told.substring(told.indexOf('"') + 1, told.length() - 1);
        assertThat(quote).startsWith(shown);
        assertThat(shown.length()).isBetween(400, 500);
        assertThat(text.lines().filter(line -> line.startsWith("  source"))).hasSize(3);
    }

    @Test
    void only_so_many_claims_are_told() {
        List<Claim> claims =
                IntStream.range(0, 40).mapToObj(i -> claim("Claim " + i, "q")).toList();
        assertThat(TrajectoryTexts.of(1, "", answer(claims, ""), 90_000))
                .contains("Claim 15", "and 24 claims more")
                .doesNotContain("Claim 16");
        assertThat(TrajectoryTexts.of(1, "", answer(claims, ""), 200))
                .contains("Claim 0", " claims more")
                .doesNotContain("Claim 9");
    }

    @Test
    void tokens_of_chat_templates_lose_their_effect() {
        String text = TrajectoryTexts.of(1, "", answer(List.of(claim("<|im_end|> and\nmore", "a\n\nb")), ""), 9_000);
        assertThat(text).doesNotContain("<|im_end|>").contains("and more", "source 7: \"a b\"");
    }
}

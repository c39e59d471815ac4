package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.DraftChecker.Checked;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.Draft;
import dev.footnote.api.Usage;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.Sources;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposerTest {

    private static final Draft DRAFT = new Draft(true, "Both [1].", 0.9, List.of(), List.of("What next?"));

    private final EvidenceLedger ledger = new EvidenceLedger();

    ComposerTest() {
        for (int i = 1; i <= 4; i++) {
            URI url = URI.create("https://s" + i + ".example/");
            ledger.add(Sources.freeze(url, "Page " + i, null, Instant.EPOCH, null, "words of page " + i), List.of());
        }
    }

    @Test
    void sources_are_numbered_by_their_first_mark() {
        Answer a = composed("Which?", claim("First thing.", 3, 1), claim("Second thing.", 1), claim("Third", 4));
        assertThat(a.answer()).isEqualTo("First thing [1][2]. Second thing [2]. Third [3]");
        assertThat(a.sources()).extracting(Answer.CitedSource::id).containsExactly(1, 2, 3);
        assertThat(a.sources()).extracting(Answer.CitedSource::number).containsExactly(3, 1, 4);
        assertThat(a.claims().get(1).citations()).extracting(Citation::source).containsExactly(2);
        assertThat(a.shortAnswer()).isEqualTo("Both.");
    }

    @Test
    void a_claim_without_support_is_marked_and_lowers_confidence() {
        Answer a = composed("Which?", claim("Known.", 1), claim("Guessed."));
        assertThat(a.answer()).isEqualTo("Known [1]. Guessed (**unsupported**).");
        assertThat(a.confidence()).isEqualTo(0.5);
    }

    @Test
    void sections_lists_and_tables_keep_their_form() {
        Answer a = composed(
                "Which?",
                in("Dates", claim("- one.", 1)),
                in("Dates", claim("- two.", 2)),
                claim("| a | b |\n|---|---|\n| 1 | 2 |", 1),
                in("Places", claim("Here.", 2)));
        assertThat(a.answer())
                .isEqualTo("## Dates\n\n"
                        + "- one [1].\n"
                        + "- two [2].\n\n"
                        + "| a | b |\n"
                        + "|---|---|\n"
                        + "| 1 | 2 |\n\n"
                        + "[1]\n\n"
                        + "## Places\n\n"
                        + "Here [2].");
    }

    @Test
    void a_chinese_answer_reads_as_chinese() {
        Answer a = composed("哪一个？", claim("第一。", 2), claim("第二。"));
        assertThat(a.answer()).isEqualTo("第一[1]。第二（**未证实**）。");
    }

    @Test
    void not_found_is_said_plainly_in_the_questions_language() {
        Draft none = new Draft(false, "", 0.8, List.of(), List.of());
        Answer en = compose("Who?", Status.NOT_FOUND, none);
        assertThat(en.answer()).isEqualTo("The answer was not found in the sources that were read.");
        assertThat(en.confidence()).isZero();
        assertThat(compose("谁写了这本书？", Status.NOT_FOUND, none).answer()).contains("没有找到");
        assertThat(compose("Who?", Status.FAILED, null).answer()).isEmpty();
        assertThat(compose("Who?", Status.BUDGET_EXHAUSTED, null).answer()).contains("budget ended");
    }

    @Test
    void for_any_claims_marks_and_sources_name_each_other() {
        Random random = new Random(3);
        String[] texts = {
            "Plain.", "- item", "多个。", "# Not a heading", "ends...", "`code[1]`", "two\n\nparagraphs", "**bold**!"
        };
        for (int round = 0; round < 500; round++) {
            List<Checked> claims = new ArrayList<>();
            int size = random.nextInt(7);
            for (int i = 0; i < size; i++) {
                int[] sources = random.ints(random.nextInt(4), 1, 5).toArray();
                Claim claim = claim(Marks.strip(texts[random.nextInt(texts.length)]), sources)
                        .claim();
                claims.add(new Checked(random.nextInt(3) == 0 ? "S" + random.nextInt(2) : null, claim));
            }
            Answer a = composed("Which?", claims.toArray(Checked[]::new));
            List<Integer> marks = Pattern.compile("\\[(\\d+)]")
                    .matcher(a.answer().replace("`code[1]`", "code"))
                    .results()
                    .map(m -> Integer.valueOf(m.group(1)))
                    .distinct()
                    .toList();
            assertThat(marks)
                    .isEqualTo(a.sources().stream().map(Answer.CitedSource::id).toList());
            for (int i = 0; i < marks.size(); i++) {
                assertThat(marks.get(i)).isEqualTo(i + 1);
            }
        }
    }

    private Answer composed(String question, Checked... claims) {
        return Composer.compose("r", question, Status.ANSWERED, DRAFT, List.of(claims), ledger, "m", Usage.NONE, null);
    }

    private Answer compose(String question, Status status, @Nullable Draft draft) {
        return Composer.compose("r", question, status, draft, List.of(), ledger, "m", Usage.NONE, "why");
    }

    private static Checked claim(String text, int... sources) {
        List<Citation> citations = new ArrayList<>();
        for (int source : sources) {
            citations.add(new Citation(source, "words of page", 0, 13));
        }
        return new Checked(null, new Claim(text, sources.length == 0 ? Support.NONE : Support.FULL, citations));
    }

    private static Checked in(String section, Checked checked) {
        return new Checked(section, checked.claim());
    }
}

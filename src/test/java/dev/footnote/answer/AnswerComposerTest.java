package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.AnswerSettings.Partial;
import dev.footnote.answer.DraftChecker.Checked;
import dev.footnote.answer.DraftChecker.Verdict;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceFreezer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerComposerTest {

    private static final Usage READ = new Usage(1, TokenCount.ZERO, 1, 4, null, 5);
    private static final Draft DRAFT = new Draft(true, "Both [1].", 1, List.of(), List.of("What next?"));

    private final EvidenceLedger ledger = new EvidenceLedger();

    AnswerComposerTest() {
        for (int i = 1; i <= 4; i++) {
            URI url = URI.create("https://s" + i + ".example/");
            ledger.add(
                    SourceFreezer.freeze(url, "Page " + i, null, Instant.EPOCH, null, "words of page " + i), List.of());
        }
    }

    @Test
    void sources_keep_the_numbers_of_the_run() {
        Answer a = composed("Which?", claim("First thing.", 3, 1), claim("Second thing.", 1), claim("Third", 4));
        assertThat(a.answer()).isEqualTo("First thing [3][1]. Second thing [1]. Third [4]");
        assertThat(a.sources()).extracting(Answer.CitedSource::id).containsExactly(1, 3, 4);
        assertThat(a.sources()).extracting(Answer.CitedSource::number).containsExactly(1, 3, 4);
        assertThat(a.claims().get(1).citations()).extracting(Citation::source).containsExactly(1);
        assertThat(a.shortAnswer()).isEqualTo("Both.");
    }

    @Test
    void a_claim_without_support_is_marked_and_lowers_confidence() {
        Answer a = composed("Which?", claim("Known.", 1), claim("Guessed."));
        assertThat(a.answer()).isEqualTo("Known [1]. Guessed (*unsupported*).");
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
    void a_claim_whose_quotes_stand_nowhere_says_so_though_it_has_no_mark() {
        assertThat(composed("Which?", unquoted("Guessed.", "its quotes are not in their sources"))
                        .answer())
                .isEqualTo("Guessed (*unsupported: its quotes are not in their sources*).");
        assertThat(composed("哪一个？", unquoted("第二。", "没有引文")).answer()).isEqualTo("第二（*未证实：没有引文*）。");
    }

    @Test
    void a_chinese_answer_reads_as_chinese() {
        Answer a = composed("哪一个？", claim("第一。", 2), claim("第二。"));
        assertThat(a.answer()).isEqualTo("第一[2]。第二（*未证实*）。");
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
                Claim claim = claim(CitationMarks.strip(texts[random.nextInt(texts.length)]), sources)
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
            assertThat(marks.stream().sorted().toList())
                    .isEqualTo(a.sources().stream().map(Answer.CitedSource::id).toList());
        }
    }

    @Test
    void what_is_not_fully_supported_says_why_and_is_never_bold() {
        Answer a = composed(
                "Which?",
                reasoned("The **tower** is 38 ft high.", Support.PARTIAL, "the quote says 38 m, the claim 38 ft", 1),
                reasoned("It is __not__ old, see `a**b`.", Support.NONE, "the quote *says* it is\n[old]", 2),
                claim("**Both** hold.", 3));
        assertThat(a.answer())
                .isEqualTo("The tower is 38 ft high [1] (*partly supported: the quote says 38 m, the claim 38 ft*)."
                        + " It is not old, see `a**b` (*unsupported: the quote says it is old* [2])."
                        + " **Both** hold [3].");
        assertThat(a.confidence()).isEqualTo(1.0 / 3);
        Answer zh = composed("哪一个？", reasoned("塔高38尺。", Support.PARTIAL, "引文是38米", 1));
        assertThat(zh.answer()).isEqualTo("塔高38尺[1]（*部分证实：引文是38米*）。");
    }

    @Test
    void an_answer_none_of_whose_claims_is_supported_is_no_answer() {
        Answer a = composed("Which?", claim("Guessed."), claim("Guessed too."));
        assertThat(a.status()).isEqualTo(Status.UNSUPPORTED);
        assertThat(a.reason()).contains("no statement");
        assertThat(a.confidence()).isZero();
        assertThat(composed("Which?", claim("Guessed."), claim("Known.", 1)).status())
                .isEqualTo(Status.ANSWERED);
        assertThat(composed("哪一个？", claim("猜测。")).reason()).contains("没有一处");
    }

    @Test
    void claims_without_full_support_are_dropped_where_that_is_the_policy() {
        Checked half = reasoned("Half.", Support.PARTIAL, "why", 2);
        Answer a = compose(Partial.DROP, claim("Known.", 1), half, claim("Guessed."));
        assertThat(a.answer()).isEqualTo("Known [1].");
        assertThat(a.claims()).hasSize(1);
        assertThat(a.sources()).extracting(Answer.CitedSource::id).containsExactly(1);
        assertThat(a.notes()).singleElement().asString().startsWith("2 statements were left out");
        assertThat(a.status()).isEqualTo(Status.ANSWERED);
        Answer none = compose(Partial.DROP, half);
        assertThat(none.status()).isEqualTo(Status.UNSUPPORTED);
        assertThat(none.shortAnswer()).isEmpty();
    }

    @Test
    void an_answer_fails_with_a_claim_without_full_support_where_that_is_the_policy() {
        Answer a = compose(Partial.FAIL, claim("Known.", 1), reasoned("Half.", Support.PARTIAL, "why", 2));
        assertThat(a.status()).isEqualTo(Status.UNSUPPORTED);
        assertThat(a.reason()).startsWith("1 of 2 statements");
        assertThat(a.claims()).hasSize(2);
        assertThat(compose(Partial.FAIL, claim("Known.", 1)).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void a_run_that_read_nothing_does_not_speak_of_sources_that_were_read() {
        Ending ending = ending("Who?", Status.NOT_FOUND, null, Partial.MARK, Usage.NONE);
        assertThat(AnswerComposer.compose(ending).answer()).isEqualTo("No source was found that could be read.");
    }

    private Answer composed(String question, Checked... claims) {
        return AnswerComposer.compose(ending(question, Status.ANSWERED, DRAFT, Partial.MARK, READ, claims));
    }

    private Answer compose(Partial policy, Checked... claims) {
        return AnswerComposer.compose(ending("Which?", Status.ANSWERED, DRAFT, policy, READ, claims));
    }

    private Answer compose(String question, Status status, @Nullable Draft draft) {
        return AnswerComposer.compose(ending(question, status, draft, Partial.MARK, READ));
    }

    private Ending ending(
            String question, Status status, @Nullable Draft draft, Partial policy, Usage usage, Checked... claims) {
        Verdict verdict = new Verdict(true, List.of(), List.of(), List.of(claims), "Both.", List.of(), null);
        return new Ending("r", question, status, draft, verdict, policy, ledger, "m", usage, null);
    }

    private static Checked unquoted(String text, String reason) {
        return new Checked(null, new Claim(text, Support.NONE, List.of(new Claim.Reason("quote", reason)), List.of()));
    }

    private static Checked reasoned(String text, Support support, String reason, int source) {
        Claim claim = claim(text, source).claim();
        return new Checked(
                null, new Claim(text, support, List.of(new Claim.Reason("unit", reason)), claim.citations()));
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

package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.render.TerminalText;
import dev.footnote.batch.BatchProgress;
import dev.footnote.batch.BatchReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What somebody who watches a batch sees. */
class BatchViewTest {

    private final AtomicInteger columns = new AtomicInteger();
    private final StringWriter shown = new StringWriter();

    private static BatchProgress progress(long total, long done, int seconds) {
        return new BatchProgress(
                total, 0, done, 7, 0, 0, 2, 0, 0, 4, new BigDecimal("1.23456"), Duration.ofSeconds(seconds));
    }

    private static BatchProgress waiting(long total, int seconds) {
        return new BatchProgress(total, 0, 0, 0, 0, 0, 0, 0, 0, 4, BigDecimal.ZERO, Duration.ofSeconds(seconds));
    }

    private BatchView view(boolean terminal, int columns) {
        PrintWriter printer = new PrintWriter(shown);
        this.columns.set(columns);
        Console console = new Console(
                printer, printer, Map.of("NO_COLOR", "1"), terminal, terminal, this.columns::get, Optional::empty);
        return new BatchView(console, Duration.ofSeconds(10));
    }

    @Test
    void a_wide_terminal_shows_all_of_it() {
        assertThat(BatchView.fitted(progress(300, 124, 60), 119))
                .isEqualTo("[##########--------------] 124/300 done, 1 min left, 2 failed, 7 not found, 1.2346 USD,"
                        + " 126 a minute");
    }

    @Test
    void answers_that_do_not_hold_are_told_apart_from_those_that_do() {
        BatchProgress ended = new BatchProgress(9, 0, 9, 1, 3, 2, 0, 0, 0, 0, null, Duration.ofSeconds(10));
        assertThat(BatchView.told(ended)).contains("9 done (1 not found, 3 unsupported, 2 out of budget), 0 failed");
        assertThat(BatchView.fitted(ended, 119)).contains("1 not found, 3 unsupported, 2 out of budget");
    }

    @Test
    void rate_and_money_and_then_the_bar_give_way_where_it_is_narrow() {
        assertThat(BatchView.fitted(progress(300, 124, 60), 79))
                .isEqualTo("[#######----------] 124/300 done, 1 min left, 2 failed, 7 not found, 1.2346 USD");
        assertThat(BatchView.fitted(progress(300, 124, 60), 49))
                .isEqualTo("124/300 done, 1 min left, 2 failed, 7 not found");
        assertThat(BatchView.fitted(progress(300, 124, 60), 29)).isEqualTo("124/300 done, 1 min left");
        for (int room = 12; room < 160; room++) {
            assertThat(BatchView.fitted(progress(300, 124, 60), room)).hasSizeLessThanOrEqualTo(room);
        }
    }

    @Test
    void cancelled_questions_make_no_rate_and_no_time_left() {
        BatchProgress stopped = new BatchProgress(6, 0, 0, 0, 0, 0, 0, 4, 0, 0, null, Duration.ofSeconds(10));
        assertThat(BatchCommand.summary(stopped))
                .isEqualTo("4 of 6: 0 done (0 not found), 0 failed, 4 cancelled; took 10 s");
        assertThat(BatchView.fitted(stopped, 119)).doesNotContain("left").doesNotContain("minute");
    }

    @Test
    void where_the_number_of_questions_is_unknown_there_is_no_bar() {
        assertThat(BatchView.fitted(progress(-1, 124, 60), 79))
                .isEqualTo("124 done, 2 failed, 7 not found, 1.2346 USD, 126 a minute");
    }

    @Test
    void the_bar_is_there_before_the_first_answer() {
        view(true, 80).waiting(waiting(3, 5));
        assertThat(shown.toString()).contains("0/3 done, 4 on the way for 5 s");
    }

    @Test
    void the_bar_stays_on_its_line_and_makes_room_for_others() {
        BatchView view = view(true, 80);
        view.waiting(waiting(3, 1));
        view.badLine("in.txt", 4, "the question is \u001b[31mempty");
        view.waiting(waiting(3, 2));
        view.erase();
        String[] lines = shown.toString().split("\n", -1);
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).endsWith("\r\u001b[Kin.txt, line 4: skipped, the question is  empty");
        assertThat(lines[1]).startsWith("\r\u001b[?7l⠋ [").endsWith("\r\u001b[K");
    }

    @Test
    void elsewhere_a_plain_line_comes_now_and_then() {
        BatchView view = view(false, 80);
        for (int second = 1; second < 30; second++) {
            view.waiting(waiting(3, second));
        }
        assertThat(shown.toString().lines())
                .containsExactly(
                        "0 of 3: 0 done (0 not found), 0 failed, 4 on the way for 11 s",
                        "0 of 3: 0 done (0 not found), 0 failed, 4 on the way for 21 s");
    }

    @Test
    void the_summary_says_what_to_do_next() {
        BatchProgress bad = new BatchProgress(2, 0, 2, 0, 0, 0, 0, 0, 1, 0, null, Duration.ofMinutes(90));
        assertThat(BatchCommand.summary(bad))
                .isEqualTo("2 of 2: 2 done (0 not found), 0 failed, 1.3 an hour, 1 bad line skipped; took 1 h 30 min");
        assertThat(BatchCommand.howToGoOn(new BatchReport(BatchReport.Outcome.SOME_FAILED, bad, "")))
                .hasValueSatisfying(hint -> assertThat(hint).contains("mend them"));
        assertThat(BatchCommand.howToGoOn(new BatchReport(BatchReport.Outcome.CANCELLED, bad, "Ctrl-C")))
                .hasValueSatisfying(hint -> assertThat(hint).contains("start the same command again"));
        assertThat(BatchCommand.howToGoOn(new BatchReport(BatchReport.Outcome.COMPLETE, bad, "")))
                .isEmpty();
        BatchProgress none = new BatchProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, Duration.ZERO);
        assertThat(BatchCommand.summary(none)).endsWith("there was no question");
    }

    @Test
    void a_window_that_became_narrower_keeps_no_old_pieces() {
        BatchView view = view(true, 80);
        view.waiting(waiting(3, 1));
        columns.set(30);
        view.waiting(waiting(3, 2));
        assertThat(shown.toString()).contains("\r\u001b[2A\u001b[J\u001b[?7l");
    }

    @Test
    void something_moves_though_nothing_ends() {
        BatchView view = view(true, 80);
        Set<String> seen = new HashSet<>();
        for (int tenth = 0; tenth < 20; tenth++) {
            shown.getBuffer().setLength(0);
            view.waiting(
                    new BatchProgress(3, 0, 0, 0, 0, 0, 0, 0, 0, 1, BigDecimal.ZERO, Duration.ofMillis(tenth * 200L)));
            seen.add(shown.toString());
        }
        assertThat(seen)
                .hasSizeGreaterThan(9)
                .allMatch(line -> TerminalText.width(line.replaceAll("[\\r\u001b].*?[lKh]|\r", "")) < 80);
    }
}

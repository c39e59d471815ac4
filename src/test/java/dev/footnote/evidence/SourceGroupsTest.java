package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testkit.HostileText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceGroupsTest {

    private static final String REPORT =
            "The harbour board decided on Tuesday to replace the old swing bridge by a tunnel, which will take four"
                    + " years and cost nine million. Fishermen fear for their moorings, and the mayor promised that no"
                    + " berth would be lost while the work goes on. A ferry will carry bicycles and carts in the"
                    + " meantime.";
    private static final String OTHER =
            "After a long meeting the members of the board voted for a tunnel. It replaces the bridge that swings open"
                    + " for ships. Nine million have been set aside, and four years of building lie ahead; the mayor said"
                    + " that each boat keeps its place, and that carts and bicycles can cross by ferry until the end.";
    private static final String CHINESE = "港务局周二决定以隧道取代旧的平旋桥，工程将历时四年，耗资九百万。渔民担心失去泊位，市长承诺施工期间不会减少任何泊位。";

    @Test
    void a_text_printed_twice_is_one_witness() {
        SourceGroups groups = SourceGroups.of(Map.of(
                1, REPORT,
                2, "From our correspondent. " + REPORT.replace("nine million", "9 million") + " All rights reserved.",
                3, OTHER));
        assertThat(groups.areCopies(1, 2)).isTrue();
        assertThat(groups.areCopies(1, 3)).isFalse();
        assertThat(groups.independent(List.of(1, 2))).isEqualTo(1);
        assertThat(groups.independent(List.of(1, 2, 3))).isEqualTo(2);
        assertThat(groups.copies()).containsExactly(List.of(1, 2));
    }

    @Test
    void an_excerpt_is_a_copy_of_the_whole_and_joins_what_else_copies_it() {
        String long1 = REPORT + " " + OTHER.repeat(1);
        SourceGroups groups = SourceGroups.of(Map.of(4, REPORT, 7, OTHER, 9, long1));
        assertThat(groups.areCopies(4, 9)).isTrue();
        assertThat(groups.independent(List.of(4, 7, 9)))
                .as("both stand whole in the third")
                .isEqualTo(1);
    }

    @Test
    void two_reports_on_one_event_that_quote_a_sentence_stay_two() {
        String quote = " \"No berth will be lost\", said the mayor.";
        SourceGroups groups = SourceGroups.of(Map.of(1, REPORT + quote, 2, OTHER + quote));
        assertThat(groups.areCopies(1, 2)).isFalse();
        assertThat(groups.copies()).isEmpty();
    }

    @Test
    void chinese_texts_are_compared_by_characters() {
        SourceGroups groups = SourceGroups.of(Map.of(
                1, CHINESE, 2, "【本报讯】" + CHINESE + "（完）", 3, "市长在周二的会议后表示，新的隧道要四年才能完工，渔船的泊位都会保留，预算约为九百万，旧桥届时拆除。"));
        assertThat(groups.areCopies(1, 2)).isTrue();
        assertThat(groups.areCopies(1, 3)).isFalse();
    }

    @Test
    void short_texts_are_copies_only_when_they_say_the_same() {
        SourceGroups groups =
                SourceGroups.of(Map.of(1, "Open daily.", 2, "open  DAILY", 3, "Open daily from nine.", 4, "", 5, ""));
        assertThat(groups.areCopies(1, 2)).isTrue();
        assertThat(groups.areCopies(1, 3)).isFalse();
        assertThat(groups.areCopies(4, 5)).isFalse();
    }

    @Test
    void unknown_sources_count_for_themselves_and_none_for_nothing() {
        SourceGroups groups = SourceGroups.of(Map.of(1, REPORT));
        assertThat(groups.independent(List.of())).isZero();
        assertThat(groups.independent(List.of(1, 8, 8))).isEqualTo(2);
    }

    @Test
    void a_ledger_s_sources_are_grouped_by_their_numbers() {
        EvidenceLedger ledger = new EvidenceLedger();
        for (String text : List.of(REPORT, OTHER, REPORT + " Printed again.")) {
            URI url = URI.create("https://" + text.hashCode() + ".example/");
            ledger.add(SourceFreezer.freeze(url, "", null, Instant.EPOCH, null, text), List.of());
        }
        assertThat(SourceGroups.of(ledger).copies()).containsExactly(List.of(1, 3));
    }

    @Test
    void any_texts_are_compared_to_their_end() {
        HostileText.read(HostileText.some(), text -> SourceGroups.of(Map.of(1, text, 2, text + "x", 3, REPORT)));
    }
}

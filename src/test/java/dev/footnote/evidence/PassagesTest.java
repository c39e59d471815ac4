package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PassagesTest {

    private static final String PAGE = "# Lighthouses\n\nLighthouses guide ships along a coast.\n\n"
            + "filler words that say nothing. ".repeat(30)
            + "\n\n## Heights\n\nThe tower of Jeddah is 133 metres high, the highest of all lighthouses.\n\n"
            + "more filler about other matters. ".repeat(30)
            + "\n\n## Lamps\n\nEarly lamps burned whale oil.\n";

    private static final String CHINESE =
            "# 灯塔\n\n灯塔为船只导航。\n\n" + "没有意义的文字。".repeat(80) + "\n\n吉达灯塔高133米，是世界上最高的灯塔。\n\n" + "其他事情的文字。".repeat(80);

    @Test
    void a_short_text_comes_whole() {
        assertThat(Passages.best(3, "One. Two.", "x", 100)).containsExactly(new Passage(3, 0, "One. Two."));
        assertThat(Passages.best(3, "", "x", 100)).isEmpty();
    }

    @Test
    void the_paragraphs_that_fit_the_goal_come_with_the_start_and_their_heading() {
        List<Passage> best = Passages.best(1, PAGE, "How high is the highest lighthouse?", 220);
        String shown = best.stream().map(Passage::text).collect(Collectors.joining("…"));
        assertThat(shown).startsWith("# Lighthouses").contains("## Heights").contains("133 metres");
        assertThat(shown).doesNotContain("filler");
    }

    @Test
    void a_chinese_goal_finds_its_paragraph() {
        List<Passage> best = Passages.best(1, CHINESE, "世界上最高的灯塔有多高？", 100);
        assertThat(best).extracting(Passage::text).anyMatch(t -> t.contains("133米"));
    }

    @Test
    void passages_are_exact_apart_and_within_the_room() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            String text = text(random);
            int room = 1 + random.nextInt(800);
            int last = -1;
            int sum = 0;
            for (Passage p : Passages.best(1, text, "word seven nothing 灯塔", room)) {
                assertThat(p.text()).isEqualTo(text.substring(p.start(), p.end()));
                assertThat(p.start()).isGreaterThan(last);
                last = p.end() - 1;
                sum += p.text().length();
            }
            assertThat(sum).isLessThanOrEqualTo(Math.max(room, 1));
        }
    }

    @Test
    void the_parts_of_a_text_are_the_whole_text() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            String text = text(random);
            int size = 2 + random.nextInt(300);
            StringBuilder all = new StringBuilder();
            for (int part = 1; part <= Passages.parts(text, size); part++) {
                Passage p = Passages.part(1, text, part, size).get(0);
                assertThat(p.start()).isEqualTo(all.length());
                assertThat(p.text().length()).isBetween(1, size);
                all.append(p.text());
            }
            assertThat(all.toString()).isEqualTo(text);
            assertThat(Passages.part(1, text, Passages.parts(text, size) + 1, size))
                    .isEmpty();
        }
    }

    @Test
    void a_long_text_without_line_ends_is_cut_without_looking_back_to_its_start() {
        String text = "wort".repeat(5_000_000);
        List<Passage> found = Passages.find(1, text + " lamp", "lamp", 3);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).text().length()).isLessThan(4000);
    }

    @Test
    void a_phrase_is_found_whatever_its_case_and_dashes() {
        List<Passage> found = Passages.find(2, "First.\n\nThe TOWER—of “Jeddah”.\n\nLast.", "tower–of \"jeddah\"", 5);
        assertThat(found).containsExactly(new Passage(2, 8, "The TOWER—of “Jeddah”.\n\n"));
    }

    @Test
    void without_the_phrase_the_paragraph_with_most_of_the_words_is_found() {
        assertThat(Passages.find(1, PAGE, "highest tower metres", 3))
                .extracting(Passage::text)
                .allMatch(t -> t.contains("133"));
        assertThat(Passages.find(1, PAGE, "submarine cable", 3)).isEmpty();
        assertThat(Passages.find(1, PAGE, " ", 3)).isEmpty();
    }

    private static String text(Random random) {
        String[] pieces = {"word ", "seven. ", "灯塔", "。", "\n", "\n\n", "nothing", "😀", "# Head\n\n", "a-b ", "\n \n"};
        StringBuilder text = new StringBuilder();
        int size = random.nextInt(900);
        for (int i = 0; i < size; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void what_stands_under_a_wanted_heading_comes_with_it() {
        String filler = "Other matters of the house and the garden are told at some length in this place.\n\n";
        String page = "# Manual\n\n" + filler.repeat(6)
                + "### idle_timeout\n\n**Command line:** `-i`\n\n**Default:** `45`\n\n" + "Quiet ones are closed.\n\n"
                + filler.repeat(6);
        String shown = Passages.best(1, page, "idle timeout", 300).stream()
                .map(Passage::text)
                .collect(Collectors.joining());
        assertThat(shown).contains("### idle_timeout", "`-i`", "`45`", "Quiet ones");
    }
}

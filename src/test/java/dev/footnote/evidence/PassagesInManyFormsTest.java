package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Passage;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passages by goal, part and search words, in many languages and odd texts. */
class PassagesInManyFormsTest {

    /** Paragraphs that compete for the room and say nothing of what is looked for. */
    private static final String FILLER = "So it goes on.\n\n".repeat(40);

    /** Room for the title and seven of these, and nothing besides. */
    private static final int ROOM = 123;

    private static String page(String paragraph) {
        return "# Town\n\n" + FILLER + FILLER + paragraph + "\n\n" + FILLER + FILLER;
    }

    private static String shown(List<Passage> passages) {
        return passages.stream().map(Passage::text).collect(Collectors.joining("…"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The weir was built in 1911. | When was the weir built?",
                "The WEIRS of the river leak. | weir",
                "Das Wehr wurde 1911 gebaut. | Wann wurde das Wehr gebaut?",
                "Le barrage date de 1911. | barrage date",
                "La presa se construyó en 1911. | ¿Cuándo se construyó la presa?",
                "Плотину построили в 1911 году. | когда построили плотину",
                "水坝建于1911年。 | 水坝是哪年建的？",
                "ダムは1911年に造られた。 | ダムはいつ造られたか",
                "댐은 1911년에 지어졌다. | 댐은 언제 지어졌다",
                "بني السد عام 1911. | متى بني السد",
                "बांध 1911 में बना था। | बांध कब बना था",
                "Đập được xây năm 1911. | đập xây năm nào",
                "Το φράγμα χτίστηκε το 1911. | φράγμα χτίστηκε",
                "See https://weir.example/1911 for more. | weir.example",
                "It costs €1,911 a year. | 1,911"
            })
    void the_paragraph_that_answers_a_goal_is_among_the_best(String paragraph, String goal) {
        String text = page(paragraph);
        List<Passage> best = Passages.best(1, text, goal, ROOM);
        assertThat(shown(best))
                .as(goal)
                .contains(paragraph)
                .startsWith("# Town")
                .hasSizeLessThan(ROOM + 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The café by the weir | café",
                "Straße am Wehr | straße",
                "水坝旁的咖啡馆 | 咖啡馆",
                "ダムのガイド | ガイド",
                "댐 옆의 카페 | 카페",
                "बांध के पास की दुकान | दुकान",
                "Đập nước ở Huế | Huế"
            })
    void the_form_of_accents_does_not_matter_for_what_is_found(String paragraph, String wanted) {
        for (Normalizer.Form written : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            for (Normalizer.Form asked : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                String text = page(Normalizer.normalize(paragraph, written));
                String words = Normalizer.normalize(wanted, asked);
                assertThat(Passages.find(1, text, words, 3))
                        .as("%s in %s, %s in %s", wanted, asked, paragraph, written)
                        .singleElement()
                        .satisfies(passage -> assertThat(
                                        Normalizer.normalize(passage.text().strip(), Normalizer.Form.NFC))
                                .isEqualTo(Normalizer.normalize(paragraph, Normalizer.Form.NFC)));
                assertThat(shown(Passages.best(1, text, words, ROOM)))
                        .as("%s in %s, %s in %s", wanted, asked, paragraph, written)
                        .contains(Normalizer.normalize(paragraph, written));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weir gate | The weir gate is old. | true",
                "WEIR GATE | The weir gate is old. | true",
                "weir gate | The weir⏎gate is old. | true",
                "weir gate | The weir\u00A0gate is old. | true",
                "weir gate | The weir   gate is old. | true",
                "“weir gate” | The \"weir gate\" is old. | true",
                "weir-gate | The weir–gate is old. | true",
                "weir gate | The wei\u00ADr gate is old. | true",
                "ＷＥＩＲ ｇａｔｅ | The weir gate is old. | true",
                "weir gate | The gate of the weir is old. | true",
                "weir gate | The weirs had gates. | true",
                "weir gate | The wear of a grate. | false",
                "weir gate sluice lock | The weir is old. | false",
                "weir gate sluice lock | The weir gate is old. | true",
                "the of and | The weir of the river and the gate. | false",
                "水坝 | 旧水坝在河上。 | true",
                "坝水 | 旧水坝在河上。 | false",
                "12.5 m | The gate is 12.5 m wide. | true"
            })
    void wanted_words_are_found_as_a_phrase_or_by_most_of_them(String wanted, String paragraph, boolean found) {
        String lines = paragraph.replace('⏎', '\n');
        List<Passage> passages = Passages.find(1, page(lines), wanted, 3);
        assertThat(passages.stream().anyMatch(p -> p.text().strip().equals(lines)))
                .as("%s in %s gives %s", wanted, paragraph, passages)
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void no_more_passages_come_than_were_asked_for(int max) {
        String text = (FILLER + "The weir is low.\n\n").repeat(5);
        assertThat(Passages.find(1, text, "the weir is", max)).hasSize(Math.min(5, max));
        assertThat(Passages.find(1, text, "low weir", max)).hasSize(Math.min(5, max));
    }

    @Test
    void found_passages_are_exact_apart_and_hold_the_phrase() {
        String[] pieces = {
            "weir ", "gate ", "Weir\n", "水坝", "gate.\n\n", "old ", "\u00AD", "e\u0301 ", "😀", "“", "—", "  "
        };
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String all = text.toString();
            int last = 0;
            for (Passage passage : Passages.find(4, all, "weir gate", 1 + random.nextInt(8))) {
                assertThat(passage.text()).as("seed %d", seed).isEqualTo(all.substring(passage.start(), passage.end()));
                assertThat(passage.start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(passage.source()).isEqualTo(4);
                String plain = passage.text().replace("\u00AD", "").toLowerCase(Locale.ROOT);
                assertThat(plain).as("seed %d", seed).containsAnyOf("weir", "gate");
                last = passage.end();
            }
        }
    }

    @Test
    void a_goal_without_words_gives_the_start_and_what_fits() {
        String text = page("The weir is old.");
        for (String goal : List.of("", " ", "?!", "the of and", "😀")) {
            List<Passage> best = Passages.best(1, text, goal, 1500);
            assertThat(best.get(0).start()).as(goal).isZero();
            assertThat(best.stream().mapToInt(p -> p.text().length()).sum()).isBetween(1400, 1500);
        }
    }

    @Test
    void more_room_never_takes_a_better_paragraph_away() {
        String text = page("The weir is old.");
        for (int room = 30; room < text.length() + 10; room += 37) {
            assertThat(shown(Passages.best(1, text, "weir old", room)))
                    .as("%d", room)
                    .contains("The weir is old.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1})
    void a_part_of_less_than_two_units_is_refused(int size) {
        assertThatThrownBy(() -> Passages.parts("weir", size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(size));
        assertThatThrownBy(() -> Passages.part(1, "weir", 1, size)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "10, 1", "11, 2", "20, 2", "21, 3"})
    void a_text_has_as_many_parts_as_its_length_needs(int length, int parts) {
        String text = "x".repeat(length);
        assertThat(Passages.parts(text, 10)).isEqualTo(parts);
        List<Integer> starts = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            starts.add(Passages.part(1, text, part, 10).get(0).start());
        }
        assertThat(starts).isSorted().doesNotHaveDuplicates();
        for (int none : new int[] {Integer.MIN_VALUE, -1, 0, parts + 1, Integer.MAX_VALUE}) {
            assertThat(Passages.part(1, text, none, 10)).as("part %d", none).isEmpty();
        }
    }

    @Test
    void a_part_larger_than_any_text_is_the_whole_text() {
        assertThat(Passages.parts("weir and gate", Integer.MAX_VALUE)).isEqualTo(1);
        assertThat(Passages.part(1, "weir and gate", 1, Integer.MAX_VALUE))
                .extracting(Passage::text)
                .containsExactly("weir and gate");
        assertThat(Passages.part(1, "x".repeat(50), 2, 48))
                .extracting(Passage::start)
                .containsExactly(48);
    }

    @Test
    void no_cut_parts_a_character_of_two_units() {
        for (int size = 2; size < 12; size++) {
            String text = "a" + "😀".repeat(40) + "𠀀𠀁 ".repeat(10);
            for (int part = 1; part <= Passages.parts(text, size); part++) {
                String piece = Passages.part(1, text, part, size).get(0).text();
                assertThat(Character.isLowSurrogate(piece.charAt(0)))
                        .as("size %d part %d", size, part)
                        .isFalse();
                assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1)))
                        .as("size %d part %d", size, part)
                        .isFalse();
            }
            assertThat(shown(Passages.best(1, text, "", size + 1))
                            .codePoints()
                            .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                    .as("room %d", size + 1)
                    .isTrue();
        }
    }

    @Test
    void the_order_of_headings_is_kept_and_each_comes_before_what_stands_under_it() {
        String text =
                "# Town\n\n" + FILLER + "## Weir\n\nIt is old.\n\n" + FILLER + "## Gate\n\nIt is new.\n\n" + FILLER;
        String best = shown(Passages.best(1, text, "gate new", 32));
        assertThat(best).contains("## Gate").contains("It is new.").doesNotContain("It is old.");
        assertThat(best.indexOf("## Gate")).isLessThan(best.indexOf("It is new."));
    }
}

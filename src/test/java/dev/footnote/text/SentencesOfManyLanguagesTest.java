package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sentences end in the languages that are read. In each row a bar stands where one ends. */
class SentencesOfManyLanguagesTest {

    private static List<String> of(String text) {
        return Sentences.of(text).stream().map(span -> span.in(text)).toList();
    }

    private static void check(String marked) {
        List<String> wanted =
                List.of(marked.split("\\|", -1)).stream().map(String::strip).toList();
        assertThat(of(marked.replace("|", ""))).as(marked).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mill is old.| It stands by the weir.| Who built it?| Nobody knows!",
                "水车很旧。|它在水坝旁边。|谁建的？|没有人知道！",
                "水車は古い。|堰のそばにある。|誰が造ったのか？|誰も知らない！",
                "물레방아는 낡았다.| 둑 옆에 있다.| 누가 지었나?| 아무도 모른다!",
                "Die Mühle ist alt.| Sie steht am Wehr.| Wer hat sie gebaut?| Niemand weiß es!",
                "Le moulin est vieux.| Il est près du barrage.| Qui l'a bâti ?| Personne ne le sait !",
                "El molino es viejo.| Está junto a la presa.| ¿Quién lo construyó?| ¡Nadie lo sabe!",
                "O moinho é velho.| Fica junto à represa.| Quem o fez?| Ninguém sabe!",
                "Мельница старая.| Она стоит у плотины.| Кто её построил?| Никто не знает!",
                "الطاحونة قديمة.| تقع عند السد.| من بناها؟| لا أحد يعلم!",
                "चक्की पुरानी है।| यह बांध के पास है।| इसे किसने बनाया?| कोई नहीं जानता!",
                "چکی پرانی ہے۔| یہ بند کے پاس ہے۔| کس نے بنائی؟| کوئی نہیں جانتا!",
                "Ο μύλος είναι παλιός.| Στέκει στο φράγμα.| Κανείς δεν ξέρει!",
                "ጀልባው አሮጌ ነው።| ወንዙ ጥልቅ ነው።",
                "Հին ջրաղաց է։| Կանգնած է գետի մոտ։"
            })
    void each_language_ends_its_sentences_with_its_own_marks(String marked) {
        check(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He said: \"It is old.\"| Then he left.",
                "He said: “It is old.”| Then he left.",
                "“Is it old?” he asked.| Nobody spoke.",
                "他说：“它很旧。”|然后他走了。",
                "彼は「古い。」|と言った。",
                "(It is old.)| It stands.",
                "It is old!?!| It stands.",
                "It is old...| It stands.",
                "It is old ... and it stands.",
                "It costs 3.50 euros.| It stands.",
                "Version 2.5.1 is out.| It stands.",
                "See mill.example.org for more.| It stands.",
                "Write to ann@mill.example.| It stands.",
                "The file weir.txt is lost.| It stands.",
                "At 5 p.m. the mill stops.",
                "J. S. Weir built it.| It stands.",
                "Dr. Weir and Mrs. Gate built it.",
                "It is in St. Mary's, No. 4.| It stands.",
                "The U.S. mill is old.| It stands.",
                "Weir, Gate et al. built it.| It stands.",
                "It weighs approx. 4 t.| It stands.",
                "Is it I?| It is I.| It stands.",
                "It is 20 °C.| It stands.",
                "The mill is old.\u00A0It stands.",
                "旧水车。|Mill 很旧。|新水车。"
            })
    void quotes_figures_and_abbreviations(String marked) {
        check(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Mill\n|It is old.",
                "- oak\n|- elm\n|- ash",
                "1. Saw it.\n|2. Plane it.",
                "Weir\n\n|Gate",
                "Old: oak\n|New: elm"
            })
    void lines_of_their_own_are_sentences(String text) {
        check(text);
    }

    @Test
    void a_wrapped_line_goes_on_whatever_the_length_of_the_text() {
        String line = "the wheel of the old mill by the weir turns\n";
        assertThat(of("Now " + line.repeat(50) + "and stops.")).hasSize(1);
        assertThat(of("Now " + line.repeat(50) + "And stops.")).hasSize(2);
        assertThat(of("Now " + line.repeat(50) + "\nand stops.")).hasSize(2);
    }

    @Test
    void cutting_the_sentences_again_changes_nothing() {
        List<String> pieces = List.of(
                "The mill",
                " is old",
                ".",
                " ",
                "!",
                "?",
                "”",
                "Dr. ",
                "水车",
                "。",
                "॥",
                "؟ ",
                "\n",
                "\n\n",
                "3.5",
                "- ",
                "# ",
                "e.g. ",
                "…",
                "It",
                "(",
                ")");
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            int last = 0;
            for (Span span : Sentences.of(text.toString())) {
                assertThat(span.start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(text.substring(last, span.start()))
                        .as("seed %d: between", seed)
                        .isBlank();
                String sentence = span.in(text.toString());
                assertThat(sentence).as("seed %d", seed).isNotBlank().isEqualTo(sentence.strip());
                last = span.end();
            }
            assertThat(text.substring(last)).as("seed %d: behind", seed).isBlank();
        }
    }
}

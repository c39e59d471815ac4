package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks of quotation as the languages write them. The place looked at is the word MARK. */
class QuotationMarksTest {

    private static boolean isAround(String text) {
        int at = text.indexOf("MARK");
        return Quotation.around(text, at, at + 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The sign says “open MARK now”, and no more.", // English
                "The sign says ‘open MARK now’, and no more.",
                "Auf dem Schild steht „bitte MARK öffnen“.", // German
                "Auf dem Schild steht »bitte MARK öffnen«.",
                "Auf dem Schild steht ‚bitte MARK öffnen‘.",
                "Le panneau dit « ouvrez MARK » sans plus.", // French
                "Le panneau dit «\u00A0ouvrez MARK\u00A0» sans plus.",
                "El cartel dice «abra MARK» y nada más.", // Spanish
                "O letreiro diz “abra MARK” e mais nada.", // Portuguese
                "Табличка гласит: «откройте MARK» и всё.", // Russian
                "Табличка гласит: „откройте MARK“ и всё.",
                "Na tablicy jest „otwórz MARK” i tyle.", // Polish
                "A táblán „nyissa ki MARK” áll.", // Hungarian
                "Pe tablă scrie „deschide MARK” atât.", // Romanian
                "Op het bord staat „open MARK” en meer niet.", // Dutch
                "På skylten står ”öppna MARK” och inget mer.", // Swedish
                "Kyltissä lukee ”avaa MARK” eikä muuta.", // Finnish
                "På skiltet står »åbn MARK« og ikke mere.", // Danish
                "牌子上写着“打开MARK”。", // Chinese
                "牌子上寫著「打開MARK」。",
                "牌子上寫著『打開MARK』。",
                "看板に「MARKを開けて」とある。", // Japanese
                "看板に『MARKを開けて』とある。",
                "표지판에 “MARK를 여세요”라고 있다.", // Korean
                "표지판에 ‘MARK를 여세요’라고 있다.",
                "تقول اللافتة «افتح MARK» فقط.", // Arabic
                "बोर्ड पर “MARK खोलें” लिखा है।", // Hindi
                "The sign says \"open MARK\".",
                "(\"open MARK\")",
                "The command `open MARK` opens it.",
                "Es hieß: »öffne ›MARK‹ sofort«, mehr nicht."
            })
    void each_language_quotes_with_its_own_marks(String text) {
        assertThat(isAround(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "„Nein“, sagte sie, und MARK ging auf.",
                "»Nein«, sagte sie, und MARK ging auf.",
                "« Non », dit-elle, et MARK s'ouvrit.",
                "«No», dijo, y MARK se abrió.",
                "„Nie”, powiedziała, i MARK otworzyło się.",
                "”Nej”, sade hon, och MARK öppnades.",
                "“不”，她说，然后MARK打开了。",
                "「いいえ」と言い、MARKが開いた。",
                "She said “no” and MARK opened.",
                "She said ‘no’ and MARK opened.",
                "She said \"no\", \"never\" and MARK opened.",
                "The keepers’ MARK is on the gate.",
                "It's the lock's MARK.",
                "rock 'n' roll MARK",
                "5 » 4 MARK 3 « 2",
                "Home » Locks » MARK",
                "<< MARK >>",
                "“opened\n\nMARK”",
                "a ” b MARK",
                "" + "MARK”"
            })
    void what_stands_beside_or_between_quotations_is_not_quoted(String text) {
        assertThat(isAround(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tindented MARK code",
                "> > MARK in a quotation within one",
                "> first line\n> MARK on the second",
                "| one | two |\n| --- | --- |\n| MARK | x |",
                "- item\n\n      MARK in code of an item",
                "```\nMARK\n```",
                "Some text.\n\n```text\none\nMARK\nthree\n```\n"
            })
    void blocks_of_quotation_tables_and_code(String text) {
        assertThat(isAround(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> quoted\nMARK is not",
                "   MARK three blanks in",
                "a > MARK",
                "a | MARK",
                "```\nclosed\n```\n\nMARK\n\nno more",
                "The mark ``` in a line, MARK without an end"
            })
    void lines_beside_such_blocks_are_not_quoted(String text) {
        assertThat(isAround(text)).isFalse();
    }

    @Test
    void any_place_of_any_text_can_be_asked_for() {
        List<String> pieces =
                List.of("\"", "“", "”", "„", "»", "«", "`", "```", "\n", "\n\n", "> ", "| ", "word ", "水", "    ", "’");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String all = text.toString();
            for (int at = 0; at < all.length(); at++) {
                boolean quoted = Quotation.around(all, at, at + 1);
                boolean again = Quotation.around("word\n\n" + all, at + 6, at + 7);
                assertThat(again)
                        .as("seed %d at %d behind another paragraph", seed, at)
                        .isEqualTo(quoted);
            }
        }
    }
}

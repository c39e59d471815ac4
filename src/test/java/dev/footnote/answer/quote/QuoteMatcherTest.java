package dev.footnote.answer.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.quote.QuoteMatcher.Place;
import dev.footnote.answer.quote.WordBoundaries.Flaw;
import dev.footnote.text.NormalText;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteMatcherTest {

    @Test
    void a_quote_is_cut_out_of_the_original_to_the_character() {
        String text = "Intro.\n\nThe “Eagle”\nlanded on 20 July 1969 — at 20:17.";
        assertThat(found(text, "The \"Eagle\" landed on 20 July 1969 - at 20:17."))
                .contains("The “Eagle”\nlanded on 20 July 1969 — at 20:17.");
    }

    @Test
    void changed_words_digits_case_and_negations_do_not_match() {
        String text = "It was not raised in 1969, and 10² men saw it.";
        assertThat(found(text, "It was raised in 1969")).isEmpty();
        assertThat(found(text, "not raised in 1968")).isEmpty();
        assertThat(found(text, "it was not raised")).isEmpty();
        assertThat(found(text, "and 102 men saw it")).isEmpty();
    }

    @Test
    void a_quote_neither_begins_nor_ends_within_a_word_or_number() {
        String text = "The population of Oldtown is 12,742.5 people; minus: -5 degrees, −7 more. Concatenate.";
        assertThat(found(text, "population of Oldtown is 12")).isEmpty();
        assertThat(found(text, "population of Oldtown is 12,742")).isEmpty();
        assertThat(found(text, "742.5 people")).isEmpty();
        assertThat(found(text, "5 degrees")).isEmpty();
        assertThat(found(text, "7 more")).isEmpty();
        assertThat(found(text, "town is 12,742.5 people")).isEmpty();
        assertThat(found(text, "Oldtown is 12,742.5")).isPresent();
        assertThat(found(text, "-5 degrees")).isPresent();
    }

    @Test
    void a_later_whole_place_is_taken_when_an_earlier_one_is_within_a_word() {
        assertThat(new QuoteMatcher("Startle. art is long").find("art")).contains(new Place(9, 12, null));
    }

    @Test
    void chinese_matches_anywhere_and_over_line_ends() {
        String text = "1969年7月20日，阿波罗\n11号在静海着陆。";
        assertThat(found(text, "阿波罗 11 号在静海着陆")).contains("阿波罗\n11号在静海着陆");
    }

    @Test
    void quotation_marks_and_dots_round_a_quote_do_not_count() {
        String text = "He said that the door was open all night.";
        assertThat(found(text, "“He said that the door was open all night…”"))
                .contains("He said that the door was open all night");
        assertThat(found(text, "He said ... open all night")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        The pump runs, if the valve is shut, all day.;   The pump runs …
        Glaze dries in a day only under a lamp.;         Glaze dries in a day...
        Two coats seal the hull.;                        … seal the hull
        我家的水泵很安静，不过只有夜里才这样。;          我家的水泵很安静……
        He said that the door was open all night.;       “…the door was open…”
        """)
    void dots_that_leave_out_a_part_of_the_sentence_are_a_flaw(String text, String quote) {
        assertThat(found(text, quote)).isEmpty();
        assertThat(new QuoteMatcher(text).look(quote)).map(Place::flaw).contains(Flaw.OMITTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        It was dark. The pump ran all day. Then it rained.;  … The pump ran all day. …;   The pump ran all day.
        It was dark. The pump ran all day. Then it rained.;  [...] The pump ran all day…; The pump ran all day
        天黑了。水泵开了一整天。后来下雨了。;                ……水泵开了一整天……;          水泵开了一整天
        """)
    void dots_between_sentences_leave_out_nothing(String text, String quote, String stretch) {
        assertThat(found(text, quote)).contains(stretch);
    }

    @Test
    void a_hyphen_at_the_end_of_a_line_may_be_left_out_or_kept() {
        String text = "Coal was brought from Mar-\nlowe by thirty-\nthree barges in the win-\n  ter of 1931-\n1932.";
        assertThat(found(text, "Coal was brought from Marlowe by thirty-three barges"))
                .contains("Coal was brought from Mar-\nlowe by thirty-\nthree barges");
        assertThat(found(text, "in the winter of 1931-1932.")).contains("in the win-\n  ter of 1931-\n1932.");
        assertThat(found(text, "thirtythree barges in the win-ter")).isPresent();
        assertThat(found(text, "Mar- lowe by thirty- three")).isPresent();
        assertThat(found("the barges of winter came", "barges of win-\nter came"))
                .contains("barges of winter came");
    }

    @Test
    void only_hyphens_at_the_ends_of_lines_may_be_left_out() {
        String text = "A re-cover of the well-known win-\nter coat in 1931-\n1932 for Anglo-\nDanes.";
        assertThat(found(text, "A recover of the")).isEmpty();
        assertThat(found(text, "wellknown winter coat")).isEmpty();
        assertThat(found(text, "coat in 19311932")).isEmpty();
        assertThat(found(text, "for AngloDanes")).isEmpty();
        assertThat(found(text, "for Anglo-Danes.")).isPresent();
        assertThat(found(text, "the well-known win")).isEmpty();
        assertThat(found(text, "ter coat in 1931-1932")).isEmpty();
    }

    @Test
    void signs_of_units_are_found_in_either_form() {
        String text = "The park has 1.6 km², 20 ㎡ of glass, CO₂ at 5 ℃ and 10² visitors.";
        assertThat(found(text, "The park has 1.6 km2, 20 m2 of glass, CO2 at 5 °C"))
                .contains("The park has 1.6 km², 20 ㎡ of glass, CO₂ at 5 ℃");
        assertThat(found("It has 3 m2 at 5 °C", "It has 3 m² at 5 ℃")).isPresent();
        assertThat(found(text, "and 102 visitors")).isEmpty();
        assertThat(found("The tower² is old", "The tower")).isPresent();
    }

    @Test
    void other_marks_and_markdown_are_found_only_to_be_shown() {
        String text = "The **Old Mill** of [Sandau](https://s.example/a) & Co.[12] was _sold_ in 1907.";
        String quote = "The Old Mill of Sandau &amp; Co. was sold in 1907.";
        QuoteMatcher matcher = new QuoteMatcher(text);
        assertThat(matcher.look(quote)).isEmpty();
        assertThat(matcher.lookPastMarkup(quote))
                .map(p -> text.substring(p.start(), p.end()))
                .contains(text);
        assertThat(matcher.lookPastMarkup("The Old Mill of Sandau & Co. was sold in 1908."))
                .isEmpty();
        assertThat(matcher.lookPastMarkup("** [1]")).isEmpty();
    }

    @Test
    void half_a_ligature_is_no_match() {
        assertThat(found("aﬁ x", "i x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        and 10² men saw it;              and 10
        a share of 12% of it;            a share of 12
        a share of 12 percent of it;     a share of 12
        it rose to 5 million people;     it rose to 5
        it rose to 5万人口;              it rose to 5
        it cost $5 then;                 5 then
        it cost 5€ then;                 it cost 5
        on 20/07/1969 it landed;         07/1969 it landed
        from 1939–1945 it burned;        from 1939
        at 20:17 it landed;              17 it landed
        home to 12 742 people;           home to 12
        home to 12 742 people;           742 people
        it had 1٬969 people;             969 people
        it is non-toxic to people;       toxic to people
        an 11-year-old boy;              an 11
        he can't swim at all;            he can
        he can't swim at all;            t swim at all
        共有三十五人;                    五人
        q̣ is a letter;                   q
        m² is a square;                  2 is a square
        it opened on 12月1日 of a year;  月1日 of a year
        大桥于12月1日通车;               月1日通车
        大桥于2014年12月1日通车;         大桥于2014年12
        大桥于2014年12月1日通车;         大桥于2014年
        大桥于2014年12月1日通车;         12月1日通车
        大桥于二月通车;                  月通车
        它产量1.2万吨;                   万吨
        a share of 12% of it;            % of it
        It shut on 7 October 1986 again; October 1986 again
        It shut on 7th October 1986;     It shut on 7th
        It shut on October 7, 1986;      It shut on October
        It shut on October 7, 1986;      It shut on October 7
        It shut in October 1986;         It shut in October
        It shut on 3 Sept. 1986 again;   Sept. 1986 again
        COVID-19 is a disease;           19 is a disease
        """)
    void no_word_number_date_or_amount_is_torn(String text, String quote) {
        assertThat(found(text, quote)).isEmpty();
        assertThat(new QuoteMatcher(text).look(quote)).map(Place::flaw).contains(Flaw.TORN);
        assertThat(found(text, text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        the Moon—the Eagle landed there;        the Eagle landed
        the Moon–the Eagle landed there;        the Eagle landed
        Neil Armstrong's boots;                 Neil Armstrong
        de l’Académie française;                Académie française
        - 5 degrees;                            5 degrees
        Apollo 11, 12 and 13 flew;              12 and 13 flew
        in 1969 600 people came;                600 people came
        of Apollo 11 there were two;            of Apollo 11
        ended in 1969.;                         ended in 1969
        南非总统曼德拉就职;                     总统曼德拉就职
        the first (1969) and last;              1969
        In May 25 people came;                  In May
        Of 12 Mayors few stayed;                Mayors few stayed
        in 1969 May returned;                   May returned
        on 7 October 1986 it shut;              7 October 1986
        于2014年12月1日通车;                    2014年12月1日
        """)
    void whole_words_and_numbers_are_cut_out_freely(String text, String quote) {
        assertThat(found(text, quote)).contains(quote);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        Luna 1 did not reach the surface;       reach the surface
        It never hit the Moon's far side;       hit the Moon's far side
        It couldn’t hit the Moon's far side;    hit the Moon's far side
        landed without a crew of three;         a crew of three
        月球一号没有到达月球表面;               有到达月球表面
        月球一号未到达月球表面;                 到达月球表面
        这并非第一次登月任务;                   第一次登月任务
        Er kam nicht zum Mond;                  Er kam
        彼は月に行かなかった;                   彼は月に行か
        Il n’est pas mort en mai;               mort en mai
        It was not raised, it was lowered;      raised, it was lowered
        """)
    void a_negation_is_not_left_out_at_the_edge(String text, String quote) {
        assertThat(new QuoteMatcher(text).look(quote)).map(Place::flaw).contains(Flaw.NEGATED);
    }

    @Test
    void a_place_without_negation_is_preferred() {
        assertThat(found("He did not win the race. Later he did win the race.", "win the race"))
                .isPresent();
        assertThat(new QuoteMatcher("He did not win the race. Later he did win the race.").find("win the race"))
                .map(Place::start)
                .contains(38);
        assertThat(found("Say yes or no\n\nThe lamp burned", "The lamp burned")).isPresent();
        assertThat(found("The lamp burned\n\nnot a word", "The lamp burned")).isPresent();
        assertThat(found("It did not\nreach the Moon", "reach the Moon")).isEmpty();
    }

    @Test
    void rows_and_headings_are_not_joined_in_one_line() {
        String table = "| Mission | Year |\n|---|---|\n| Apollo 11 | 1969 |\n| Apollo 12 | 1970 |";
        assertThat(found(table, "| Apollo 11 | 1969 |")).isPresent();
        assertThat(found(table, "1969 | | Apollo 12")).isEmpty();
        assertThat(new QuoteMatcher(table).look("1969 | | Apollo 12"))
                .map(Place::flaw)
                .contains(Flaw.JOINED);
        assertThat(found(table, "| Apollo 11 | 1969 |\n| Apollo 12 | 1970 |")).isPresent();
        String page = "The winner\n\nJohn Smith lost it.\n\nHe left and\n\nwent home.\nThe end";
        assertThat(found(page, "The winner John Smith")).isEmpty();
        assertThat(found(page, "The winner\n\nJohn Smith")).isPresent();
        assertThat(found(page, "John Smith lost it. He left and went home. The end"))
                .isPresent();
    }

    @Test
    void a_homoglyph_another_script_or_another_case_is_another_letter() {
        String text = "The Apollo programme ended in 1972, in İstanbul ıt did not.";
        assertThat(found(text, "The Ap\u043ello programme")).isEmpty();
        assertThat(found(text, "ended in ١٩٧٢")).isEmpty();
        assertThat(found(text, "the Apollo programme")).isEmpty();
        assertThat(found(text, "in Istanbul")).isEmpty();
        assertThat(found(text, "ｅｎｄｅｄ ｉｎ １９７２")).contains("ended in 1972");
        assertThat(found(text, "en\u200bded \u202ain\u202c 19\u206072")).contains("ended in 1972");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        [...] it ended;         it ended
        ...it ended;            it ended
        .... it ended [....];   it ended
        it ended ...;           it ended
        it ended [...] ...;     it ended
        "...it ended...";       it ended
        .. it ended;            .. it ended
        it ended ..;            it ended ..
        [..] it ended [..];     [..] it ended [..]
        [1] it ended [1];       [1] it ended [1]
        "it" or "ended";        "it" or "ended"
        ""                ;     ""
        "x";                    x
        """)
    void only_dots_of_omission_and_one_pair_of_marks_are_taken_off(String quote, String bare) {
        assertThat(BareQuote.of(quote).text()).isEqualTo(bare);
    }

    @Test
    void a_quote_in_marks_that_the_text_has_not_is_taken_bare_and_may_be_torn() {
        assertThat(found("bit ended, and it ended", "\"it ended\"")).contains("it ended");
        assertThat(new QuoteMatcher("bit ended").look("\"it ended\""))
                .map(Place::flaw)
                .contains(Flaw.TORN);
    }

    @Test
    void dots_and_brackets_without_end_take_no_time() {
        String dots = ".".repeat(50_000);
        assertThat(found("It ended.", dots + "It ended" + dots)).contains("It ended");
        assertThat(found("It ended.", "[...] It ended" + " [...]".repeat(50_000)))
                .contains("It ended");
        assertThat(found("It ended.", "It " + dots + " ended")).isEmpty();
    }

    @Test
    void every_stretch_of_whole_words_is_found_again_however_it_is_set() {
        String[] words = {"The", "“Eagle”", "landed", "in", "1969", "—", "not", "ﬁrst", "Café", "月球", "在", "it’s", "10²"
        };
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            String[] pick =
                    random.ints(12, 0, words.length).mapToObj(i -> words[i]).toArray(String[]::new);
            String text = "begin " + String.join(random.nextBoolean() ? " " : "\n ", pick) + " end";
            int from = random.nextInt(pick.length);
            int to = from + 1 + random.nextInt(pick.length - from);
            String quote = disguised(String.join("  ", java.util.Arrays.copyOfRange(pick, from, to)));
            Optional<Place> found = new QuoteMatcher(text).look(quote);
            if (!quote.matches("[“”\"\\s–-]*")) {
                assertThat(found).as("%s in %s", quote, text).isPresent();
                assertThat(found.orElseThrow().flaw())
                        .as("%s in %s", quote, text)
                        .isIn(null, Flaw.NEGATED);
                String got = text.substring(
                        found.orElseThrow().start(), found.orElseThrow().end());
                assertThat(NormalText.of(quote).text())
                        .contains(NormalText.of(got).text());
            }
        }
    }

    @Test
    void a_changed_letter_never_matches() {
        Random random = new Random(12);
        String text = "Quick brown foxes jump over lazy dogs while 1,234 cats sleep.";
        for (int round = 0; round < 500; round++) {
            int at = random.nextInt(text.length());
            if (Character.isLetterOrDigit(text.charAt(at))) {
                char other = text.charAt(at) == 'z' ? 'q' : 'z';
                String wrong = text.substring(0, at) + other + text.substring(at + 1);
                assertThat(found(text, wrong)).isEmpty();
            }
        }
    }

    private static String disguised(String quote) {
        return quote.replace('“', '"')
                .replace('’', '\'')
                .replace("—", "–")
                .replace("ﬁ", "fi")
                .replace("é", "e\u0301");
    }

    private static Optional<String> found(String text, String quote) {
        return new QuoteMatcher(text).find(quote).map(p -> text.substring(p.start(), p.end()));
    }
}

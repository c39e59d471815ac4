package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.QuoteMatcher.Place;
import dev.footnote.text.NormalText;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
        assertThat(new QuoteMatcher("Startle. art is long").find("art")).contains(new Place(9, 12));
    }

    @Test
    void chinese_matches_anywhere_and_over_line_ends() {
        String text = "1969年7月20日，阿波罗\n11号在静海着陆。";
        assertThat(found(text, "阿波罗 11 号在静海着陆")).contains("阿波罗\n11号在静海着陆");
    }

    @Test
    void quotation_marks_and_dots_round_a_quote_do_not_count() {
        String text = "He said that the door was open all night.";
        assertThat(found(text, "“…the door was open…”")).contains("the door was open");
        assertThat(found(text, "He said ... open all night")).isEmpty();
    }

    @Test
    void half_a_ligature_is_no_match() {
        assertThat(found("aﬁ x", "i x")).isEmpty();
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
            Optional<String> found = found(text, quote);
            if (!quote.matches("[“”\"\\s–-]*")) {
                assertThat(found).as("%s in %s", quote, text).isPresent();
                String got = NormalText.of(found.orElseThrow()).text();
                assertThat(NormalText.of(quote).text()).contains(got);
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

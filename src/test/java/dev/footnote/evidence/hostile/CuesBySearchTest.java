package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph of cues beside a plain search that tries each form by itself. */
class CuesBySearchTest {

    /** Spells out the alternatives of a form, from left to right. */
    private static List<String> spelt(String form) {
        int open = form.indexOf('(');
        if (open < 0) {
            return List.of(form);
        }
        int close = form.indexOf(')', open);
        List<String> out = new ArrayList<>();
        for (String part : form.substring(open + 1, close).split("\\|", -1)) {
            for (String rest : spelt(form.substring(close + 1))) {
                out.add(form.substring(0, open) + part + rest);
            }
        }
        return out;
    }

    /** The length of the longest spelling that stands at a place; 0 for none. */
    private static int longest(List<String> forms, String text, int from, boolean whole) {
        int out = 0;
        for (String form : forms) {
            for (String spelling : spelt(form)) {
                out = Math.max(out, length(spelling, text, from, whole));
            }
        }
        return out;
    }

    private static int length(String spelling, String text, int from, boolean whole) {
        int star = spelling.indexOf('*');
        if (star >= 0 && star < spelling.length() - 1) {
            int most = 0;
            String tail = spelling.substring(star + 1);
            for (int end = from + star; end <= text.length(); end++) {
                if (text.startsWith(spelling.substring(0, star), from)
                        && text.substring(from + star, end).chars().allMatch(Character::isLetterOrDigit)) {
                    int rest = length(tail, text, end, whole);
                    most = rest > 0 ? Math.max(most, end - from + rest) : most;
                }
            }
            return most;
        }
        String plain = star >= 0 ? spelling.substring(0, star) : spelling;
        int end = from + plain.length();
        boolean ends = star >= 0 || !whole || end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return text.startsWith(plain, from) && ends ? plain.length() : 0;
    }

    private static String form(Random random) {
        String[] words = {"a", "ab", "b", "ba", "abc", "ca"};
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String word = words[random.nextInt(words.length)];
            switch (random.nextInt(4)) {
                case 0 ->
                    out.append('(')
                            .append(word)
                            .append('|')
                            .append(words[random.nextInt(6)])
                            .append(")");
                case 1 -> out.append("ab").append(word).append('*');
                default -> out.append(word);
            }
            if (i > 0) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    @Test
    void random_forms_stand_where_a_plain_search_finds_them() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> forms = new ArrayList<>();
            CueGraph graph = new CueGraph();
            for (int i = random.nextInt(4); i >= 0; i--) {
                forms.add(form(random));
                graph.add(HostileCue.OVERRIDE, forms.get(forms.size() - 1));
            }
            StringBuilder text = new StringBuilder("a");
            for (int i = random.nextInt(16); i >= 0; i--) {
                text.append("abc ".charAt(random.nextInt(4)));
            }
            FoldedText folded = FoldedText.of(text.toString().strip());
            boolean whole = random.nextBoolean();
            for (int at = 0; at < folded.length(); at++) {
                CueGraph.Walk walk = new CueGraph.Walk();
                graph.walk(folded, at, whole, walk);
                assertThat(walk.lengths[HostileCue.OVERRIDE.place()])
                        .as("seed %d: %s in \"%s\" at %d, whole words %s", seed, forms, folded, at, whole)
                        .isEqualTo(longest(forms, folded.toString(), at, whole));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a* b", "(a|ab)* b", "(|a)b*a"})
    void a_form_whose_first_letter_is_followed_by_any_letters_is_refused(String form) {
        assertThatThrownBy(() -> new CueGraph().add(HostileCue.OVERRIDE, form))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OVERRIDE | please ignore it",
                "OVERRIDE | bitte ignorieren sie es",
                "OVERRIDE | veuillez oubliez cela",
                "OVERRIDE | haga caso omiso de esto",
                "OVERRIDE | desconsidere isto",
                "OVERRIDE | проигнорируйте это",
                "OVERRIDE | 请无视它",
                "OVERRIDE | これを無視して",
                "OVERRIDE | 이것을 무시하세요",
                "OVERRIDE | وتجاهل هذا",
                "PRIOR | the foregoing",
                "PRIOR | die vorherigen",
                "PRIOR | les précédentes",
                "PRIOR | las anteriores",
                "PRIOR | предыдущие",
                "PRIOR | 上述",
                "PRIOR | これまで",
                "PRIOR | 지금까지",
                "OBJECT | your guidelines",
                "OBJECT | die Richtlinien",
                "OBJECT | les consignes",
                "OBJECT | las órdenes",
                "OBJECT | инструкции",
                "OBJECT | 提示词",
                "OBJECT | ガイドライン",
                "OBJECT | 지침",
                "OBJECT | تعليمات",
                "SECRET | your system prompt; den Systemprompt",
                "SECRET | 系统提示",
                "SECRET | システムプロンプト",
                "REVEAL | disclose it",
                "REVEAL | 泄露",
                "REVEAL | 출력하세요"
            })
    void each_language_has_its_words(HostileCue cue, String text) {
        assertThat(Cues.in(FoldedText.of(text)))
                .as(text)
                .extracting(Cues.Mention::cue)
                .contains(cue);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "don't ignore the previous rules",
                "You must not disregard the earlier rules",
                "nicht vergessen",
                "n'oubliez pas les consignes",
                "no olvides las reglas",
                "не забудьте правила",
                "请勿忽略说明",
                "切勿忘记说明",
                "指示を忘れないで",
                "지시를 잊지 마세요"
            })
    void a_negated_word_is_no_cue_in_any_language(String text) {
        assertThat(Cues.in(FoldedText.of(text)))
                .as(text)
                .extracting(Cues.Mention::cue)
                .doesNotContain(HostileCue.OVERRIDE);
    }

    @Test
    void mentions_lie_in_the_text_in_order_and_hold_whole_words() {
        List<String> words =
                List.of("ignore ", "all ", "previous ", "rules ", "水", "忽略", "指令", "user ", "forgetful ", ". ");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            FoldedText folded = FoldedText.of(text.toString());
            int last = 0;
            for (Cues.Mention mention : Cues.in(folded)) {
                assertThat(mention.start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(mention.end()).as("seed %d", seed).isBetween(mention.start() + 1, folded.length());
                assertThat(folded.toString(mention.start(), mention.end()))
                        .as("seed %d", seed)
                        .doesNotContain("forgetful");
                last = mention.start();
            }
        }
    }
}

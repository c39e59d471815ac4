package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Languages, sentences, words, figures and names of English, Chinese and mixed text. */
class TextTest {

    private static List<String> sentences(String text) {
        return Sentences.of(text).stream().map(s -> s.in(text)).toList();
    }

    @Test
    void a_language_is_told_by_script_and_common_words() {
        assertThat(Languages.of("Where was the inventor of the zip born?")).isEqualTo("en");
        assertThat(Languages.of("Kimi K2 是谁开发的大模型 Moonshot？")).isEqualTo("zh");
        assertThat(Languages.of("Wer hat die Buchdruckkunst erfunden und wann war das?"))
                .isEqualTo("de");
        assertThat(Languages.of("東京はどこにありますか")).isEqualTo("ja");
        assertThat(Languages.of("Кто написал эту книгу")).isEqualTo("ru");
        assertThat(Languages.of("12 + 30")).isEqualTo("und");
        assertThat(Languages.of("")).isEqualTo("und");
    }

    @Test
    void abbreviations_initials_and_decimals_end_no_sentence() {
        assertThat(sentences("Dr. J. K. Smith paid 3.5 million in the U.S. in 1990. He left! Did he? Yes."))
                .containsExactly(
                        "Dr. J. K. Smith paid 3.5 million in the U.S. in 1990.", "He left!", "Did he?", "Yes.");
    }

    @Test
    void chinese_sentences_end_at_their_marks_with_the_closing_quote() {
        assertThat(sentences("他说：“走吧。”然后离开了！版本是2.5吗？是的")).containsExactly("他说：“走吧。”", "然后离开了！", "版本是2.5吗？", "是的");
    }

    @Test
    void headings_items_and_blank_lines_end_sentences_but_wrapped_lines_do_not() {
        assertThat(sentences("# Title\nIntro without stop\n\n- one\n- two\n1. Third point\n"))
                .containsExactly("# Title", "Intro without stop", "- one", "- two", "1. Third point");
        assertThat(sentences("A line that is long enough to have been wrapped by\nan editor. Next."))
                .containsExactly("A line that is long enough to have been wrapped by\nan editor.", "Next.");
    }

    @Test
    void words_are_small_and_chinese_is_segmented_also_when_mixed() {
        assertThat(Words.of("The Beatles' 1,234 songs — Lennon's é 3.14!"))
                .containsExactly("the", "beatles", "1234", "songs", "lennon", "é", "3.14");
        assertThat(Words.of("北京大学发布GPT模型2024")).containsExactly("北京大学", "发布", "gpt", "模型", "2024");
        assertThat(Words.content("the capital of 中国 的 首都")).containsExactly("capital", "中国", "首都");
        assertThat(Words.stem("running")).isEqualTo(Words.stem("runs")).isEqualTo("run");
        assertThat(Words.stem("模型")).isEqualTo("模型");
    }

    @Test
    void figures_have_one_form() {
        assertThat(Figures.of("It cost 1,234.50 or 1.5 million, 12 percent, at 18:30 on May 1, 2024, K2"))
                .containsExactly("1234.5", "1500000", "12%", "18:30", "2024", "2024-05", "2024-05-01");
        assertThat(Figures.of("2024年5月1日共有150万人，占百分之12"))
                .containsExactly("2024", "2024-05", "2024-05-01", "1500000", "12%");
        assertThat(Figures.of("1 May 2024")).isEqualTo(Figures.of("2024-05-01"));
        assertThat(Figures.of("in 1999 and ２０００")).containsExactly("1999", "2000");
        assertThat(Figures.of("no numbers")).isEmpty();
    }

    @Test
    void names_are_runs_of_capitals_and_titles() {
        assertThat(Names.of("Who directed \"The Third Man\", and was Carol Reed's friend J. K. Rowling in the"
                        + " House of Lords?"))
                .contains("The Third Man", "Carol Reed", "J. K. Rowling", "House of Lords")
                .doesNotContain("Who");
        assertThat(Names.of("When did the Apollo 11 crew land?")).containsExactly("Apollo 11");
        assertThat(Names.of("Besides Mira Dask, who kept the light?")).containsExactly("Mira Dask");
    }

    @Test
    void chinese_names_are_found_by_their_form() {
        assertThat(Names.of("《三体》的作者刘慈欣在山西省工作，他喜欢史蒂夫·乔布斯。")).contains("三体", "刘慈欣", "山西省", "史蒂夫·乔布斯");
        assertThat(Names.of("请问清华大学的校长是谁？")).contains("清华大学");
    }

    @Test
    void odd_text_harms_nothing() {
        for (String text : List.of("", " ", ".", "。", "\uD800", "'s", "\n\n", "a.b.c", "...", "!!!", "·", "《》")) {
            Sentences.of(text);
            Words.of(text);
            Figures.of(text);
            Names.of(text);
            Languages.of(text);
        }
    }

    @Test
    void dates_openers_and_parts_of_words_are_no_names() {
        assertThat(Names.of("MiraTolland: I've seen the iPhone SE in July. Let's go on Monday 12."))
                .containsExactly("MiraTolland", "iPhone SE");
        assertThat(Names.of("Although Quay burned, Norrey stood.")).containsExactly("Quay", "Norrey");
        assertThat(Names.of("iPhone手机在中国")).contains("iPhone").doesNotContain("Phone");
    }

    @Test
    void words_outside_chinese_are_those_of_the_whole_without_the_chinese_ones() {
        assertThat(Words.outsideHan("北京大学发布GPT模型2024，Ｏｓｌｏ's 3.14")).containsExactly("gpt", "2024", "oslo", "3.14");
        assertThat(Words.outsideHan("北京大学")).isEmpty();
        assertThat(Words.outsideHan("The mill's wheel")).isEqualTo(Words.of("The mill's wheel"));
    }

    @Test
    void a_joined_name_has_its_parts_too() {
        assertThat(Words.of("MiraTolland met McKay's iPhone"))
                .containsExactly("miratolland", "mira", "tolland", "met", "mckay", "mc", "kay", "iphone");
        assertThat(Words.withoutAccents("aschenbrödel")).isEqualTo("aschenbrodel");
    }

    @Test
    void a_cut_never_halves_a_character() {
        assertThat(Cut.to("a😀b", 2)).isEqualTo("a");
        assertThat(Cut.to("a😀b", 3)).isEqualTo("a😀");
        assertThat(Cut.to("a😀b", 9)).isEqualTo("a😀b");
        assertThat(Cut.to("ab", 0)).isEmpty();
    }

    @Test
    void a_hash_is_that_of_the_utf_8_bytes() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void a_text_is_chinese_by_a_quarter_of_its_letters() {
        assertThat(Languages.isChinese("谁设计了 ENIAC？")).isTrue();
        assertThat(Languages.isChinese("Who wrote 《红》 and many other long books?"))
                .isFalse();
    }
}

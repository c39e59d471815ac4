package dev.footnote.offline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageLettersTest {

    @Test
    void what_is_taken_from_a_page_is_written_as_the_page_has_it() {
        PageLetters letters = new PageLetters();
        assertThat(letters.read("倉庫的門是綠色的。")).isEqualTo("仓库的门是绿色的。");
        assertThat(letters.read("屋顶是红色的。")).isEqualTo("屋顶是红色的。");
        assertThat(letters.written("绿色")).isEqualTo("綠色");
        assertThat(letters.written("红色")).isEqualTo("红色");
        assertThat(letters.written("没有的话")).isEqualTo("没有的话");
        assertThat(letters.written("green")).isEqualTo("green");
        assertThat(letters.written("")).isEmpty();
    }

    @Test
    void a_word_of_the_question_takes_the_form_in_which_the_pages_have_it() {
        List<String> texts = List.of("The Mühlbach flows past the oﬃce.", "Ænder swim there.");
        assertThat(PageLetters.question("Where does the Muehlbach flow?", texts))
                .isEqualTo("Where does the Mühlbach flow?");
        assertThat(PageLetters.question("Is the muhlbach near an office?", texts))
                .isEqualTo("Is the Mühlbach near an oﬃce?");
        assertThat(PageLetters.question("What do Aender do?", texts)).isEqualTo("What do Ænder do?");
    }

    @Test
    void a_question_that_the_pages_write_alike_stays() {
        List<String> texts = List.of("Mühlbach and Muehlbach are one brook.");
        assertThat(PageLetters.question("Where is the Muehlbach?", texts)).isEqualTo("Where is the Muehlbach?");
        assertThat(PageLetters.question("Where is the Rhine?", texts)).isEqualTo("Where is the Rhine?");
        assertThat(PageLetters.question("燈塔在哪裡？", List.of())).isEqualTo("灯塔在哪里？");
    }
}

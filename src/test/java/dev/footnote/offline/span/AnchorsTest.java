package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchorsTest {

    private static Anchors of(String question) {
        return Anchors.of(question, AskedFor.of(question));
    }

    @Test
    void what_stands_before_the_asking_word_is_met_before_the_answer() {
        assertThat(of("海城电力公司又简称什么？").left("海城电力公司于1987年成立，简称")).isEqualTo(2);
        assertThat(of("海城电力公司又简称什么？").left("海城电力公司于1987年成立，简称为「")).isEqualTo(2);
        assertThat(of("林海生擅长什么乐器？").left("林海生住在福州，从小擅长")).isEqualTo(2);
        assertThat(of("林海生擅长什么乐器？").left("林海生住在")).isZero();
    }

    @Test
    void what_stands_behind_it_or_its_noun_is_met_behind_the_answer() {
        assertThat(of("灯塔鸟以什么动物为食？").right("为食，住在海边")).isEqualTo(2);
        assertThat(of("灯塔鸟以什么动物为食？").right("，住在海边")).isZero();
    }
}

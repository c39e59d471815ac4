package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CarriedTest {

    @Test
    void figures_count_whatever_their_separators_or_spelling() {
        assertThat(Carried.by("It has 12742 people.", "home to 12,742 people")).isTrue();
        assertThat(Carried.by("3 men went.", "three men went")).isTrue();
        assertThat(Carried.by("共有3人。", "共有三人")).isTrue();
        assertThat(Carried.by("It rose 3.5 times in 07/2024.", "in 7/2024, a rise of 3.5."))
                .isTrue();
        assertThat(Carried.by("It has 12743 people.", "home to 12,742 people")).isFalse();
        assertThat(Carried.by("It is 10² m.", "it is 102 m")).isFalse();
    }

    @Test
    void names_within_a_sentence_must_stand_in_the_quotes() {
        assertThat(Carried.by("He met Ada Lovelace's friend.", "a friend of Ada Lovelace"))
                .isTrue();
        assertThat(Carried.by("He met Ada Byron.", "a friend of Ada Lovelace")).isFalse();
        assertThat(Carried.by("Ada Byron wrote it.", "Lovelace wrote it")).isFalse();
        assertThat(Carried.by("Afterwards she left. Nobody saw it.", "she left unseen"))
                .isTrue();
        assertThat(Carried.by("他在 Paris 去世。", "他死于 London")).isFalse();
    }

    @Test
    void long_runs_of_digits_and_commas_do_no_harm() {
        assertThat(Carried.by("1,2,".repeat(20_000), "1,2")).isTrue();
        assertThat(Carried.by("A-".repeat(20_000), "x")).isTrue();
    }
}

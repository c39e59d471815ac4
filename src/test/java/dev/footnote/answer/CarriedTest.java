package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(Carried.by("Afterwards she left. Others saw it.", "she left unseen"))
                .isTrue();
        assertThat(Carried.by("他在 Paris 去世。", "他死于 London")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    It has 5 million users.;             it has 5 thousand users
                    It has 5 users.;                     it has 5 million users
                    A share of 12 was seen.;             a share of 12% was seen
                    It is 10 m away.;                    it is 10² m away
                    It was sent on 20 June 1969.;        sent on 20 July 1969
                    It was sent on 3 June 1950.;         born 3 May 1900, gone 7 June 1950
                    There three men stood.;              there five men stood
                    那里有三人。;                        那里有五人
                    那里有3人。;                         那里有三十五人
                    He was in ١٩٧٠ there.;               he was there in 1969
                    Armstrong was not the first there.;  Armstrong was the first there
                    Armstrong was the first there.;      Armstrong was not the first there
                    月球一号到达了月球表面。;            月球一号没有到达月球表面
                    他毕业于北京大学。;                  他毕业于清华大学
                    """)
    void what_differs_in_amount_date_turn_or_name_is_not_carried(String claim, String quote) {
        assertThat(Carried.by(claim, quote)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    It has 1.5 million users.;           it has 1,500,000 users
                    A share of 12 percent was seen.;     a share of 12% was seen
                    It was sent on 20 July 1969.;        sent 1969-07-20
                    It was sent in July 1969.;           1969年7月20日发射
                    它于1969年7月20日发射。;             sent on July 20, 1969
                    It was sent on 20 July.;             sent 1969-07-20
                    那里有35人。;                        那里有三十五人
                    那里有三百万人。;                    那里有300万人
                    He was in 1969 there.;               he was there in ١٩٦٩
                    It did not land.;                    it never landed
                    未来他毕业于北京大学。;              他将来会毕业于北京大学
                    One of the men stood.;               a man stood
                    """)
    void the_same_amount_date_or_turn_is_carried_however_written(String claim, String quote) {
        assertThat(Carried.by(claim, quote)).isTrue();
    }

    @Test
    void a_date_may_be_told_by_two_quotes_and_a_negation_by_one() {
        assertThat(Carried.by("It left on 20 July 1969.", "the year was 1969", "it left on 20 July"))
                .isTrue();
        assertThat(Carried.by("It left.", "it left", "it did not stay")).isTrue();
        assertThat(Carried.by("It did not stay.", "it left", "it did not stay")).isTrue();
    }

    @Test
    void claims_without_end_are_not_carried_and_take_no_time() {
        assertThat(Carried.by("1,2,".repeat(200_000), "1,2")).isFalse();
        assertThat(Carried.by("A-".repeat(200_000), "x")).isFalse();
        assertThat(Carried.by("x", "A-".repeat(50_000), "-'".repeat(50_000), "Aa 1 ".repeat(20_000)))
                .isTrue();
        assertThat(Marks.strip("a" + " ".repeat(300_000) + "b").length()).isEqualTo(300_002);
        assertThat(Marks.strip("[1](".repeat(10_000)).length()).isEqualTo(40_000);
    }
}

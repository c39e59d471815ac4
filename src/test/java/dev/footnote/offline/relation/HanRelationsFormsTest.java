package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Relatives, makers and other names in Chinese sentences. */
class HanRelationsFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "父亲|林小雨的父亲名叫林海生。|林海生",
                "父亲|其父是林海生，渔民。|林海生",
                "父亲|林小雨，生父为林海生。|林海生",
                "母亲|其母叫陈玉，是教师。|陈玉",
                "妻子|夫人：陈玉|陈玉",
                "妻子|他的配偶是陈玉。|陈玉",
                "丈夫|她的丈夫叫林海生，也是画家。|林海生",
                "儿子|长子是林小山，次子是林小河。|林小山",
                "女儿|独女名叫林小雨。|林小雨",
                "导演|《低潮》由林海生担任导演。|林海生",
                "导演|《低潮》是林海生执导的电影。|林海生",
                "编剧|影片编剧为陈玉。|陈玉",
                "作者|《港灯》由陈玉撰写。|陈玉",
                "作者|本书是陈玉所著。|陈玉",
                "主演|影片由陈玉主演。|陈玉",
                "作曲|本曲由陈玉作曲。|陈玉",
                "作曲者|本曲由陈玉作曲。|陈玉",
                "演唱者|这首歌由陈玉演唱。|陈玉",
                "主唱|乐队主唱是陈玉。|陈玉",
                "创办人|学校由陈玉创立。|陈玉",
                "设计者|大桥设计者：陈玉。|陈玉",
                "队长|球队队长为陈玉。|陈玉",
                "母公司|公司的母公司是海城集团。|海城集团",
                "导演|导演是约翰·塔恩·奎尔。|约翰·塔恩·奎尔"
            })
    void each_relation_is_read_in_its_usual_forms(String noun, String sentence, String name) {
        assertThat(RelationReader.knows(noun)).isTrue();
        assertThat(RelationReader.names(noun, sentence)).first().isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "父亲|母亲是陈玉。",
                "母亲|父亲是林海生。",
                "导演|编剧是陈玉。",
                "妻子|丈夫是林海生。",
                "儿子|女儿是林小雨。",
                "主演|由陈玉执导。",
                "队长|队长换了三次。",
                "作者|作者不详。",
                "创始人|公司创办于1811年。",
                "母公司|''"
            })
    void the_name_of_another_relation_is_none(String noun, String sentence) {
        assertThat(RelationReader.names(noun, sentence)).isEmpty();
    }

    @Test
    void sons_are_told_in_their_order() {
        assertThat(RelationReader.names("儿子", "长子是林小山，次子是林小河。")).containsExactly("林小山", "林小河");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "灯塔鸟的学名是什么？|灯塔鸟，学名为岸雀，住在海边。|岸雀",
                "灯塔鸟的学名是什么？|灯塔鸟，学名岸雀，又称海雀。|岸雀",
                "灯塔鸟还有什么别称，别称是什么？|灯塔鸟别称「海雀」。|海雀",
                "海大的全称是什么？|海大，全称海城大学，建于1911年。|海城大学",
                "海城大学的缩写是什么？|海城大学，缩写为海大，建于1911年。|海大",
                "月泉市原名什么？|月泉市旧称泉州府，位于山中。|泉州府",
                "月泉市古称什么？|月泉市原名为月泉镇。|月泉镇",
                "林海生的绰号是什么？|林海生外号“老灯”，是船长。|老灯",
                "林海生的昵称叫什么？|队友送他昵称：小海。|小海",
                "奥伦译作什么？|Orlun，译名有奥尔伦，是一座港口。|奥尔伦",
                "灯塔鸟俗称什么|灯塔鸟也被称为潮鸟（见下文）。|潮鸟",
                "灯塔鸟被称作什么？|渔民把它叫做夜鸟。|夜鸟",
                "灯塔鸟又名？|灯塔鸟又名海雀。|海雀"
            })
    void another_name_stands_behind_any_word_of_the_family_that_is_asked_with(
            String question, String sentence, String name) {
        assertThat(HanAliases.asks(question)).isTrue();
        assertThat(HanAliases.read(question, sentence)).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "灯塔鸟的学名是什么？|灯塔鸟又称海雀。",
                "灯塔鸟又叫什么？|灯塔鸟，学名岸雀。",
                "海大的全称是什么？|海城大学，简称海大。",
                "海雀又叫什么？|灯塔鸟又叫海雀。",
                "灯塔鸟又叫什么？|灯塔鸟又叫，",
                "灯塔鸟又叫什么？|''"
            })
    void a_name_of_another_family_or_the_one_asked_about_is_none(String question, String sentence) {
        assertThat(HanAliases.read(question, sentence)).isEmpty();
    }

    @Test
    void the_name_that_the_question_has_is_passed_over_for_the_next_one() {
        assertThat(HanAliases.read("海雀又叫什么？", "灯塔鸟又叫海雀，也称潮鸟。")).contains("潮鸟");
    }

    @Test
    void a_short_form_may_be_a_part_of_the_name_asked_about() {
        assertThat(HanAliases.read("海城大学简称什么？", "海城大学简称海大。")).contains("海大");
        assertThat(HanAliases.read("海城大学简称什么？", "海城大学简称海城。")).contains("海城");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "？", "灯塔鸟住在哪里？", "学名为岸雀的鸟住在哪里？", "又称海雀的鸟吃什么？", "What is the bird also called?", "谁把灯塔鸟称为海雀？"
            })
    void what_only_mentions_a_name_does_not_ask_for_one(String question) {
        assertThat(HanAliases.asks(question)).isFalse();
        assertThat(HanAliases.read(question, "灯塔鸟又称海雀，学名岸雀。")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"又称", "导演是", "由", "简称为是叫", "父亲是·", "是林海生", "，"})
    void long_repeats_are_read_without_failing(String piece) {
        String text = piece.repeat(5_000);
        HanAliases.read("灯塔鸟又叫什么？", text).ifPresent(name -> assertThat(name).hasSizeBetween(1, 30));
        for (String noun : new String[] {"导演", "父亲", "设计师"}) {
            assertThat(RelationReader.names(noun, text))
                    .allSatisfy(name -> assertThat(name).hasSizeBetween(2, 50));
        }
    }
}

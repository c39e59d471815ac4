package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointQuestionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "青岚省和白沙省的省会分别是哪里？|青岚省的省会是哪里？|白沙省的省会是哪里？",
                "2031年帆船赛女子组和男子组冠军分别是谁？|2031年帆船赛女子组冠军是谁？|2031年帆船赛男子组冠军是谁？",
                "海鸥号和信天翁号的下水时间|海鸥号的下水时间|信天翁号的下水时间",
                "星河与远帆2031年营收分别是多少？|星河2031年营收是多少？|远帆2031年营收是多少？",
                "2031年和2032年的灯塔奖得主是谁|2031年的灯塔奖得主是谁|2032年的灯塔奖得主是谁"
            })
    void the_same_is_asked_of_each(String question, String first, String second) {
        assertThat(JointQuestion.parts(question)).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"海鸥号是谁造的？", "《山和海》的作者是谁？", "青岚省和白沙省之间有什么桥？", "有多少个国家和地区参加了帆船赛？", "渡船和码头谁更老？", "林海和谁一起造了船？"})
    void one_question_stays_one(String question) {
        assertThat(JointQuestion.parts(question)).isEmpty();
    }

    @Test
    void nothing_before_the_joint_is_no_pair() {
        assertThat(JointQuestion.parts("和平号的船长分别是谁？")).isEmpty();
        assertThat(JointQuestion.parts("和")).isEmpty();
    }
}

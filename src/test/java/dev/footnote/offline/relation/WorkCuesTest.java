package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who made a work or a body, by one sentence in English or Chinese. */
class WorkCuesTest {

    private static List<String> english(String noun, String sentence) {
        return WorkCues.of(noun, sentence).stream()
                .map(span -> span.in(sentence))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "director; Low Tide is a 1931 film directed by Tor Venn.; Tor Venn",
                "director; Low Tide was written, produced and directed in 1931 by Tor Venn.; Tor Venn",
                "author; Harbour Lights is a novel by Mira Oldenkamp.; Mira Oldenkamp",
                "writer; The play was penned by the miller Otto Brask.; Otto Brask",
                "singer; The song was recorded by Ada Brennan in 1960.; Ada Brennan",
                "composer; Its music was composed by Nella Voss.; Nella Voss",
                "founder; The mill company was founded in 1811 by Ada Brennan.; Ada Brennan",
                "owner; Quay Mills is a subsidiary of Norrey Grain.; Norrey Grain",
                "architect; The bridge was designed by Bram Tolle.; Bram Tolle",
                "inventor; The roller was invented by Arlo Pint.; Arlo Pint",
                "actor; The film, starring Ona Dell, was a success.; Ona Dell"
            })
    void the_name_behind_the_cue_is_read(String noun, String sentence, String name) {
        assertThat(WorkCues.knows(noun)).isTrue();
        assertThat(english(noun, sentence)).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "director; Low Tide was directed in a hurry.",
                "director; It was directed. Much later the film was praised by Tor Venn.",
                "director; It was directed, after a long quarrel about the money and the script, by Tor Venn.",
                "author; Low Tide is a film directed by Tor Venn.",
                "baker; The bread was baked by Tor Venn."
            })
    void another_cue_or_a_name_too_far_off_is_none(String noun, String sentence) {
        assertThat(english(noun, sentence)).doesNotContain("Tor Venn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baker", "", "Director"})
    void other_nouns_are_not_known(String noun) {
        assertThat(WorkCues.knows(noun)).isFalse();
        assertThat(HanRelations.knows(noun)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "导演; 《低潮》由林海生执导，1931年上映。; 林海生",
                "导演; 影片的导演是林海生。; 林海生",
                "作者; 《港灯》的作者为米拉·奥尔登，出版于1931年。; 米拉·奥尔登",
                "父亲; 他的父亲叫石大山，是磨坊主。; 石大山",
                "妻子; 其妻名叫柳青。; 柳青",
                "创始人; 公司由石大山创办于1811年。; 石大山",
                "设计师; 大桥由工程师林海生设计。; 工程师林海生",
                "主教练; 球队主教练：石大山。; 石大山"
            })
    void a_chinese_sentence_names_one_before_or_behind_the_word(String noun, String sentence, String name) {
        assertThat(HanRelations.knows(noun)).isTrue();
        assertThat(HanRelations.names(noun, sentence)).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"导演; 《低潮》1931年上映。", "作者; 影片的导演是林海生。", "父亲; 他的父亲是。", "邻居; 他的邻居是石大山。"})
    void where_nobody_is_named_there_is_none(String noun, String sentence) {
        assertThat(HanRelations.names(noun, sentence)).isEmpty();
    }
}

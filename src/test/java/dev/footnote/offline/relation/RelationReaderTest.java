package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "father|She was a daughter of Floro IV, Count of Brell and Mattea of Orlun.|Floro IV, Count of Brell",
                "mother|She was a daughter of Floro IV, Count of Brell, and his wife, Mattea of Orlun.|Mattea of Orlun",
                "mother|She is the third child of Princess Ida and Tor O'Venn.|Princess Ida",
                "father|She is the third child of Princess Ida and Tor O'Venn.|Tor O'Venn",
                "mother|He was born in 1871 to Tor Venn and the painter Ida Holt.|Ida Holt",
                "father|His father, Huo Dask, served under the harbour master.|Huo Dask",
                "father|Her father was the Danish shipowner Tor Venn.|Tor Venn",
                "husband|She was the wife and assistant to the Danish physicist Tor Venn.|Tor Venn",
                "wife|At 22 he married the singer Ida Holt, with whom he had five children.|Ida Holt",
                "wife|The actress Ida Holt is his wife and his son is an actor.|Ida Holt",
                "spouse|In 1903 she was married to Tor B. Venn.|Tor B. Venn",
                "child|He is the father of Mira Venn, who kept the light.|Mira Venn",
                "brother|She is the sister of Tor Venn.|Tor Venn",
                "director|Low Tide is a 1955 drama film written and directed by Tor Venn and starring Ida Holt.|Tor Venn",
                "performer|Low Tide is a song by the Danish rapper and singer Ida Holt from her first album.|Ida Holt",
                "performer|Low Tide is a song by Danish singer-songwriter Passerby.|Passerby",
                "composer|The film has music composed in 1931 by Tor Venn.|Tor Venn",
                "publisher|The Quay is a weekly paper published by Orlun College.|Orlun College"
            })
    void english_pages_name_relatives_and_makers(String noun, String sentence, String name) {
        assertThat(RelationReader.names(noun, sentence)).first().isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mother|She was a daughter of Floro IV.",
                "wife|He married in 1903 and moved to Orlun.",
                "director|The film stars Ida Holt.",
                "director|It was directed in a hurry.",
                "妻子|林海生是一位画家。"
            })
    void nothing_is_read_where_nothing_is_stated(String noun, String sentence) {
        assertThat(RelationReader.names(noun, sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "父亲|林小雨的父亲是林海生，母亲是陈玉。|林海生",
                "母亲|林小雨的父亲是林海生，母亲是陈玉。|陈玉",
                "导演|《低潮》是由林海生执导的电影。|林海生",
                "导演|《低潮》的导演为阿尔·贝克。|阿尔·贝克",
                "创始人|海城公司由林海生创办于一九八零年。|林海生"
            })
    void chinese_pages_do_too(String noun, String sentence, String name) {
        assertThat(RelationReader.names(noun, sentence)).first().isEqualTo(name);
    }
}

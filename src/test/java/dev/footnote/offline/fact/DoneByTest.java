package dev.footnote.offline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadPages;
import dev.footnote.offline.evidence.ReadSentence;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody did something to a thing is answered by who is said to have done it. */
class DoneByTest {

    private static final String[] PAGES = {
        "Harl Bridge",
        "Harl Bridge is a bridge in Orlun. It was designed by Edda Quist and opened by Mayor Tor Brask in 1904. Its"
                + " railings are green.",
        "Low Tide",
        "Low Tide is a novel. Ada Venn wrote it in a winter.",
        "Salt Road",
        "Salt Road is a film.",
        "云渡桥",
        "云渡桥位于云渡市，由柳庆设计，1904年建成。",
        "低潮",
        "《低潮》是一部小说，石安撰写了它。"
    };

    private static Optional<PairComparison.Verdict> of(String question) {
        return DoneBy.of(new QuestionAnalysis(question), ReadPages.ranked(question, PAGES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Did Edda Quist design Harl Bridge?|yes
        Did Tor Brask open the Harl Bridge?|yes
        Was Harl Bridge designed by Edda Quist?|yes
        Was Harl Bridge designed by Ada Venn?|no
        Was the novel Low Tide written by Ada Venn?|yes
        Did Edda Quist write Low Tide?|no
        柳庆设计了云渡桥吗？|是
        石安设计了云渡桥吗？|否
        云渡桥是由柳庆设计的吗？|是
        """)
    void who_did_it_decides(String question, String answer) {
        assertThat(of(question).orElseThrow().answer()).isEqualTo(answer);
    }

    @Test
    void the_sentence_that_tells_who_did_it_is_shown() {
        assertThat(of("Did Edda Quist design Harl Bridge?").orElseThrow().shown())
                .extracting(ReadSentence::text)
                .containsExactly("It was designed by Edda Quist and opened by Mayor Tor Brask in 1904.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Did Tor Brask design Harl Bridge?", // named in the sentence, for something else
                "Did Edda Quist direct Salt Road?",
                "Did Edda Quist sell Harl Bridge?",
                "Who designed Harl Bridge?",
                "Was Harl Bridge closed in 1911?",
                "谁设计了云渡桥？",
                "柳庆导演了盐路吗？"
            })
    void nothing_is_said_where_no_page_tells_who_did_it(String question) {
        assertThat(of(question)).isEmpty();
    }
}

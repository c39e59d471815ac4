package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.langchain4j.model.chat.StreamingChatModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions for who did something, whether somebody did, and for the age at an event. */
class AgentQuestionsTest {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static FakeTools tools() {
        FakeTools tools = new FakeTools()
                .doc(
                        "Quay Museum",
                        "The Quay Museum is a museum in Orlun. It was opened in May 1954 by Queen Sela, and 3,000 people came. The house"
                                + " was built by the firm of Arn Pell between 1949 and 1953.")
                .doc(
                        "Brell Bridge",
                        "Brell Bridge crosses the Tarn. Tor Dask built Brell Bridge in 1871 for the county. It was designed by Nella Voss.")
                .doc(
                        "Harbour Dawn",
                        "Harbour Dawn is a painting of 1899. It was painted by Ida Holt and hangs in the Quay Museum.")
                .doc(
                        "Ida Holt",
                        "Ida Holt (3 May 1871 – 7 June 1940) was a painter. She painted Harbour Dawn and The Long Pier.")
                .doc("Low Tide", "Low Tide is a novel written by Mira Sand. It was published in 1922.")
                .doc("云渡大桥", "云渡大桥横跨青江。云渡大桥由陈秀兰设计。1998年，市长林海生宣布大桥通车。")
                .doc("林海生", "林海生（1931年5月3日－1998年6月7日），画家。林海生创作了油画《港口》。");
        for (int i = 0; i < 12; i++) {
            tools.doc("Town number " + i, "The town has a market and a church. Trains leave each hour for the coast.");
        }
        return tools;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who opened the Quay Museum?|Queen Sela",
                "Who built Brell Bridge?|Tor Dask",
                "Who designed Brell Bridge?|Nella Voss",
                "Who painted Harbour Dawn?|Ida Holt",
                "Who wrote Low Tide?|Mira Sand",
                "By whom was the Quay Museum opened?|Queen Sela",
                "Who was Brell Bridge built by?|Tor Dask",
                "Who was Low Tide written by?|Mira Sand",
                "Which queen opened the Quay Museum?|Queen Sela",
                "Which firm built the Quay Museum?|Arn Pell",
                "Which painter painted Harbour Dawn?|Ida Holt",
                "Which novelist wrote Low Tide?|Mira Sand",
                "谁设计了云渡大桥？|陈秀兰",
                "云渡大桥是谁设计的？|陈秀兰",
                "云渡大桥由谁设计？|陈秀兰",
                "谁创作了《港口》？|林海生"
            })
    void who_did_something(String question, String answer) {
        Draft draft = tools().run(MODEL, question);
        assertThat(draft.shortAnswer()).contains(answer);
        assertThat(draft.shortAnswer().length()).isLessThan(answer.length() + 16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Did Ida Holt paint Harbour Dawn?|yes",
                "Did Mira Sand write Low Tide?|yes",
                "Did Tor Dask build Brell Bridge?|yes",
                "Was Brell Bridge built by Tor Dask?|yes",
                "Was Low Tide written by Mira Sand?|yes",
                "Did Nella Voss build Brell Bridge?|no",
                "Did Mira Sand paint Harbour Dawn?|no",
                "林海生创作了《港口》吗？|是",
                "云渡大桥是不是陈秀兰设计的？|是",
                "云渡大桥是林海生设计的吗？|否"
            })
    void whether_somebody_did(String question, String answer) {
        assertThat(tools().run(MODEL, question).shortAnswer()).startsWith(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How old was Ida Holt when she died?|69 years old",
                "At what age did Ida Holt die?|69 years old",
                "What was Ida Holt's age at death?|69 years old",
                "林海生去世时多少岁？|67岁",
                "林海生去世时多大年纪？|67岁",
                "林海生享年多少岁？|67岁"
            })
    void the_age_at_an_event(String question, String answer) {
        assertThat(tools().run(MODEL, question).shortAnswer()).isEqualTo(answer);
    }
}

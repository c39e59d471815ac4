package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.langchain4j.model.chat.StreamingChatModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question is answered from pages that write its words in other forms, and quotes them as they are. */
class LetterFormsOfPagesTest {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static FakeTools tools() {
        FakeTools tools = new FakeTools();
        tools.doc("南灣燈塔", "南灣燈塔於1908年落成。南灣燈塔的設計者是羅繼軒。燈塔旁有一座貨倉。")
                .doc("北岸磨坊", "北岸磨坊的主人是钱广平。磨坊每天磨三百公斤小麦。")
                .doc(
                        "Fährhaus Lüneck",
                        "The Fährhaus Lüneck is a small inn. The Fährhaus Lüneck is run by Jörg Sandmann.")
                .doc(
                        "Signal tower",
                        "The signal tower is kept by Otto Pell. The tower ﬂag of Brenmoor is sewn by Ada Quince.");
        return tools;
    }

    @ParameterizedTest
    @CsvSource({
        "南灣燈塔於哪一年落成？, 1908年",
        "南湾灯塔于哪一年落成？, 1908年",
        "北岸磨坊的主人是誰？, 钱广平",
        "北岸磨坊的主人是谁？, 钱广平",
        "Who runs the Faehrhaus Lueneck?, Jörg Sandmann",
        "Who runs the Fahrhaus Luneck?, Jörg Sandmann",
        "Who sews the tower flag of Brenmoor?, Ada Quince",
    })
    void the_short_answer_is_written_as_the_page_has_it(String question, String answer) {
        FakeTools tools = tools();
        Draft draft = tools.run(MODEL, question);
        assertThat(draft.shortAnswer()).isEqualTo(answer);
        assertThat(draft.claims())
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.quotes())
                        .isNotEmpty()
                        .allSatisfy(
                                quote -> assertThat(tools.text(quote.source())).contains(quote.quote())));
    }
}

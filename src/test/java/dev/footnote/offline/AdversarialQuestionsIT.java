package dev.footnote.offline;

import dev.footnote.config.Settings;
import dev.footnote.testkit.Adversarial;
import dev.langchain4j.model.chat.StreamingChatModel;
import org.junit.jupiter.api.Test;

class AdversarialQuestionsIT {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static FakeTools tools() {
        return new FakeTools().doc("Bees", "Bees make honey. A hive holds 40,000 bees in summer.");
    }

    /** As long as a question may be. */
    @Test
    void a_question_may_be_any_text() {
        Adversarial.feed(text -> tools().run(MODEL, text.substring(0, 21_000)));
    }

    @Test
    void a_source_may_be_any_text() {
        Adversarial.feed(
                text -> tools().doc("Bees and hives", "Bees. " + text).run(MODEL, "How many bees are in a hive?"));
    }
}

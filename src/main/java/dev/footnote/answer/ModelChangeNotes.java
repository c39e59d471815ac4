package dev.footnote.answer;

import dev.footnote.api.run.ResearchEvent.ModelChanged;
import dev.footnote.text.Languages;
import java.util.List;

/** The notes of an answer on a run that was taken over by another model. */
public final class ModelChangeNotes {

    private ModelChangeNotes() {}

    /**
     * One sentence for each change.
     *
     * @param question in whose language the sentence is
     */
    public static List<String> of(List<ModelChanged> changes, String question) {
        boolean chinese = Languages.isChinese(question);
        return changes.stream()
                .map(change -> chinese ? chinese(change) : english(change))
                .toList();
    }

    private static String english(ModelChanged e) {
        String since = e.step() == 0 ? "From the beginning" : "From step " + e.step() + " on";
        return since + " the model was " + e.model() + " at endpoint " + e.endpoint() + " instead of endpoint "
                + e.from() + ": " + e.reason() + ".";
    }

    private static String chinese(ModelChanged e) {
        String since = e.step() == 0 ? "从一开始" : "从第 " + e.step() + " 步起";
        return since + "改用端点 " + e.endpoint() + " 的模型 " + e.model() + "，不再使用端点 " + e.from() + "：" + e.reason() + "。";
    }
}

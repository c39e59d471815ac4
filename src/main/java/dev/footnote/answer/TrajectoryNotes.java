package dev.footnote.answer;

import dev.footnote.text.Languages;

/** The notes of an answer on a run in heavy mode that had a single trajectory. Stateless, safe for many threads. */
public final class TrajectoryNotes {

    private TrajectoryNotes() {}

    /**
     * Returns why the embedded model ran one.
     *
     * @param question in whose language the sentence is
     */
    public static String embeddedModel(String question) {
        return Languages.isChinese(question)
                ? "内置模型的各次研究不会有差别，所以只进行了一次。"
                : "The embedded model's trajectories would not differ, so heavy mode ran one.";
    }

    /**
     * Returns why a small limit let only one run.
     *
     * @param question in whose language the sentence is
     */
    public static String fewSteps(String question) {
        return Languages.isChinese(question)
                ? "步数上限只够一次研究，所以没有进行多次。"
                : "The limit of steps left room for one trajectory only.";
    }
}

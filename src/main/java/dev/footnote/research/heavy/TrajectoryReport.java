package dev.footnote.research.heavy;

import dev.footnote.answer.Agreement;
import dev.footnote.api.Answer;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.research.PromptFiles;
import dev.footnote.tools.ToolTexts;
import dev.footnote.tools.TrajectoryTexts;
import java.util.List;
import java.util.Map;

/** The note with which the last pass of a run in heavy mode begins. Stateless. */
final class TrajectoryReport {

    /** Of all results together. The note is never folded away, so that it has to fit into small windows. */
    private static final int MOST_CHARS = 40_000;

    private TrajectoryReport() {}

    /**
     * Returns the note with which the last pass begins. What trajectories wrote and pages say stands between two lines with a key that cannot be known in there.
     *
     * @param answers of the trajectories, by their numbers
     * @param approaches what each was asked to do, by its number
     * @param sources that were read
     */
    static String of(Map<Integer, Answer> answers, Map<Integer, String> approaches, List<SourceInfo> sources) {
        int most = MOST_CHARS / Math.max(1, answers.size());
        StringBuilder results = new StringBuilder();
        answers.forEach((number, answer) ->
                results.append(TrajectoryTexts.of(number, approaches.getOrDefault(number, ""), answer, most)));
        results.append("Sources that were read:\n").append(ToolTexts.sources(sources));
        String text = results.toString();
        String prompt = PromptFiles.fill(
                PromptFiles.load("reconcile.md"),
                Map.of(
                        "count", String.valueOf(answers.size()),
                        "agreement", agreement(List.copyOf(answers.values())),
                        "key", PromptFiles.hash(text).substring(0, 16)));
        return prompt.replace("{results}", text);
    }

    private static String agreement(List<Answer> answers) {
        List<Agreement.Group> groups = Agreement.groups(answers);
        int most = groups.isEmpty() ? 0 : groups.get(0).answers().size();
        return most < 2
                ? "No two of them give the same short answer."
                : most + " of the " + answers.size() + " give the same short answer.";
    }
}

package dev.footnote.answer;

import dev.footnote.api.Answer;
import dev.footnote.text.Languages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The agreement of the trajectories of a run in heavy mode with a short answer.
 *
 * @param agreeing how many give it
 * @param answered how many give any short answer
 * @param started how many there were
 * @param other the short answer that more of them give, or null
 * @param others how many give that
 */
public record Agreement(
        int agreeing, int answered, int started, @Nullable String other, int others) {

    /**
     * Trajectories that give the same short answer.
     *
     * @param answers at least one
     */
    public record Group(List<Answer> answers) {
        public Group {
            answers = List.copyOf(answers);
        }

        /** The short answer in the form of the first of them. */
        public String shortAnswer() {
            return answers.get(0).shortAnswer();
        }
    }

    /**
     * Groups answers by what they say in short, the largest group first; of equally large ones that of the earlier answer. Those without a short answer, or whose
     * claims are not supported, are left out.
     *
     * @param answers of trajectories
     */
    public static List<Group> groups(List<Answer> answers) {
        List<List<Answer>> groups = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.shortAnswer().isBlank() || answer.claims().isEmpty()) {
                continue;
            }
            Optional<List<Answer>> same = groups.stream()
                    .filter(group -> ShortAnswers.areSame(group.get(0).shortAnswer(), answer.shortAnswer()))
                    .findFirst();
            same.orElseGet(() -> {
                        List<Answer> fresh = new ArrayList<>();
                        groups.add(fresh);
                        return fresh;
                    })
                    .add(answer);
        }
        return groups.stream()
                .sorted(Comparator.comparingInt((List<Answer> group) -> -group.size()))
                .map(Group::new)
                .toList();
    }

    /**
     * Compares a short answer with those of trajectories.
     *
     * @param shortAnswer of the whole run
     * @param answers of all trajectories, whatever came of them
     */
    public static Agreement of(String shortAnswer, List<Answer> answers) {
        List<Group> groups = groups(answers);
        int answered = groups.stream().mapToInt(group -> group.answers().size()).sum();
        int agreeing = groups.stream()
                .filter(group -> ShortAnswers.areSame(group.shortAnswer(), shortAnswer))
                .mapToInt(group -> group.answers().size())
                .findFirst()
                .orElse(0);
        Group first = groups.isEmpty() ? null : groups.get(0);
        return first == null || first.answers().size() <= agreeing
                ? new Agreement(agreeing, answered, answers.size(), null, 0)
                : new Agreement(
                        agreeing,
                        answered,
                        answers.size(),
                        first.shortAnswer(),
                        first.answers().size());
    }

    /**
     * Returns the answer with a note on the agreement, and with less confidence where not all agree: the confidence is multiplied by the mean of 1 and the share of
     * trajectories, among those with a short answer, that agree.
     *
     * @param answer of the whole run
     * @param answers of all trajectories; none if the run had none
     */
    public static Answer applied(Answer answer, List<Answer> answers) {
        if (answers.isEmpty()) {
            return answer;
        }
        Agreement agreement = of(answer.shortAnswer(), answers);
        boolean comparable = agreement.answered() > 0 && !answer.shortAnswer().isBlank();
        double factor = comparable ? (1 + (double) agreement.agreeing() / agreement.answered()) / 2 : 1;
        List<String> notes = new ArrayList<>(answer.notes());
        notes.add(agreement.note(comparable, Languages.isChinese(answer.question())));
        return answer.withNotes(notes).withConfidence(answer.confidence() * factor);
    }

    private String note(boolean comparable, boolean chinese) {
        if (!comparable) {
            return chinese
                    ? "共进行了 " + started + " 次独立研究；没有可比较的简短答案。"
                    : "There were " + started + " trajectories; they gave no short answers that could be compared.";
        }
        String otherwise = other == null ? "" : otherwise(chinese);
        return chinese
                ? started + " 次独立研究中有 " + agreeing + " 次给出同样的简短答案。" + otherwise
                : agreeing + " of " + started + " trajectories agree on the short answer." + otherwise;
    }

    private String otherwise(boolean chinese) {
        return chinese ? "另有 " + others + " 次的答案是：" + other + "。" : " " + others + " gave another: " + other + ".";
    }
}

package dev.footnote.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions of one input that fits in memory, read as {@link BatchRunner} reads files. Immutable.
 *
 * @param questions in their order, each id once
 * @param problems lines that cannot be used, in their order
 */
public record QuestionList(List<Question> questions, List<Problem> problems) {

    public QuestionList {
        questions = List.copyOf(questions);
        problems = List.copyOf(problems);
    }

    /**
     * One question.
     *
     * @param id its own, or one made of line and text
     * @param request with the line's limits and language
     * @param line its number, from 1
     * @param carried the further fields of the line, for the answer's line
     */
    public record Question(String id, ResearchRequest request, long line, ObjectNode carried) {

        /**
         * Returns the answer as a line of JSON with its end, as batches write it.
         *
         * @param answer of this question
         */
        public String answered(Answer answer) {
            return new AnswerLineFormat().line(id, carried, answer);
        }
    }

    /**
     * A line that cannot be used.
     *
     * @param line its number, from 1
     * @param problem its fault
     */
    public record Problem(long line, String problem) {}

    /**
     * Reads all questions. Folders that lines name are not taken: whoever sends the input need not be whoever owns this machine.
     *
     * @param name whose ending tells the form where the text does not
     * @param input the text; stays the caller's to close
     * @param reading how it is read
     * @param most questions at most
     * @throws InvalidInputException if the input is of no known form, or holds more questions
     */
    public static QuestionList read(String name, InputStream input, BatchPlan.Reading reading, int most) {
        Collector collector = new Collector(most);
        new QuestionFile(name, collector, reading).read(input);
        if (collector.tooMany) {
            throw new InvalidInputException("there are more than " + most
                    + " questions; send them in several parts, or raise http.batch_questions");
        }
        return new QuestionList(collector.questions, collector.problems);
    }

    private static final class Collector implements QuestionFile.Sink {

        private final IdHashSet seen = new IdHashSet();
        private final List<Question> questions = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final int most;
        private boolean tooMany;

        Collector(int most) {
            this.most = most;
        }

        @Override
        public void mapped(String file, String mapping) {
            // who sends an input knows its columns
        }

        @Override
        public boolean question(BatchQuestion question) {
            if (question.corpus() != null) {
                bad(question.file(), question.line(), "folders are not taken from lines here; leave \"corpus\" out");
            } else if (!seen.add(question.id())) {
                bad(question.file(), question.line(), "the id \"" + question.id() + "\" was given before");
            } else if (questions.size() == most) {
                tooMany = true;
                return false;
            } else {
                questions.add(new Question(question.id(), question.request(), question.line(), question.carried()));
            }
            return true;
        }

        @Override
        public void bad(String file, long line, String problem) {
            if (problems.size() < most) {
                problems.add(new Problem(line, problem));
            }
        }
    }
}

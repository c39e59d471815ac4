package dev.footnote.trajectory;

import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchResult;
import dev.footnote.text.Words;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The use that a run made of its steps. A step is wasted if it made no call, or if each of its calls failed, was made before, or was a search that showed no address which an
 * earlier one had not shown. Queries count as the same if they have the same words, in any order, case and inflection.
 *
 * @param steps in which the model said something
 * @param wasted the numbers of those that brought nothing, each with the reason
 * @param queries that were asked
 * @param repeatedQueries those of them that had been asked before
 */
record Effort(int steps, Map<Integer, String> wasted, int queries, int repeatedQueries) {

    static Effort of(List<TrajectoryStep> steps) {
        Counting counting = new Counting();
        steps.stream().filter(step -> step.message() != null).forEach(counting::add);
        return new Effort(counting.steps, counting.wasted, counting.queries, counting.repeated);
    }

    /** Goes through the steps once. */
    private static final class Counting {

        private final Set<String> calls = new HashSet<>();
        private final Set<Set<String>> asked = new HashSet<>();
        private final Set<URI> shown = new HashSet<>();
        private final Map<Integer, String> wasted = new TreeMap<>();
        private int steps;
        private int queries;
        private int repeated;

        void add(TrajectoryStep step) {
            steps++;
            Set<String> reasons = new TreeSet<>();
            boolean useful = false;
            // A draft that is refused for its quotes is work; one that cannot be read is none.
            boolean submitted = step.events().stream().anyMatch(ResearchEvent.DraftSubmitted.class::isInstance);
            for (TrajectoryStep.Action action : step.actions()) {
                String reason = waste(action, submitted);
                useful |= reason.isEmpty();
                reasons.add(reason);
            }
            if (!useful) {
                wasted.put(step.number(), reasons.isEmpty() ? "no call" : String.join(", ", reasons));
            }
        }

        /** Why a call brought nothing; empty if it brought something. */
        private String waste(TrajectoryStep.Action action, boolean submitted) {
            boolean fresh = calls.add(
                    ToolContract.canonical(action.call().name(), action.call().arguments()));
            boolean found = action.result() == null || findsSomething(action.result());
            if (action.failed() && !(submitted && action.call().name().equals(ToolNames.SUBMIT))) {
                return "failed call";
            }
            if (!fresh) {
                return "repeated call";
            }
            return found ? "" : "nothing new found";
        }

        private boolean findsSomething(SearchResult result) {
            for (String query : result.queries()) {
                queries++;
                repeated += asked.add(words(query)) ? 0 : 1;
            }
            boolean found = false;
            for (Hit hit : result.hits()) {
                found |= shown.add(hit.url());
            }
            return found;
        }

        private static Set<String> words(String query) {
            Set<String> out = new TreeSet<>();
            Words.of(query).forEach(word -> out.add(Words.stem(word)));
            return out;
        }
    }
}

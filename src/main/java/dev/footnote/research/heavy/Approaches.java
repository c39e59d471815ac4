package dev.footnote.research.heavy;

import dev.footnote.research.PromptFiles;
import java.util.List;
import java.util.Map;

/** How trajectories are asked to begin, each otherwise than the others. Immutable. */
final class Approaches {

    private static final String ITEM = "- ";

    private final List<String> ways;
    private final String template;

    Approaches() {
        this.ways = PromptFiles.load("approaches.md")
                .lines()
                .filter(line -> line.startsWith(ITEM))
                .map(line -> line.substring(ITEM.length()))
                .toList();
        this.template = PromptFiles.load("heavy.md");
    }

    /**
     * Returns the way of a trajectory; those beyond the last way begin with the first one again.
     *
     * @param number of the trajectory, from 1
     */
    String of(int number) {
        return ways.get((number - 1) % ways.size());
    }

    /**
     * Returns what ends the system message of a trajectory.
     *
     * @param approach its way
     */
    String instructions(String approach) {
        return PromptFiles.fill(template, Map.of("approach", approach));
    }
}

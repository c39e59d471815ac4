package dev.footnote.answer;

import dev.footnote.answer.DraftChecker.Checked;
import dev.footnote.api.Claim;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceGroups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of the cited sources of an answer are copies of one another, so that copies count once. Immutable. */
final class Independence {

    private final SourceGroups groups;

    /**
     * Compares the sources that are cited.
     *
     * @param ledger of the run
     * @param claims all of the answer
     */
    Independence(EvidenceLedger ledger, List<Checked> claims) {
        Map<Integer, String> texts = new TreeMap<>();
        for (Checked checked : claims) {
            for (int number : AnswerComposer.marks(checked.claim())) {
                ledger.source(number).ifPresent(source -> texts.put(number, source.text()));
            }
        }
        this.groups = SourceGroups.of(texts);
    }

    /** Returns the same claims, each with the count of its independent sources. */
    List<Checked> counted(List<Checked> claims) {
        return claims.stream()
                .map(checked -> new Checked(
                        checked.section(),
                        checked.claim()
                                .withIndependentSources(groups.independent(AnswerComposer.marks(checked.claim())))))
                .toList();
    }

    boolean areCopies(int one, int other) {
        return groups.areCopies(one, other);
    }

    int independent(Collection<Integer> sources) {
        return groups.independent(sources);
    }

    /**
     * One sentence for each group of copies that the answer cites.
     *
     * @param claims those that are told
     */
    List<String> notes(List<Claim> claims, boolean chinese) {
        Set<Integer> cited = new TreeSet<>();
        claims.forEach(claim -> cited.addAll(AnswerComposer.marks(claim)));
        List<String> notes = new ArrayList<>();
        for (List<Integer> copies : groups.copies()) {
            List<Integer> told = copies.stream().filter(cited::contains).toList();
            if (told.size() > 1) {
                notes.add(CheckNotes.copies(
                        told.stream().map(String::valueOf).collect(Collectors.joining(", ")), chinese));
            }
        }
        return notes;
    }
}

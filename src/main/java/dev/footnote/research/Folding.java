package dev.footnote.research;

import dev.footnote.api.run.ResearchEvent.MemoryFolded;
import dev.footnote.research.state.FoldingStrategy;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.RunState;
import java.util.List;
import java.util.Optional;

/**
 * Decides what of a conversation is folded so that the next request fits: as little as leaves room for a good while, so that the cached
 * prefix is broken rarely.
 */
final class Folding {

    /** Share of the window that a fold leaves at most, where it can. */
    private static final double LEFT = 0.4;

    /** The same of a small window: what a fold leaves there is soon outgrown again, and each fold costs the cached prefix. */
    private static final double LEFT_OF_SMALL = 0.15;

    /** Tokens of an answer below which the last results go too. */
    private static final long LEAST_ROOM = 2_048;

    /** Share of what can be folded that a fold leaves after the host refused the request; if that is too much, it will refuse again. */
    private static final double LEFT_AFTER_REFUSAL = 0.7;

    private Folding() {}

    /** Folds older results when the window of the model fills up. */
    static void fold(RunJournal journal, long window, ResearchSettings settings) {
        journal.with(state -> {
            Optional<MemoryFolded> fold = before(state, window, settings);
            fold.ifPresent(journal::append);
            return fold;
        });
    }

    /** Folds after the host refused the open step's request; returns false if nothing is left to fold. */
    static boolean foldMore(RunJournal journal, ResearchSettings settings) {
        return journal.with(state -> {
            Optional<MemoryFolded> fold = afterRefusal(state, settings.folding());
            fold.ifPresent(journal::append);
            return fold.isPresent();
        });
    }

    /** What to fold before a step; empty if the conversation fits below the limit, or nothing is left to fold. */
    private static Optional<MemoryFolded> before(RunState state, long window, ResearchSettings settings) {
        if (window <= 0
                || settings.folding() == FoldingStrategy.NONE
                || state.conversation().tokensToSend() <= settings.foldAbove(window)) {
            return Optional.empty();
        }
        MemoryFolded now = state.conversation().folded();
        int next =
                state.steps().isOpen() ? state.steps().current() : state.steps().current() + 1;
        List<MemoryFolded> folds = folds(next, next - 1, now, settings.folding());
        double left = window * (ResearchSettings.isSmall(window) ? LEFT_OF_SMALL : LEFT);
        MemoryFolded best = now;
        for (MemoryFolded fold : folds.subList(0, folds.size() - 1)) {
            if (isMore(fold, best, state)) {
                best = fold;
                if (state.conversation().tokensAfter(fold) <= left) {
                    break;
                }
            }
        }
        MemoryFolded most = folds.get(folds.size() - 1);
        if (state.conversation().tokensAfter(best) > window - LEAST_ROOM && isMore(most, best, state)) {
            best = most;
        }
        return best.equals(now) ? Optional.empty() : Optional.of(best);
    }

    /** What to fold after the host found the open step's request too long; empty if nothing is left to fold. */
    private static Optional<MemoryFolded> afterRefusal(RunState state, FoldingStrategy strategy) {
        if (strategy == FoldingStrategy.NONE) {
            return Optional.empty();
        }
        MemoryFolded now = state.conversation().folded();
        long opening = state.conversation().openingBytes();
        long foldable = state.conversation().bytes(now) - opening;
        MemoryFolded best = now;
        for (MemoryFolded fold : folds(state.steps().current(), state.steps().current() - 1, now, strategy)) {
            if (isMore(fold, best, state)) {
                best = fold;
                if (state.conversation().bytes(fold) - opening <= foldable * LEFT_AFTER_REFUSAL) {
                    break;
                }
            }
        }
        return best.equals(now) ? Optional.empty() : Optional.of(best);
    }

    /** From the least to the most; the last turn's results are what the next one is about, so they go last. */
    private static List<MemoryFolded> folds(int step, int lastTurn, MemoryFolded now, FoldingStrategy strategy) {
        int hidden = Math.max(now.hiddenUpToStep(), lastTurn - 1);
        int thinking = Math.max(now.thinkingUpToStep(), lastTurn - 1);
        int dropped = Math.max(now.droppedUpToStep(), lastTurn - 1);
        List<MemoryFolded> all = List.of(
                new MemoryFolded(step, hidden, now.thinkingUpToStep(), now.droppedUpToStep()),
                new MemoryFolded(step, hidden, thinking, now.droppedUpToStep()),
                new MemoryFolded(step, hidden, thinking, dropped),
                new MemoryFolded(step, Math.max(hidden, lastTurn), Math.max(thinking, lastTurn), dropped));
        return strategy == FoldingStrategy.RESTART ? all.subList(all.size() - 2, all.size()) : all;
    }

    private static boolean isMore(MemoryFolded fold, MemoryFolded now, RunState state) {
        return state.conversation().bytes(fold) < state.conversation().bytes(now);
    }
}

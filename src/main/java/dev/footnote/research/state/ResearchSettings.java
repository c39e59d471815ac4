package dev.footnote.research.state;

import dev.footnote.answer.AnswerSettings;
import dev.footnote.api.Budget;
import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import dev.footnote.research.mode.ModeSettings;
import java.time.Duration;

/**
 * How runs behave; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param budget limits of a run that sets none of its own
 * @param warnAt share of a limit at which the model is told, 0 to 1
 * @param endGrace time at most for handing in an answer after the time limit
 * @param leastEndGrace the same at least, however short the limit
 * @param quoteRounds refusals of a draft before its bad claims are marked unsupported, from 0
 * @param proseTurns times that a turn without a call is asked again, from 0
 * @param readChars UTF-16 units of a page that one read shows
 * @param searchHits hits that one search shows
 * @param toolTimeout no tool takes longer
 * @param badCallLimit unreadable or unknown calls in a row before the model counts as unfit
 * @param foldAt share of the model's window at which older tool results are hidden, 0 to 1
 * @param smallFoldAt the same share of a window that is small
 * @param equalCalls equal calls after which a model is asked to hand in
 * @param folding what is done at {@code foldAt}
 * @param prefetch pages of a search that are fetched while the model still thinks about it, from 0
 * @param answer how drafts are checked
 * @param mode how much thinking runs do
 */
public record ResearchSettings(
        Budget budget,
        double warnAt,
        Duration endGrace,
        Duration leastEndGrace,
        int quoteRounds,
        int proseTurns,
        int readChars,
        int searchHits,
        Duration toolTimeout,
        int badCallLimit,
        double foldAt,
        double smallFoldAt,
        int equalCalls,
        FoldingStrategy folding,
        int prefetch,
        AnswerSettings answer,
        ModeSettings mode) {

    private static final long SMALL_WINDOW = 40_000;

    /** Who allows little time waits little longer: this part of the time limit. */
    private static final int GRACE_PART = 4;

    /**
     * The block {@code research} of the settings.
     *
     * @param settings all settings
     * @throws InvalidInputException for a value that leaves no room for a run
     */
    public static ResearchSettings from(Settings settings) {
        return new ResearchSettings(
                budget(settings),
                share(settings, "research.warn_at"),
                settings.duration("research.end_grace"),
                settings.duration("research.least_end_grace"),
                settings.integer("research.quote_rounds"),
                settings.integer("research.prose_turns"),
                settings.integer("research.read_chars", 500, 1_000_000),
                settings.integer("research.search_hits", 1, 50),
                settings.duration("research.tool_timeout"),
                settings.integer("research.bad_call_limit", 1, 1_000),
                share(settings, "research.fold_at"),
                share(settings, "research.small_fold_at"),
                settings.integer("research.equal_calls", 3, 1_000),
                folding(settings),
                settings.integer("research.prefetch", 0),
                AnswerSettings.from(settings),
                ModeSettings.from(settings));
    }

    /**
     * Returns the time for handing in an answer after a time limit: a quarter of the limit, from {@link #leastEndGrace} to {@link #endGrace}.
     *
     * @param limit above 0
     */
    public Duration graceAfter(Duration limit) {
        Duration part = limit.dividedBy(GRACE_PART);
        Duration grace = part.compareTo(leastEndGrace) > 0 ? part : leastEndGrace;
        return grace.compareTo(endGrace) < 0 ? grace : endGrace;
    }

    /**
     * Returns the tokens of a conversation from which on older parts are hidden.
     *
     * @param window of the model in tokens
     */
    public long foldAbove(long window) {
        return (long) (window * (isSmall(window) ? smallFoldAt : foldAt));
    }

    /**
     * Returns true for a window of which a few pages take a good part.
     *
     * @param window of the model in tokens
     */
    public static boolean isSmall(long window) {
        return window <= SMALL_WINDOW;
    }

    private static FoldingStrategy folding(Settings settings) {
        String name = "research.folding";
        return switch (settings.text(name).strip()) {
            case "fold" -> FoldingStrategy.FOLD;
            case "restart" -> FoldingStrategy.RESTART;
            case "none" -> FoldingStrategy.NONE;
            default -> throw settings.bad(name, "there is no such strategy", "give fold, restart or none");
        };
    }

    private static double share(Settings settings, String name) {
        double value = settings.number(name);
        if (!(value > 0 && value <= 1)) {
            throw settings.bad(name, "this is no share", "give more than 0 and at most 1");
        }
        return value;
    }

    private static Budget budget(Settings settings) {
        try {
            return new Budget(
                    settings.integer("research.max_steps"),
                    settings.wholeNumber("research.max_tokens"),
                    settings.decimal("research.max_cost_usd").orElse(null),
                    settings.duration("research.max_time"));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("research." + e.getMessage(), e);
        }
    }
}

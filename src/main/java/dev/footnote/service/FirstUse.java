package dev.footnote.service;

import dev.footnote.config.Settings;
import dev.footnote.evidence.hostile.HostileText;
import dev.footnote.offline.OfflineModel;
import dev.footnote.research.Researcher;
import dev.footnote.threads.DaemonThreads;
import java.util.List;

/**
 * Reads settings, word lists and weights on a thread of its own while a program starts, so that the first question does not wait for one after the other. They are held
 * by the classes that use them, which read each of them once: a question that comes earlier waits for no more than what it needs.
 */
final class FirstUse {

    /** In the order in which a question needs them. */
    private static final List<Runnable> PARTS = List.of(
            Settings::defaults,
            OfflineModel::prepare,
            () -> HostileText.isIn("The bridge is open."),
            Researcher::prepare);

    private FirstUse() {}

    static void begin() {
        DaemonThreads.one("footnote-first-use", () -> PARTS.forEach(Runnable::run))
                .start();
    }
}

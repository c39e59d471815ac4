package dev.footnote.cli;

import dev.footnote.answer.render.TerminalText;
import dev.footnote.api.Budget;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ThoughtDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run: a line for each thing that happens, and on a terminal below them, dim, the last few lines of thinking and a line with a clock that moves. Those vanish when
 * the next thing happens. Safe for many threads.
 */
final class ProgressView implements RunListener, AutoCloseable {

    private static final int THOUGHT_LINES = 4;

    /** Wider lines are hard to read. */
    private static final int MOST_COLUMNS = 100;

    /** Fewer hold no Chinese character and its frame. */
    private static final int LEAST_COLUMNS = 10;

    private static final String FRAME = "  │ ";

    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final long SPIN_MS = 120;

    /** UTF-16 units of thinking that are kept for showing; the last lines of the widest view need a tenth. */
    private static final int KEPT = 8000;

    private final Console console;
    private final EventFormatter lines;
    private final boolean keepThinking;
    private final LongSupplier nanos;
    private final long started;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StringBuilder thinking = new StringBuilder();
    private List<String> thoughts = List.of();
    private List<String> shown = List.of();
    private String doing = "starting";
    private boolean ticking;
    private int attempt;

    /**
     * @param summarised true if the answer will be shown below, with what the run used
     * @param nanos tells the time that passes
     */
    ProgressView(Console console, boolean summarised, LongSupplier nanos) {
        this(console, summarised, false, nanos);
    }

    /**
     * @param summarised true if the answer will be shown below, with what the run used
     * @param keepThinking true if the whole thinking of each step is to stay
     * @param nanos tells the time that passes
     */
    ProgressView(Console console, boolean summarised, boolean keepThinking, LongSupplier nanos) {
        this.console = console;
        this.keepThinking = keepThinking;
        this.lines = new EventFormatter(console.terminal(), summarised && console.terminal());
        this.nanos = nanos;
        this.started = nanos.getAsLong();
    }

    private boolean watched() {
        return console.terminal() && !console.quiet();
    }

    @Override
    public synchronized void onEvent(RecordedEvent recorded) {
        thinking.setLength(0);
        thoughts = List.of();
        show(List.of());
        if (keepThinking && recorded.event() instanceof ResearchEvent.ModelAnswered answered) {
            printThinking(answered.message().thinking());
        }
        lines.of(recorded).ifPresent(this::print);
        doing = doing(recorded.event());
        if (recorded.event() instanceof ResearchEvent.RunEnded) {
            ticking = false;
            ended.countDown();
        }
        draw();
    }

    private void print(String line) {
        String fitting = watched() ? fitted(line, room()) : line;
        console.progress(console.dim(fitting));
    }

    private void printThinking(@Nullable String text) {
        String plain = Console.cleaned(text == null ? "" : text.strip(), true).replace('\t', ' ');
        List<String> all = watched()
                ? TerminalText.wrap(plain, room() - FRAME.length())
                : plain.lines().toList();
        all.stream().filter(line -> !line.isBlank()).forEach(line -> console.progress(console.dim(FRAME + line)));
    }

    /** What a run does after an event, as long as nothing else happens. */
    private String doing(ResearchEvent event) {
        if (event instanceof ResearchEvent.ModelCalled) {
            return "thinking";
        }
        if (event instanceof ResearchEvent.ToolCalled called) {
            return switch (called.call().name()) {
                case "search" -> "searching";
                case "read" -> "reading";
                case "find" -> "looking through a source";
                case "delegate" -> "waiting for others";
                case "submit_answer" -> "checking quotes";
                default -> doing;
            };
        }
        return doing;
    }

    @Override
    public synchronized void onThought(ThoughtDelta delta) {
        if (!watched()) {
            return;
        }
        if (delta.attempt() != attempt) {
            attempt = delta.attempt();
            thinking.setLength(0);
        }
        thinking.append(delta.text());
        if (thinking.length() > 2 * KEPT) {
            thinking.delete(0, thinking.length() - KEPT);
        }
        thoughts = lastLines(thinking.toString(), room() - FRAME.length());
        draw();
    }

    /** Columns that a line may take. */
    private int room() {
        return Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, console.columns() - 1));
    }

    static List<String> lastLines(String text, int columns) {
        List<String> out = TerminalText.wrap(Console.cleaned(text, true).replace('\t', ' '), columns).stream()
                .filter(line -> !line.isBlank())
                .map(line -> FRAME + line)
                .toList();
        return out.subList(Math.max(0, out.size() - THOUGHT_LINES), out.size());
    }

    /** A line that takes no more columns than there are; what is cut off is marked. */
    static String fitted(String line, int columns) {
        if (TerminalText.width(line) <= columns) {
            return line;
        }
        int end = 0;
        int width = 0;
        while (width < columns) {
            int next = line.offsetByCodePoints(end, 1);
            width += TerminalText.width(line.substring(end, next));
            end = width < columns ? next : end;
        }
        return line.substring(0, end) + "…";
    }

    /** Shows that time goes by. */
    synchronized void tick() {
        if (watched() && ended.getCount() > 0) {
            ticking = true;
            draw();
        }
    }

    /** Tells the limits of the run. */
    synchronized void budget(Budget limits) {
        lines.budget(limits);
    }

    /** Starts the clock; it ends with this view. */
    void start() {
        Thread clock = new Thread(this::run, "footnote-clock");
        clock.setDaemon(true);
        clock.start();
    }

    private void run() {
        try {
            while (!ended.await(SPIN_MS, TimeUnit.MILLISECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        List<String> next = new ArrayList<>(thoughts);
        if (ticking) {
            next.add(fitted(clock(), room()));
        }
        show(next);
    }

    private String clock() {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - started);
        String spin = SPINNER[(int) (millis / SPIN_MS % SPINNER.length)];
        return "  " + spin + " " + doing + ", " + BatchView.span(millis / 1000);
    }

    private void show(List<String> next) {
        if (!next.equals(shown)) {
            // In a window that became narrower a line drawn before stands on several rows.
            int columns = shown.isEmpty() ? 1 : console.columns();
            int rows = shown.stream()
                    .mapToInt(line -> Math.max(1, (TerminalText.width(line) + columns - 1) / columns))
                    .sum();
            console.redraw(rows, next);
            shown = List.copyOf(next);
        }
    }

    /** A line between those of the run. */
    synchronized void say(String line) {
        show(List.of());
        console.progress(line);
        draw();
    }

    /** A page's text may have got into the thinking: control characters must not reach the terminal. */
    static String printable(String text) {
        return Console.cleaned(text, false);
    }

    /** Waits a moment for the last event to be shown. */
    void await() {
        try {
            if (!ended.await(2, TimeUnit.SECONDS)) {
                say("(progress is behind)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        ticking = false;
        thoughts = List.of();
        show(List.of());
        ended.countDown();
    }
}

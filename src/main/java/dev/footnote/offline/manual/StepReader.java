package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.MarkedWords;
import dev.footnote.text.Negations;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds how something is done: a command under a heading or behind the sentence that leads to it, or a sentence that says so. */
final class StepReader {

    private static final double PAST = 0.3;

    /** A command that has a word of the question is what most users are after. */
    private static final double COMMAND = 0.1;

    /** What a sentence says to the same end is closer to the question than a setting among many. */
    private static final double LISTED = 0.08;

    /** What a sentence gains that says itself what is done, not its heading alone. */
    private static final double SAID = 0.05;

    /** The share of the other words beside which what is done may be put in another word. */
    private static final double NEARLY_ALL = 0.75;

    /** What a remark beside the text loses. */
    private static final double REMARK_LOSES = 0.08;

    /** What a row or item loses against a sentence that says how something is done. */
    private static final double EXPLAINED = 0.05;

    /** What a row or item gains that speaks of nothing but what is asked. */
    private static final double WHOLE = 0.1;

    /** The same for a sentence. */
    private static final double ALONE = 0.05;

    /** What a command gains against those beside it that has the word for what is done. */
    private static final double ACTS = 0.5;

    /** What a sentence loses that says what is not done. */
    private static final double DENIED = 0.15;

    /** What a sentence loses of which no code is a command or an option. */
    private static final double UNTYPED = 0.05;

    private static final Set<String> SWITCHES = ManualTerms.of("disable enable");
    private static final Pattern BOOLEAN = Pattern.compile("`{0,2}(?:true|false|on|off|yes|no)`{0,2}");

    private static final Set<String> VALUES = Set.of("true", "false", "null", "none", "0", "1");

    /** Characters of the shortest command that is quoted alone. */
    private static final int SHORTEST = 24;

    private static final int SHORT = 110;
    private static final int MOST_LINES = 8;

    private static final Pattern TAG = Pattern.compile("</?[a-z][^<>]{0,200}>");

    /** What ends a sentence behind which the code stands that it speaks of. */
    private static final Pattern LEADS = Pattern.compile("(?::|\\.\\.\\.|…|：)$");

    /** Going to a folder only prepares what is done there. */
    private static final Pattern MOVES = Pattern.compile("^(?:cd|pushd|popd)\\b");

    /** A file or folder by itself is listed, not run. */
    private static final Pattern FILE = Pattern.compile("[^\\s/]{1,80}/|[^\\s/]{1,80}\\.(?!sh$|py$|exe$)[a-z]{2,5}");

    private static final Pattern IMPORT = Pattern.compile("^(?:import|from|use|require|include|#include)\\b");
    private static final Pattern PROMPT = Pattern.compile("^\\s*+(?:[$>#] |>>> |\\(\\w{1,20}\\) ?\\$ )?+");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(?:#|//|rem |:)");
    private static final Pattern REMARK = Pattern.compile("(?<=\\S)\\s{2,}#.*$");
    private static final Pattern IS_COMMAND =
            Pattern.compile("^(?:\\.{0,2}/)?[a-z][\\w./-]{0,40}(?:\\s+\\S.{0,160})?$");
    private static final Pattern PROGRAM =
            Pattern.compile("[={}();<]|^(?:import|from|def|class|const|let|var|return|export|function|if|for)\\b");

    private StepReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            ManualAnswer answer =
                    entry.block().kind() == Kind.CODE ? command(question, index, entry) : said(question, index, entry);
            boolean flag =
                    answer != null && question.asksForCommand() && answer.text().startsWith("-");
            if (answer != null && !flag && (best == null || answer.score() > best.score())) {
                best = answer;
            }
            ManualAnswer headed = HeadingReader.read(question, index, entry);
            if (headed != null && (best == null || headed.score() > best.score())) {
                best = headed;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The first command of some lines; with its prompt what follows it is what it prints. */
    private record Command(
            String text, int at, int lines, boolean prompted, boolean program, int from, Set<String> words) {

        Command(String text, int at) {
            this(text, at, 1, false, true, at, Set.of());
        }
    }

    /** The command of some lines that has most words of the question, with the remark behind or above it; the first of several. */
    private static @Nullable Command command(ManualQuestion question, ManualIndex index, ManualBlock block) {
        int at = 0;
        int offset = 0;
        int count = 0;
        double most = -1;
        boolean prompted = false;
        String first = null;
        String above = "";
        int aboveAt = 0;
        int from = 0;
        Set<String> said = Set.of();
        for (String line : block.text().split("\n", -1)) {
            String untagged = TAG.matcher(line).replaceAll("");
            String bare = REMARK.matcher(PROMPT.matcher(untagged).replaceFirst(""))
                    .replaceFirst("")
                    .strip();
            boolean remark = COMMENT.matcher(line).find();
            boolean command = !bare.isEmpty()
                    && !remark
                    && IS_COMMAND.matcher(bare).matches()
                    && !MOVES.matcher(bare).find()
                    && !FILE.matcher(bare).matches()
                    && !PROGRAM.matcher(bare).find();
            Set<String> words = ManualTerms.of(above + " " + untagged);
            String act = question.terms().iterator().next();
            double held = command ? index.share(words) + (index.held(act, words) > 0 ? ACTS : 0) : 0;
            boolean after = prompted && !line.strip().startsWith("$ "); // what a command prints
            if (command && held > most && !after && block.text().contains(bare)) {
                first = bare;
                most = held;
                at = Math.max(block.text().indexOf(bare, offset), block.text().indexOf(bare));
                from = above.isEmpty() ? at : aboveAt;
                said = words;
                prompted = line.strip().startsWith("$ ");
            }
            if (remark && above.isEmpty()) {
                aboveAt = offset;
            }
            above = remark ? above + " " + line : "";
            offset += line.length() + 1;
            count += line.isBlank() ? 0 : 1;
        }
        return first == null ? null : new Command(first, at, count, prompted, false, from, said);
    }

    private static @Nullable ManualAnswer command(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        ManualBlock block = entry.block();
        Command command = command(question, index, block);
        if (command != null && command.lines() > MOST_LINES) {
            return listed(question, index, entry, command);
        }
        if (command == null || !acts(question, index, entry, entry.own())) {
            return null;
        }
        Set<String> words = ManualTerms.of(line(block, command.at()));
        double share = index.share(words);
        double score = index.coverage(entry) + (share > 0 ? SAID + COMMAND * share : 0) - (entry.history() ? PAST : 0);
        ManualBlock before = index.before(entry);
        int at = block.start() + command.at();
        int end = at + command.text().length();
        int from = before != null
                ? before.start()
                : end - at < SHORTEST ? entry.section().start() : at;
        return new ManualAnswer(command.text(), entry.source(), from, index.text(entry, from, end), score);
    }

    /** A command among many, which its own remark alone speaks for. */
    private static @Nullable ManualAnswer listed(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry, Command command) {
        if (!index.speaks(command.words()) || !acts(question, index, entry, command.words())) {
            return null;
        }
        int at = entry.block().start() + command.at();
        int end = at + command.text().length();
        int from = entry.block().start() + command.from();
        double score = index.coverage(question.terms(), entry, command.words()) + SAID - (entry.history() ? PAST : 0);
        return new ManualAnswer(command.text(), entry.source(), from, index.text(entry, from, end), score);
    }

    /** The first line of a program that has most words of the question; remarks, imports and the openings of blocks do nothing by themselves. */
    private static Optional<Command> line(ManualQuestion question, ManualIndex index, ManualBlock block) {
        Command best = null;
        long most = 0;
        int at = 0;
        boolean prompted = block.text().startsWith(">>> ");
        for (String line : block.text().split("\n", -1)) {
            String bare = PROMPT.matcher(line).replaceFirst("").strip();
            Set<String> words = ManualTerms.of(bare);
            boolean printed = prompted && !line.startsWith(">>> ");
            long held = printed
                            || bare.endsWith(":")
                            || COMMENT.matcher(bare).find()
                            || IMPORT.matcher(bare).find()
                    ? 0
                    : question.terms().stream()
                            .filter(term -> index.held(term, words) > 0)
                            .count();
            if (held > most) {
                most = held;
                best = new Command(bare, at + line.indexOf(bare));
            }
            at += line.length() + 1;
        }
        return Optional.ofNullable(best);
    }

    private static String line(ManualBlock block, int at) {
        int end = block.text().indexOf('\n', at);
        return block.text().substring(at, end < 0 ? block.text().length() : end);
    }

    private static @Nullable ManualAnswer said(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        if (entry.block().kind() == Kind.FIELD) {
            return null;
        }
        if (entry.block().kind().isCode()) {
            return listed(question, index, entry);
        }
        ManualAnswer best = explained(question, index, entry);
        double remark = entry.block().text().startsWith(">") ? REMARK_LOSES : 0;
        for (Sentence sentence : ManualSentences.of(entry.block())) {
            ManualAnswer led = led(question, index, entry, sentence);
            if (led != null) {
                best = best == null || led.score() > best.score() ? led : best;
                continue;
            }
            List<MarkedWords.Marked> codes = MarkedWords.in(sentence.text()).stream()
                    .filter(marked -> marked.code() && !question.says(marked.text()))
                    .toList();
            Set<String> own = ManualTerms.of(sentence.text());
            if (codes.isEmpty() || !acts(question, index, entry, own)) {
                continue;
            }
            double score = index.coverage(question.terms(), entry, own)
                    + ALONE * (1 - index.foreign(own))
                    - remark
                    - (Negations.in(sentence.text()) && !Negations.in(question.text()) ? DENIED : 0)
                    - (entry.history() ? PAST : 0);
            if (codes.stream().allMatch(code -> VALUES.contains(code.text()))) {
                if (best != null && score <= best.score()) {
                    continue;
                }
                best = setting(index, entry, sentence, score);
            } else {
                boolean whole = sentence.plain().length() <= SHORT && !question.asksForCommand();
                String text = whole ? sentence.plain() : nearest(question, index, sentence.text(), codes);
                double typed = typed(question, index, codes);
                if (best == null || score + typed > best.score()) {
                    best = new ManualAnswer(text, entry.source(), sentence.start(), sentence.text(), score + typed);
                }
            }
        }
        return best;
    }

    /** What a sentence gains with something to be typed that has a word of the question, and loses with codes that have none. */
    private static double typed(ManualQuestion question, ManualIndex index, List<MarkedWords.Marked> codes) {
        boolean says = false;
        boolean form = false;
        for (MarkedWords.Marked code : codes) {
            Set<String> words = ManualTerms.of(code.text());
            boolean typed = code.text().indexOf(' ') > 0 || code.text().startsWith("-");
            form |= typed;
            says |= typed && question.terms().stream().anyMatch(term -> index.held(term, words) > 0);
        }
        return says ? SAID : form ? 0 : -UNTYPED;
    }

    /** The command or option of a sentence that stands closest to the words of the question; another code where it has none. */
    private static String nearest(
            ManualQuestion question, ManualIndex index, String text, List<MarkedWords.Marked> codes) {
        String act = question.terms().iterator().next();
        return codes.stream()
                .min(Comparator.comparingDouble(code ->
                        (code.text().contains(" ") || code.text().startsWith("-") ? 0 : 1)
                                - (index.held(act, ManualTerms.of(code.text())) > 0 ? 1 : 0)
                                + index.distance(text, code.start(), code.end())))
                .orElseThrow()
                .text();
    }

    /** The command that a sentence leads to which ends in a colon, as in "run the following command:". */
    private static @Nullable ManualAnswer led(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry, Sentence sentence) {
        String text = sentence.text().stripTrailing();
        int end = sentence.start() + sentence.text().length();
        if (!LEADS.matcher(text).find() || entry.block().end() - end > 2) {
            return null;
        }
        ManualIndex.Entry code = index.code(entry);
        Command command = code == null
                ? null
                : Optional.ofNullable(command(question, index, code.block()))
                        .or(() -> line(question, index, code.block()))
                        .orElse(null);
        Set<String> own = ManualTerms.of(sentence.text());
        if (code == null
                || command == null
                || (command.lines() > MOST_LINES && !command.prompted())
                || !acts(question, index, entry, own)) {
            return null;
        }
        String act = question.terms().iterator().next();
        double score = index.coverage(question.terms(), entry, own)
                + (index.held(act, own) > 0 ? SAID : 0)
                - (entry.history() ? PAST : 0);
        int at = code.block().start() + command.at();
        int to = at + command.text().length();
        if (command.program() && to - at >= SHORTEST) {
            // What a line of a program does it says itself; what stands between it and the sentence need not be told.
            return new ManualAnswer(command.text(), entry.source(), at, index.text(entry, at, to), score);
        }
        return new ManualAnswer(
                command.text(), entry.source(), sentence.start(), index.text(entry, sentence.start(), to), score);
    }

    /** The option, setting or command that a row or item explains, if what it explains is what is to be done. */
    private static @Nullable ManualAnswer explained(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        ManualBlock block = entry.block();
        List<MarkedWords.Marked> names = MarkedWords.in(block.term());
        if (names.isEmpty() || !names.get(0).code()) {
            return null;
        }
        Set<String> own = ManualTerms.of(block.said());
        own.addAll(ManualTerms.of(names.get(0).text()));
        Set<String> terms = new LinkedHashSet<>(question.terms());
        String act = terms.iterator().next();
        boolean switched = BOOLEAN.matcher(block.standard()).matches() && SWITCHES.contains(act) && terms.size() > 1;
        if (switched) {
            terms.remove(act); // whichever way it is, the same setting does it
        }
        if (question.says(names.get(0).text()) && !switched) {
            return null;
        }
        if (!index.speaks(switched ? ManualTerms.of(act + " " + block.said()) : own)
                || !(switched || acts(question, index, entry, own))) {
            return null;
        }
        double score = index.coverage(terms, entry, own)
                + WHOLE * (1 - index.foreign(own))
                - EXPLAINED
                - (entry.history() ? PAST : 0);
        return new ManualAnswer(names.get(0).text(), entry.source(), block.start(), block.text(), score);
    }

    /** A sentence such as "Set to true to leave at once" speaks of the setting whose name stands above it. */
    private static @Nullable ManualAnswer setting(
            ManualIndex index, ManualIndex.Entry entry, Sentence sentence, double score) {
        ManualPage.Section section = entry.section();
        if (ManualTerms.codes(section.heading()).isEmpty()) {
            return null;
        }
        String quote = index.text(
                entry, section.start(), sentence.start() + sentence.text().length());
        return new ManualAnswer(MarkedWords.bare(section.heading()), entry.source(), section.start(), quote, score);
    }

    /** A setting in a listing whose remark speaks of what is to be done. */
    private static @Nullable ManualAnswer listed(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        ManualBlock block = entry.block();
        if (!acts(question, index, entry, entry.own()) || !index.speaks(entry.own())) {
            return null;
        }
        double score = index.coverage(entry) - (entry.history() ? PAST : 0) - LISTED;
        String text = block.kind() == Kind.OPTION ? OptionListing.name(block.term()) : SettingsListing.line(block);
        return new ManualAnswer(text, entry.source(), block.start(), block.text(), score);
    }

    /**
     * True if what is done, the first word that English asks with, is spoken of; where no page has the word, or nearly all others stand there,
     * it may be put in another one.
     */
    private static boolean acts(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry, Set<String> own) {
        String act = question.terms().iterator().next();
        if (!question.opposite().isEmpty()
                && !index.says(act, entry, own)
                && index.says(question.opposite(), entry, own)) {
            return false;
        }
        if (question.chinese() || index.says(act, entry, own)) {
            return true;
        }
        Set<String> rest = new LinkedHashSet<>(question.terms());
        rest.remove(act);
        // "Encrypt the store" is not answered by whatever is done to a store: one word in common tells too little.
        return rest.size() > 1 && (index.isUnheard(act) || index.coverage(rest, entry, own) >= NEARLY_ALL);
    }
}

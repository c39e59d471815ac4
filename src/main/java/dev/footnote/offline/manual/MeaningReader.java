package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.MarkedWords;
import dev.footnote.text.Spaces;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what an option, setting or signal does: the first sentence under its heading, or what its item or row says. */
final class MeaningReader {

    private static final double SURE = 1;
    private static final double ITEM = 0.95;
    private static final double PAST = 0.1;

    private static final double TOLD = 0.8;

    /** "X" and "x" are two keys. */
    private static final double AS_WRITTEN = 0.02;

    /** Characters before the subject of a sentence, such as "The". */
    private static final int SUBJECT = 12;

    /** What stands between an option and what it does. */
    private static final Pattern MAKES = WordPatterns.compile(
            "\\)?,? ?(?:(?:command|subcommand|option|flag|setting|argument|parameter|attribute|variable|keyword|function|method|directive) )?"
                    + "(?:can be used|is used|may be used|will|makes?|causes?|controls?|sets?|tells?|lets?|allows?|enables?|disables?|prints?|shows?"
                    + "|lists?|specifies|specify|determines?|[a-z]{2,12}s )",
            Pattern.CASE_INSENSITIVE);

    private MeaningReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        Set<String> keys = question.keys();
        ManualAnswer best = null;
        List<ManualPage.Section> seen = new ArrayList<>();
        for (ManualIndex.Entry entry : index.entries()) {
            ManualAnswer answer = null;
            if (!seen.contains(entry.section()) && isNamed(entry.section(), keys)) {
                seen.add(entry.section());
                answer = under(entry);
            }
            if (answer == null && !entry.block().term().isEmpty() && isTerm(entry.block(), keys)) {
                answer = explained(question, entry, index);
            }
            if (answer == null && !question.codes().isEmpty()) {
                answer = told(entry, keys);
            }
            if (answer != null && (best == null || answer.score() > best.score())) {
                best = answer;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isNamed(ManualPage.Section section, Set<String> keys) {
        if (keys.contains(ManualTerms.key(section.heading())) || keys.contains(stemKey(section.heading()))) {
            return true;
        }
        if (keys.contains(ManualTerms.key(HeadingReader.command(section.heading())))) {
            return true;
        }
        if (MarkedWords.in(section.heading()).stream()
                .anyMatch(marked -> marked.code() && isCode(marked.text(), keys))) {
            return true;
        }
        return section.blocks().stream()
                .filter(block -> block.kind() == Kind.FIELD && ManualFields.isName(block.term()))
                .anyMatch(block -> ManualTerms.codes(block.said()).stream().anyMatch(code -> isCode(code, keys)));
    }

    private static String stemKey(String text) {
        return String.join("", ManualTerms.of(text));
    }

    private static boolean isTerm(ManualBlock block, Set<String> keys) {
        Set<String> codes = ManualTerms.codes(block.term());
        return keys.contains(ManualTerms.key(block.term()))
                || (codes.size() == 1 && keys.contains(stemKey(block.term())))
                || codes.stream().anyMatch(code -> isCode(code, keys));
    }

    /** True for an option as it is or with its value behind it, as in "--open [path]". */
    private static boolean isCode(String code, Set<String> keys) {
        for (String part : Spaces.split(code.replace('=', ' ').replace(',', ' '))) {
            if (keys.contains(ManualTerms.key(part))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable ManualAnswer under(ManualIndex.Entry entry) {
        List<ManualBlock> prose = entry.section().blocks().stream()
                .filter(block -> block.kind() == Kind.PROSE)
                .sorted(Comparator.comparing(block -> block.text().startsWith(">"))) // remarks beside the text
                .toList();
        for (ManualBlock block : prose) {
            Optional<Sentence> first = ManualSentences.of(block).stream()
                    .filter(sentence ->
                            ManualTerms.of(sentence.text()).size() > 1 && !ManualFields.isSince(sentence.text()))
                    .findFirst();
            if (first.isPresent()) {
                return new ManualAnswer(
                        first.get().plain(),
                        entry.source(),
                        first.get().start(),
                        first.get().text(),
                        SURE - (entry.history() ? PAST : 0));
            }
        }
        return null;
    }

    private static @Nullable ManualAnswer explained(
            ManualQuestion question, ManualIndex.Entry entry, ManualIndex index) {
        ManualBlock block = entry.block();
        List<Sentence> sentences = ManualSentences.of(block);
        if (block.kind() == Kind.FIELD || sentences.isEmpty()) {
            return null;
        }
        Sentence first = sentences.get(0);
        boolean whole = block.kind() == Kind.ROW || block.kind().isCode();
        String said = switch (block.kind()) {
            case ROW -> longestCell(block);
            case SETTING, OPTION -> remark(block);
            default -> first.plain();
        };
        int end = first.start() + first.text().length();
        String quote = whole ? block.text() : index.text(entry, block.start(), end);
        boolean same = question.codes().stream().anyMatch(ManualTerms.codes(block.term())::contains);
        double clear = index.coverage(entry) * 0.04 + (same ? AS_WRITTEN : 0);
        return new ManualAnswer(
                said, entry.source(), block.start(), quote, ITEM + clear - (entry.history() ? PAST : 0));
    }

    /** A sentence of which the option or setting is the subject, as in "The `--deep` flag makes it go on". */
    private static @Nullable ManualAnswer told(ManualIndex.Entry entry, Set<String> keys) {
        if (entry.block().kind() != Kind.PROSE && entry.block().kind() != Kind.ITEM) {
            return null;
        }
        for (Sentence sentence : ManualSentences.of(entry.block())) {
            List<MarkedWords.Marked> marked = MarkedWords.in(sentence.text());
            boolean subject = !marked.isEmpty()
                    && marked.get(0).code()
                    && marked.get(0).start() <= SUBJECT
                    && isCode(marked.get(0).text(), keys)
                    && MAKES.matcher(sentence.text())
                            .region(marked.get(0).end(), sentence.text().length())
                            .lookingAt();
            if (subject) {
                return new ManualAnswer(
                        sentence.plain(),
                        entry.source(),
                        sentence.start(),
                        sentence.text(),
                        TOLD - (entry.history() ? PAST : 0));
            }
        }
        return null;
    }

    /** The first sentence of what is remarked above a setting. */
    private static String remark(ManualBlock block) {
        String plain = SettingsListing.plain(block.said());
        return ManualSentences.of(new ManualBlock(Kind.PROSE, 0, plain, "", plain)).stream()
                .findFirst()
                .map(Sentence::plain)
                .orElse(plain);
    }

    /** What describes a thing is longer than its type and its default. */
    private static String longestCell(ManualBlock row) {
        return ManualRow.cells(row.said()).stream()
                .filter(cell -> !cell.equals(row.standard()))
                .max(Comparator.comparingInt(String::length))
                .orElse(row.said());
    }
}

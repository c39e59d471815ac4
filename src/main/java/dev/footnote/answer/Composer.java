package dev.footnote.answer;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Draft;
import dev.footnote.api.Source;
import dev.footnote.api.SourceInfo;
import dev.footnote.api.Usage;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.text.Languages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts checked claims together: numbers the sources by their first mark and writes the Markdown. */
public final class Composer {

    private final boolean chinese;
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

    private Composer(boolean chinese) {
        this.chinese = chinese;
    }

    /**
     * The answer of a run.
     *
     * @param id the run's id
     * @param question as asked
     * @param status how the run ended
     * @param draft what the model handed in last, or null
     * @param claims of the draft, checked
     * @param ledger what the run has read
     * @param model the model's id
     * @param usage what the run used
     * @param reason why it ended otherwise than answered, or null
     */
    public static Answer compose(
            String id,
            String question,
            Answer.Status status,
            @Nullable Draft draft,
            List<DraftChecker.Checked> claims,
            EvidenceLedger ledger,
            String model,
            Usage usage,
            @Nullable String reason) {
        Draft found = draft != null && draft.found() ? draft : null;
        Composer composer = new Composer(Languages.of(question).equals("zh"));
        List<Claim> renumbered = new ArrayList<>();
        StringBuilder markdown = new StringBuilder();
        if (status == Answer.Status.NOT_FOUND) {
            markdown.append(composer.notFound());
        }
        for (DraftChecker.Checked checked : claims) {
            Claim claim = composer.renumbered(checked.claim());
            renumbered.add(claim);
            composer.write(markdown, checked.section(), claim);
        }
        return new Answer(
                id,
                question,
                status,
                markdown.toString(),
                found == null ? "" : found.shortAnswer(),
                found == null || status == Answer.Status.NOT_FOUND ? 0 : found.confidence(),
                renumbered,
                composer.sources(ledger),
                draft == null ? List.of() : draft.openQuestions(),
                model,
                usage,
                reason);
    }

    private String notFound() {
        return chinese ? "在可查阅的资料中没有找到答案。" : "The answer was not found in what could be read.";
    }

    private Claim renumbered(Claim claim) {
        List<Citation> citations = claim.citations().stream()
                .map(c -> new Citation(
                        numbers.computeIfAbsent(c.source(), n -> numbers.size() + 1), c.quote(), c.start(), c.end()))
                .toList();
        return new Claim(claim.text(), claim.support(), citations);
    }

    private void write(StringBuilder out, @Nullable String section, Claim claim) {
        if (section != null) {
            out.append(out.length() == 0 ? "" : "\n\n")
                    .append("## ")
                    .append(section)
                    .append("\n\n");
        } else if (out.length() > 0) {
            out.append("\n\n");
        }
        out.append(unmarked(claim.text()));
        TreeSet<Integer> marks = new TreeSet<>();
        claim.citations().forEach(citation -> marks.add(citation.source()));
        if (!marks.isEmpty()) {
            out.append(' ');
            marks.forEach(mark -> out.append('[').append(mark).append(']'));
        }
        if (claim.support() == Claim.Support.NONE) {
            out.append(chinese ? " *（未经证实：没有引文支持）*" : " *(unsupported: no quote holds)*");
        } else if (claim.support() == Claim.Support.PARTIAL) {
            out.append(chinese ? " *（部分证实）*" : " *(partly supported)*");
        }
    }

    /** Marks that a model wrote by itself name no source of ours: "[3]" must never be taken for a footnote. */
    private static String unmarked(String text) {
        return text.replaceAll("\\s*\\[\\^?\\d{1,3}\\^?](?!\\()", "").strip();
    }

    private List<Answer.CitedSource> sources(EvidenceLedger ledger) {
        List<Answer.CitedSource> out = new ArrayList<>();
        numbers.forEach((number, id) -> {
            Optional<SourceInfo> info = ledger.info(number);
            Optional<Source> source = ledger.source(number);
            if (info.isPresent() && source.isPresent()) {
                SourceInfo i = info.get();
                out.add(new Answer.CitedSource(
                        id,
                        number,
                        i.url(),
                        i.title(),
                        i.fetchedAt(),
                        i.sha256(),
                        source.get().text()));
            }
        });
        return out;
    }
}

package dev.footnote.answer;

import dev.footnote.answer.DraftChecker.Checked;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.text.Languages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the answer out of checked claims: prose with marks, and the sources that they name, by the run's numbers. */
public final class AnswerComposer {

    private AnswerComposer() {}

    /**
     * Composes an answer. Its sources come without their texts.
     *
     * @param ending the parts that it is composed of
     */
    public static Answer compose(Ending ending) {
        boolean chinese = Languages.isChinese(ending.question());
        List<Checked> all = ending.verdict().claims().stream()
                .filter(checked -> !checked.claim().text().isBlank())
                .map(checked -> new Checked(checked.section(), cited(checked.claim(), ending.ledger())))
                .toList();
        Independence independence = new Independence(ending.ledger(), all);
        List<Checked> told = new Disagreements(ending.ledger(), independence, chinese)
                .shown(independence.counted(told(all, ending.policy())));
        List<Claim> claims = told.stream().map(Checked::claim).toList();
        List<String> notes = new ArrayList<>(ending.verdict().notes());
        notes.addAll(independence.notes(claims, chinese));
        int dropped = all.size()
                - (int) claims.stream().filter(AnswerComposer::isStatement).count();
        if (dropped > 0) {
            notes.add(CheckNotes.dropped(dropped, chinese));
        }
        Status status = status(ending, all, claims);
        String reason = ending.reason();
        if (status == Status.UNSUPPORTED && reason == null) {
            reason = whyUnsupported(all, ending.policy(), chinese);
        }
        return new Answer(
                ending.id(),
                ending.question(),
                status,
                AnswerText.of(ending.question(), status, told, ending.usage().pagesRead()),
                claims.isEmpty()
                        ? ""
                        : SafeMarkdown.withoutMarks(ending.verdict().shortAnswer()),
                confidence(status, ending.draft(), claims),
                claims,
                sources(claims, ending.verdict().output(), ending.ledger()),
                openQuestions(ending.draft()),
                notes,
                ending.verdict().output(),
                ending.model(),
                ending.usage(),
                reason);
    }

    private static List<String> openQuestions(@Nullable Draft draft) {
        return draft == null ? List.of() : draft.openQuestions();
    }

    private static List<Checked> told(List<Checked> all, AnswerSettings.Partial policy) {
        return policy == AnswerSettings.Partial.DROP
                ? all.stream().filter(checked -> isFull(checked.claim())).toList()
                : all;
    }

    private static boolean isStatement(Claim claim) {
        return claim.kind() == Claim.Kind.STATEMENT;
    }

    private static boolean isFull(Claim claim) {
        return claim.support() == Support.FULL;
    }

    /** An answer none of whose claims is supported, or fewer than the policy demands, is no answer. */
    private static Status status(Ending ending, List<Checked> all, List<Claim> told) {
        if (ending.status() != Status.ANSWERED) {
            return ending.status();
        }
        boolean any = told.stream().anyMatch(claim -> isStatement(claim) && claim.support() != Support.NONE)
                || hasValue(ending);
        boolean strict = ending.policy() == AnswerSettings.Partial.FAIL;
        boolean holds = any && (!strict || all.stream().allMatch(checked -> isFull(checked.claim())));
        return holds ? Status.ANSWERED : Status.UNSUPPORTED;
    }

    private static boolean hasValue(Ending ending) {
        StructuredOutput output = ending.verdict().output();
        return output != null && output.basis().stream().anyMatch(field -> field.support() != Support.NONE);
    }

    private static String whyUnsupported(List<Checked> all, AnswerSettings.Partial policy, boolean chinese) {
        int lacking =
                (int) all.stream().filter(checked -> !isFull(checked.claim())).count();
        boolean some = all.stream().anyMatch(checked -> checked.claim().support() != Support.NONE);
        return policy == AnswerSettings.Partial.FAIL && some
                ? CheckNotes.failed(lacking, all.size(), chinese)
                : CheckNotes.unsupported(chinese);
    }

    private static Claim cited(Claim claim, EvidenceLedger ledger) {
        List<Citation> citations = claim.citations().stream()
                .filter(citation -> ledger.info(citation.source()).isPresent())
                .toList();
        Support support = citations.isEmpty() ? Support.NONE : claim.support();
        return new Claim(SafeMarkdown.claim(claim.text()), support, claim.reasons(), citations);
    }

    private static List<CitedSource> sources(
            List<Claim> claims, @Nullable StructuredOutput output, EvidenceLedger ledger) {
        Set<Integer> numbers = new TreeSet<>();
        claims.forEach(claim -> numbers.addAll(marks(claim)));
        if (output != null) {
            output.basis().stream()
                    .flatMap(field -> field.citations().stream())
                    .forEach(citation -> numbers.add(citation.source()));
        }
        List<CitedSource> sources = new ArrayList<>();
        for (int number : numbers) {
            SourceInfo info = ledger.info(number).orElseThrow();
            sources.add(new CitedSource(
                    number,
                    number,
                    info.url(),
                    info.title(),
                    info.fetchedAt(),
                    info.sha256(),
                    null,
                    info.published(),
                    info.details()));
        }
        return sources;
    }

    /** The share of the claims that are fully supported, at most the model's own estimate; 0 without an answer. */
    private static double confidence(Status status, @Nullable Draft draft, List<Claim> claims) {
        if (draft == null || claims.isEmpty() || status == Status.NOT_FOUND) {
            return 0;
        }
        List<Claim> statements =
                claims.stream().filter(AnswerComposer::isStatement).toList();
        double full = statements.stream().filter(AnswerComposer::isFull).count();
        return Math.min(draft.confidence(), full / statements.size());
    }

    /** The numbers of the sources of a claim, each once, in the order of its citations. */
    static Set<Integer> marks(Claim claim) {
        Set<Integer> numbers = new LinkedHashSet<>();
        claim.citations().forEach(citation -> numbers.add(citation.source()));
        return numbers;
    }
}

package dev.footnote.answer.support.comparison;

import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Collects the reasons against a claim, one of a kind for the same words, in the claim's language. */
public final class Findings {

    private final boolean chinese;
    private final Map<String, SupportReason> reasons = new LinkedHashMap<>();

    /**
     * Creates an empty list of reasons.
     *
     * @param chinese true if the claim is Chinese, so that the messages are
     */
    public Findings(boolean chinese) {
        this.chinese = chinese;
    }

    /** Adds that the passage says otherwise, in a message for each language. */
    public void contradicted(Kind kind, String claimPart, String passagePart, String english, String han) {
        add(new SupportReason(kind, true, claimPart, passagePart, chinese ? han : english));
    }

    /** Adds that the passage says less, in a message for each language. */
    public void missing(Kind kind, String claimPart, String passagePart, String english, String han) {
        add(new SupportReason(kind, false, claimPart, passagePart, chinese ? han : english));
    }

    /** Adds that the passage has another figure or date in the place of the claim's. */
    public void differs(Kind kind, String said, String shown) {
        contradicted(
                kind,
                said,
                shown,
                "the quote says " + shown + ", the claim " + said,
                "引文说的是" + shown + "，论断说的是" + said);
    }

    /** Adds that the passage names somebody else as the one who did what the claim says. */
    public void otherDoer(String claim, String passage) {
        contradicted(
                Kind.ROLE,
                claim,
                passage,
                "the source says that somebody else did this: \"" + passage + "\"",
                "来源说做这件事的是别人：“" + passage + "”");
    }

    /** Adds that the passage has the two of a relation the other way round. */
    public void turned(String claim, String passage) {
        contradicted(
                Kind.ROLE,
                claim,
                passage,
                "the source has it the other way round: \"" + passage + "\"",
                "来源说的正好相反：“" + passage + "”");
    }

    /** Adds that the passage says it of another person or thing. */
    public void ofAnother(String claim, String passage) {
        contradicted(
                Kind.ROLE,
                claim,
                passage,
                "the source says this of another one: \"" + passage + "\"",
                "来源说的是另一方：“" + passage + "”");
    }

    /** Adds that the passage has the events in the other order. */
    public void otherOrder(String claim, String passage) {
        contradicted(
                Kind.OPPOSITE,
                claim,
                passage,
                "the source has it in the other order: \"" + passage + "\"",
                "来源说的先后顺序相反：“" + passage + "”");
    }

    /** Adds that a word of the claim, such as "only", has nothing in the source to go with it. */
    public void onlyClaimed(Kind kind, String word) {
        missing(kind, word, "", "the claim says \"" + word + "\", the source does not", "论断说“" + word + "”，来源没有这样说");
    }

    /** Adds that the claim leaves out to what the source limits it. */
    public void limited(String words) {
        missing(
                Kind.SCOPE,
                "",
                words,
                "the source limits this to \"" + words + "\", the claim does not",
                "来源限定为“" + words + "”，论断没有这一限定");
    }

    private void add(SupportReason reason) {
        reasons.putIfAbsent(reason.kind() + " " + reason.claimPart(), reason);
    }

    /** Takes back what another comparison has settled. */
    public void drop(Predicate<SupportReason> settled) {
        reasons.values().removeIf(settled);
    }

    /** Returns true if nothing speaks against the claim yet. */
    public boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** Returns the reasons, contradictions first. */
    public List<SupportReason> all() {
        List<SupportReason> all = new ArrayList<>(reasons.values());
        all.sort(Comparator.comparing(r -> !r.contradicts()));
        return all;
    }
}

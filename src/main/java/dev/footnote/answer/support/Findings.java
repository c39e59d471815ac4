package dev.footnote.answer.support;

import dev.footnote.answer.support.SupportReason.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Collects the reasons against a claim, one of a kind for the same words, in the claim's language. */
final class Findings {

    private final boolean chinese;
    private final Map<String, SupportReason> reasons = new LinkedHashMap<>();

    Findings(boolean chinese) {
        this.chinese = chinese;
    }

    void contradicted(Kind kind, String claimPart, String passagePart, String english, String han) {
        add(new SupportReason(kind, true, claimPart, passagePart, chinese ? han : english));
    }

    void missing(Kind kind, String claimPart, String passagePart, String english, String han) {
        add(new SupportReason(kind, false, claimPart, passagePart, chinese ? han : english));
    }

    private void add(SupportReason reason) {
        reasons.putIfAbsent(reason.kind() + " " + reason.claimPart(), reason);
    }

    /** Takes back what another comparison has settled. */
    void drop(Predicate<SupportReason> settled) {
        reasons.values().removeIf(settled);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    List<SupportReason> all() {
        List<SupportReason> all = new ArrayList<>(reasons.values());
        all.sort(Comparator.comparing(r -> !r.contradicts()));
        return all;
    }
}

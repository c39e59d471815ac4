package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds claims that stretch a statement on some soil, group or time to all, and descriptions that no source gives. */
public final class ScopeCheck {

    private static final Set<String> OPENERS =
            Set.of("on", "in", "for", "with", "under", "among", "at", "during", "within", "when", "where", "of");
    private static final Set<String> PAST = Set.of(
            "was", "were", "had", "did", "rose", "fell", "grew", "ran", "won", "lost", "took", "made", "came", "went",
            "began", "became", "stood", "met", "left", "held", "led", "sold", "built");

    /** "among others", "among other things" limit nothing. */
    private static final Set<String> LOOSE = Set.of("other", "others");

    private static final Set<String> AREA_WORDS = Set.of("in", "of", "the", "whole", "entire", "this", "its");

    private static final Map<String, Integer> AREAS = Map.ofEntries(
            Map.entry("world", 6),
            Map.entry("globe", 6),
            Map.entry("continent", 5),
            Map.entry("country", 4),
            Map.entry("nation", 4),
            Map.entry("province", 3),
            Map.entry("state", 3),
            Map.entry("region", 3),
            Map.entry("county", 2),
            Map.entry("district", 2),
            Map.entry("city", 2),
            Map.entry("town", 1),
            Map.entry("village", 1));

    private static final Map<String, Integer> HAN_AREAS = Map.ofEntries(
            Map.entry("全球", 6),
            Map.entry("世界", 6),
            Map.entry("全国", 4),
            Map.entry("我国", 4),
            Map.entry("国内", 4),
            Map.entry("该国", 4),
            Map.entry("全省", 3),
            Map.entry("该省", 3),
            Map.entry("省内", 3),
            Map.entry("本省", 3),
            Map.entry("全市", 2),
            Map.entry("该市", 2),
            Map.entry("市内", 2),
            Map.entry("本市", 2),
            Map.entry("全县", 2),
            Map.entry("该县", 2),
            Map.entry("县内", 2),
            Map.entry("全镇", 1),
            Map.entry("该镇", 1),
            Map.entry("村里", 1));

    private final Comparison c;

    /** Creates a check of one claim. */
    public ScopeCheck(Comparison comparison) {
        this.c = comparison;
    }

    private static final List<String> EVERYWHERE =
            List.of("worldwide", "everywhere", "all over the world", "around the world", "全球", "全世界", "世界各地", "全国各地");

    /** The claim says "worldwide", the source does not. */
    private void everywhere() {
        String said = c.claim().text().toLowerCase(java.util.Locale.ROOT);
        for (String word : c.across() ? List.<String>of() : EVERYWHERE) {
            boolean shown = c.evidence().quoted().stream()
                    .map(s -> s.text().toLowerCase(java.util.Locale.ROOT))
                    .anyMatch(t ->
                            EVERYWHERE.stream().anyMatch(t::contains) || t.contains("world") || t.contains("global"));
            if (said.contains(word) && !shown) {
                c.out().onlyClaimed(Kind.SCOPE, word);
                return;
            }
        }
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        everywhere();
        Clause best = c.best(c.claim().terms());
        if (best != null && !c.across()) {
            opening(best.statement());
            group(best.statement());
            relative(best.statement());
        }
        if (!c.across()) {
            within();
            apposition();
            widened();
        }
    }

    /** 队内最佳射手 against 联赛最佳射手: a superlative within a group that the claim does not name. */
    private void within() {
        if (!c.claim().isHan()) {
            return;
        }
        for (Statement s : c.evidence().quoted()) {
            int at = s.text().indexOf("内最");
            String group = at > 0 ? s.text().substring(at - 1, at + 1) : "";
            boolean kept = group.isEmpty()
                    || c.claim().text().contains(group)
                    || c.claim().text().contains(group.charAt(0) + "中")
                    || c.claim().text().contains("全" + group.charAt(0))
                    || c.claim().text().contains(group.charAt(0) + "里");
            String best = at > 0 && at + 4 <= s.text().length() ? s.text().substring(at + 1, at + 4) : "";
            if (!kept && !best.isEmpty() && c.claim().text().contains(best)) {
                c.out().limited(group);
                return;
            }
        }
    }

    /** "On sandy soil X may ...": the words of the opening must be in the claim if the statement is general. */
    private void opening(Statement s) {
        if (s.tokens().size() < 4) {
            return;
        }
        boolean han = s.isHan();
        int end = han ? hanOpening(s) : latinOpening(s);
        if (end <= 1 || (isPast(s) && !opensWithGroup(s))) {
            return;
        }
        Set<String> inside = new HashSet<>();
        boolean name = false;
        for (Term t : s.terms()) {
            if (t.from() < end) {
                inside.add(t.key());
                name |= t.name();
            }
        }
        int last = end;
        boolean dated = s.dates().stream().anyMatch(d -> d.from() < last);
        Set<String> keys = c.claim().keys();
        long figures = c.claim().quantities().stream()
                .filter(q -> s.quantities().stream().anyMatch(q::sameAmount))
                .count();
        boolean outside = figures
                                + s.terms().stream()
                                        .filter(t -> t.from() >= last && keys.contains(t.key()))
                                        .count()
                        >= 2
                || c.claim().terms().stream().allMatch(t -> s.keys().contains(t.key()));
        if (!inside.isEmpty()
                && !name
                && !dated
                && outside
                && inside.stream().noneMatch(k -> keys.contains(k) || isInTopic(k))) {
            String words = s.text(0, end);
            c.out().limited(words);
        }
    }

    /** "In gardens without hedges": things of one sort, without an article. */
    private static boolean opensWithGroup(Statement s) {
        return !s.isHan()
                && s.tokens().size() > 1
                && s.tokens().get(1).lower().endsWith("s")
                && Lexicon.cues().at(s.tokens(), 1) == null;
    }

    private boolean isInTopic(String key) {
        return c.evidence().topic().stream().anyMatch(t -> t.keys().contains(key))
                && c.evidence().topic().stream()
                        .filter(t -> t.tokens().size() < 12)
                        .anyMatch(t -> t.keys().contains(key));
    }

    /** The words up to the comma, or up to the subject where another noun phrase begins without one. */
    private static int latinOpening(Statement s) {
        if (!OPENERS.contains(s.tokens().get(0).lower()) || s.tokens().get(1).is("this")) {
            return 0;
        }
        for (int i = 1; i < Math.min(10, s.tokens().size()); i++) {
            if (s.tokens().get(i).is(",")) {
                return i;
            }
        }
        int words = 0;
        for (Term t : s.terms()) {
            words++;
            if (words == 2) {
                return Math.min(t.to(), 5);
            }
        }
        return 0;
    }

    private static int hanOpening(Statement s) {
        boolean opens = (s.tokens().get(0).is("在") || s.tokens().get(0).is("对"))
                && !"本这该此".contains(s.tokens().get(1).text());
        for (int i = 2; opens && i < Math.min(14, s.tokens().size()); i++) {
            String mark = s.tokens().get(i).text();
            if (mark.equals("，") || mark.equals(",")) {
                String last = s.text(Math.max(0, i - 2), i);
                return last.equals("方面")
                                || last.equals("看来")
                                || last.equals("际上")
                                || last.equals("实上")
                                || last.equals("体上")
                        ? 0
                        : i;
            }
        }
        return 0;
    }

    private static boolean isPast(Statement s) {
        boolean latin = s.tokens().stream()
                .anyMatch(t -> PAST.contains(t.lower())
                        || (t.lower().endsWith("ed") && t.lower().length() > 4 && !s.isHan()));
        boolean modal = s.has(CueKind.POSSIBLE) || s.has(CueKind.MUST) || s.has(CueKind.ABILITY);
        return !modal && (latin || (s.isHan() && s.text().contains("了")));
    }

    private static boolean isSuperlative(Token t) {
        return t.is("most")
                || t.is("best")
                || t.is("worst")
                || t.is("first")
                || t.lower().endsWith("est");
    }

    /** "The largest in the county" against "the largest in the country": a superlative of a wider area. */
    private void widened() {
        if (c.claim().first(EnumSet.of(CueKind.SUPERLATIVE, CueKind.ONLY)) == null) {
            otherArea();
            return;
        }
        int said = area(c.claim());
        int shown = 0;
        for (Statement s : c.evidence().quoted()) {
            boolean most = s.first(EnumSet.of(CueKind.SUPERLATIVE, CueKind.ONLY)) != null
                    || s.tokens().stream().anyMatch(t -> t.is("most"));
            shown = most ? Math.max(shown, area(s)) : shown;
        }
        if (said > shown && shown > 0) {
            c.out()
                    .contradicted(
                            Kind.SUPERLATIVE,
                            c.claim().text(),
                            "",
                            "the source says it of a smaller area than the claim",
                            "来源所说的范围比论断小");
        }
    }

    /** 全国比赛 for 全省比赛: a wider area before the same word. */
    private void otherArea() {
        for (Map.Entry<String, Integer> e : HAN_AREAS.entrySet()) {
            int at = c.claim().isHan() ? c.claim().text().indexOf(e.getKey()) : -1;
            int to = at + e.getKey().length();
            if (at < 0 || to + 2 > c.claim().text().length()) {
                continue;
            }
            String thing = c.claim().text().substring(to, to + 2);
            for (Statement s : c.evidence().quoted()) {
                int shown = area(s);
                if (s.text().contains(thing) && shown > 0 && shown < e.getValue()) {
                    c.out()
                            .contradicted(
                                    Kind.SCOPE,
                                    e.getKey(),
                                    "",
                                    "the source says it of a smaller area than the claim",
                                    "来源所说的范围比论断小");
                    return;
                }
            }
        }
    }

    /** The widest area that a sentence names, from a town (1) to the world (6); 0 if it names none. */
    private static int area(Statement s) {
        int most = 0;
        for (int i = 0; i < s.tokens().size(); i++) {
            Token t = s.tokens().get(i);
            boolean of = i > 0
                    && (AREA_WORDS.contains(s.tokens().get(i - 1).lower())
                            || i > 1
                                    && AREA_WORDS.contains(s.tokens().get(i - 2).lower()));
            most = of || t.text().endsWith("'s") ? Math.max(most, AREAS.getOrDefault(bare(t), 0)) : most;
        }
        for (Map.Entry<String, Integer> e : HAN_AREAS.entrySet()) {
            most = s.isHan() && s.text().contains(e.getKey()) ? Math.max(most, e.getValue()) : most;
        }
        return most;
    }

    private static String bare(Token t) {
        return t.lower().endsWith("'s") ? t.lower().substring(0, t.lower().length() - 2) : t.lower();
    }

    /** "among the treated", "of the women": a share of a group is not one of all. */
    private void group(Statement s) {
        for (int i = 0; i + 2 < s.tokens().size(); i++) {
            boolean among = s.tokens().get(i).is("among") || s.tokens().get(i).is("amongst");
            boolean loose = among && LOOSE.contains(s.tokens().get(i + 1).lower())
                    || among
                            && s.tokens().get(i + 1).is("the")
                            && isSuperlative(s.tokens().get(i + 2));
            if (!among || loose || s.tokens().get(i + 1).startsUpper() || isListed(s, i)) {
                continue;
            }
            int at = i;
            Set<String> inside = new HashSet<>();
            s.terms().stream().filter(t -> t.from() > at && t.from() < at + 4).forEach(t -> inside.add(t.key()));
            if (!inside.isEmpty() && inside.stream().noneMatch(c.claim().keys()::contains)) {
                String words = s.text(i, Math.min(i + 4, s.tokens().size()));
                c.out().limited(words);
            }
        }
    }

    /** "Among the guests were A and B": the group of those whom the claim names, no limit to what is said. */
    private boolean isListed(Statement s, int among) {
        boolean turned = s.tokens().stream().skip(among).anyMatch(t -> t.is("were") || t.is("was"));
        Set<String> keys = c.claim().keys();
        return among == 0 && turned && s.terms().stream().anyMatch(t -> t.name() && keys.contains(t.key()));
    }

    /** "Tenants who pay by standing order receive ...": the restriction must be in the claim. */
    private void relative(Statement s) {
        for (int i = 1; i + 2 < s.tokens().size(); i++) {
            boolean who = s.tokens().get(i).is("who") || s.tokens().get(i).is("whose");
            Token noun = s.tokens().get(i - 1);
            if (!who
                    || !noun.lower().endsWith("s")
                    || (noun.startsUpper() && i > 1)
                    || c.claim().tokens().stream().noneMatch(t -> t.stem().equals(noun.stem()))) {
                continue;
            }
            int at = i;
            Set<String> inside = new HashSet<>();
            s.terms().stream().filter(t -> t.from() > at).limit(3).forEach(t -> inside.add(t.key()));
            if (!inside.isEmpty() && inside.stream().noneMatch(c.claim().keys()::contains)) {
                limits(s, i - 1, i + 5);
            }
        }
    }

    private void limits(Statement s, int from, int to) {
        String words = s.text(from, to);
        c.out().limited(words);
    }

    /** "Lars Quill, a former harbour master, ...": a description that the source does not give. */
    private void apposition() {
        Statement s = c.claim();
        for (int i = 1; i + 2 < s.tokens().size(); i++) {
            boolean opens = s.tokens().get(i).is(",")
                    && s.tokens().get(i - 1).startsUpper()
                    && Set.of("a", "an", "the").contains(s.tokens().get(i + 1).lower());
            if (opens) {
                describe(s, i + 1);
            }
        }
    }

    private void describe(Statement s, int from) {
        int to = from;
        while (to < s.tokens().size() && !s.tokens().get(to).is(",") && to - from < 10) {
            to++;
        }
        boolean closed = to < s.tokens().size() && s.tokens().get(to).is(",");
        int end = to;
        int all = 0;
        int known = 0;
        boolean absent = false;
        for (Term t : s.terms()) {
            if (t.from() >= from && t.to() <= end) {
                all++;
                known += isNear(t) ? 1 : 0;
                absent |= !isNear(t) && !c.evidence().pageHas(t);
            }
        }
        if (closed && all > 0 && known * 2 <= all && (known == 0 || absent)) {
            String words = s.text(from, end);
            c.out()
                    .missing(
                            Kind.MISSING,
                            words,
                            "",
                            "the source does not say \"" + words + "\"",
                            "来源没有说“" + words + "”");
        }
    }

    private boolean isNear(Term t) {
        return c.evidence().contextHas(t.key())
                || c.evidence().quoted().stream().anyMatch(q -> q.keys().contains(t.key()));
    }
}

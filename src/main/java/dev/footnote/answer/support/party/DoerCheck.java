package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a claim that gives the work of the one to the other: "written by A and produced by B", 由甲设计，乙施工. */
final class DoerCheck {

    /** Past forms of making that do not end in "-ed". */
    private static final Set<String> MADE = Set.of(
            "written", "wrote", "built", "made", "sung", "sang", "drawn", "drew", "shot", "won", "led", "found",
            "founded", "given", "gave", "taken", "took", "sold", "bought", "taught", "spoken", "spoke", "paid", "cut",
            "set", "begun", "began");

    private static final Pattern GIVES = Pattern.compile(
            "([^，。；,;]{1,24})[把将]([^，。；,;]{1,24}?)(?:卖|出售|转让|赠送|捐赠|移交|借|租|交|送|授予|颁)给了?([^，。；,;]{1,24})");

    /** Verbs of one meaning. */
    private static final Set<String> BUILDS = Set.of("承建", "施工", "建造", "修建", "兴建");

    private static final Pattern DOERS = Pattern.compile(
            "(?<![^，。；、,;由])由?([^，。；、,;由]{2,12}?)(?:负责|主持)?(设计|承建|施工|建造|修建|兴建|监理|投资|出资|出版|创办|主编|编写|导演|编剧|作曲|作词|翻译|收购|运营|管理)(?=了|[，。；、,;.]|$|的)");

    private final Comparison c;

    DoerCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one English sentence of the evidence. */
    void english(Statement s) {
        makers(s);
    }

    /** Adds what speaks against the claim in one Chinese sentence of the evidence. */
    void han(Statement s) {
        gives(s);
        doers(s);
    }

    /** "Written by Foley and produced by Holt": a claim that gives the one's work to the other. */
    private void makers(Statement s) {
        Map<String, Set<String>> shown = makers(s, true);
        if (shown.isEmpty()) {
            return;
        }
        Map<String, Set<String>> said = makers(c.claim(), true);
        makers(c.claim(), false).forEach(said::putIfAbsent);
        Set<String> names = Agents.names(s, 0, s.tokens().size());
        said.forEach((verb, doers) -> {
            Set<String> real = shown.getOrDefault(verb, Set.of());
            boolean other = !real.isEmpty()
                    && !doers.isEmpty()
                    && names.containsAll(doers)
                    && (doers.stream().noneMatch(real::contains)
                            || doers.stream().anyMatch(d -> !real.contains(d))
                                    && real.stream().anyMatch(r -> !doers.contains(r)));
            if (other) {
                c.out().otherDoer(c.claim().text(), s.text());
            }
        });
    }

    /** The names of those who did something, by the family of the verb: "written by" (passive), or the names before "wrote". */
    private static Map<String, Set<String>> makers(Statement s, boolean passive) {
        Map<String, Set<String>> out = new LinkedHashMap<>();
        for (Term t : s.terms()) {
            int at = t.from();
            int by = Agents.by(s, at);
            boolean direct = by > 0
                    && (by <= at + 2 || by == at + 3 && s.tokens().get(at + 1).is("and"));
            boolean verb = !t.name() && (t.text().endsWith("ed") || MADE.contains(t.text()));
            if (!verb || passive != direct) {
                continue;
            }
            Set<String> names = direct
                    ? Agents.agent(s, by)
                    : (s.phraseOf(0) == s.phraseOf(at) || isJoined(s, at))
                                    && !Agents.BE.contains(
                                            at > 0 ? s.tokens().get(at - 1).lower() : "")
                            ? Agents.names(s, 0, at)
                            : Set.of();
            if (!names.isEmpty()) {
                out.computeIfAbsent(t.key(), k -> new HashSet<>()).addAll(names);
            }
        }
        return out;
    }

    /** "Ward wrote and directed": the second verb has the first one's subject. */
    private static boolean isJoined(Statement s, int at) {
        return at > 1
                && s.tokens().get(at - 1).is("and")
                && s.phraseOf(0) == s.phraseOf(at - 2)
                && (s.tokens().get(at - 2).text().endsWith("ed")
                        || MADE.contains(s.tokens().get(at - 2).text()));
    }

    /** 由甲设计，乙施工: a claim that gives one's part to the other. */
    private void doers(Statement s) {
        Map<String, String> shown = new LinkedHashMap<>();
        parts(s.text(), shown);
        Map<String, String> said = new LinkedHashMap<>();
        parts(c.claim().text(), said);
        said.forEach((verb, doer) -> {
            String real = shown.getOrDefault(verb, "");
            boolean owner = real.startsWith(doer + "的");
            boolean other = owner
                    || !real.isEmpty()
                            && !overlap(real, doer)
                            && (shown.entrySet().stream()
                                            .anyMatch(e -> !e.getKey().equals(verb) && overlap(e.getValue(), doer))
                                    || isOtherPart(s, doer));
            if (other) {
                c.out()
                        .contradicted(
                                Kind.ROLE,
                                doer,
                                real,
                                "the source says this of " + real + ", the claim of " + doer,
                                "来源说的是“" + real + "”，论断说的是“" + doer + "”");
            }
        });
    }

    /** 施工单位为中南公司: the sentence gives the one another part. */
    private static boolean isOtherPart(Statement s, String doer) {
        int at = s.text().indexOf(doer);
        return at > 2 && "为是：:".indexOf(s.text().charAt(at - 1)) >= 0 && doer.length() > 2;
    }

    private static boolean overlap(String a, String b) {
        return a.contains(b) || b.contains(a);
    }

    /** Who did what, by the verbs of a list. */
    private static void parts(String text, Map<String, String> out) {
        for (Matcher m = DOERS.matcher(text); m.find(); ) {
            String verb = m.group(2);
            out.putIfAbsent(BUILDS.contains(verb) ? "施工" : verb, m.group(1));
        }
    }

    /** A 把 X 卖给 B against B 将 X 出售给 A. */
    private void gives(Statement s) {
        Matcher mine = GIVES.matcher(c.claim().text());
        Matcher theirs = GIVES.matcher(s.text());
        if (!mine.find() || !theirs.find()) {
            return;
        }
        String giver = mine.group(1);
        String taker = end(mine.group(3));
        boolean turned = giver.length() > 1
                && taker.length() > 1
                && theirs.group(3).contains(giver)
                && theirs.group(1).contains(taker);
        if (turned) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            giver,
                            theirs.group(1),
                            "the parties are exchanged: the source says " + theirs.group(),
                            "双方颠倒了：来源说的是“" + theirs.group() + "”");
        }
    }

    private static String end(String party) {
        return party.endsWith("了") ? party.substring(0, party.length() - 1) : party;
    }
}

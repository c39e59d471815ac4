package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds a claim that pairs two lists wrongly: "A and B were replaced by C and D, respectively", 甲和乙分别为丙和丁. */
final class RespectiveCheck {

    /** Items of a list that are compared. */
    private static final int MOST = 8;

    private final Comparison c;

    RespectiveCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        formerAndLatter(s);
        if (c.across()
                || c.claim().text().contains("respectively")
                || c.claim().text().contains("分别")) {
            return;
        }
        List<List<String>> lists = s.isHan() ? han(s) : latin(s);
        if (lists.size() != 2
                || lists.get(0).size() != lists.get(1).size()
                || lists.get(0).size() > MOST) {
            return;
        }
        List<Integer> first = met(lists.get(0));
        List<Integer> second = met(lists.get(1));
        if (first.size() == 1 && second.size() == 1 && !first.equals(second)) {
            String one = lists.get(0).get(first.get(0));
            String other = lists.get(1).get(second.get(0));
            String real = lists.get(1).get(first.get(0));
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            one + ", " + other,
                            one + ", " + real,
                            "in the source " + one + " goes with " + real + ", in the claim with " + other,
                            "来源里与“" + one + "”对应的是“" + real + "”，论断里是“" + other + "”");
        }
    }

    /** "The former won a prize" after "her films A and B": a claim that says it of the other one. */
    private void formerAndLatter(Statement s) {
        boolean former = s.text().contains("the former")
                || s.text().contains("The former")
                || s.text().contains("前者");
        boolean latter = s.text().contains("the latter")
                || s.text().contains("The latter")
                || s.text().contains("后者");
        if (former == latter || c.across()) {
            return;
        }
        for (Statement before : c.evidence().quoted()) {
            List<String> two = before.equals(s) ? List.of() : lastTwo(before);
            if (two.size() != 2) {
                continue;
            }
            String right = two.get(former ? 0 : 1);
            String wrong = two.get(former ? 1 : 0);
            String said = c.claim().text();
            Set<String> keys = s.keys();
            long met = c.claim().terms().stream()
                    .filter(t -> !wrong.contains(t.text()) && keys.contains(t.key()))
                    .count();
            if (said.contains(wrong) && !said.contains(right) && met >= 2) {
                c.out()
                        .contradicted(
                                Kind.ROLE,
                                wrong,
                                right,
                                "the source says this of " + right + ", the claim of " + wrong,
                                "来源说的是“" + right + "”，论断说的是“" + wrong + "”");
                return;
            }
        }
    }

    /** The last two names of a sentence that "and" joins, quoted titles too. */
    private static List<String> lastTwo(Statement s) {
        for (int i = s.tokens().size() - 2; i > 0; i--) {
            boolean and = s.tokens().get(i).is("and")
                    || s.tokens().get(i).is("和")
                    || s.tokens().get(i).is("与");
            if (!and) {
                continue;
            }
            String left = name(s, i - 1, -1);
            int next = i + 1;
            while (next < s.tokens().size() - 1
                    && next < i + 4
                    && s.tokens().get(next).kind() == Token.Kind.WORD
                    && !s.tokens().get(next).startsUpper()) {
                next++;
            }
            String right = name(s, next, 1);
            if (!left.isEmpty() && !right.isEmpty()) {
                return List.of(left, right);
            }
        }
        return List.of();
    }

    /** The capitalised words, or the title in marks, that begin beside a token. */
    private static String name(Statement s, int at, int step) {
        int i = at;
        boolean quoted = i >= 0
                && i < s.tokens().size()
                && "\"《》".contains(s.tokens().get(i).text());
        i += quoted ? step : 0;
        int first = i;
        while (i >= 0
                && i < s.tokens().size()
                && (quoted
                        ? !"\"《》".contains(s.tokens().get(i).text())
                        : s.tokens().get(i).startsUpper())) {
            i += step;
        }
        int from = Math.min(first, i - step);
        int to = Math.max(first, i - step) + 1;
        return i == first || to - from > 8 ? "" : s.text(from, to);
    }

    /** The places of the items that the claim has. */
    private List<Integer> met(List<String> list) {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (c.claim().text().contains(list.get(i)) || lastName(list.get(i))) {
                out.add(i);
            }
        }
        return out;
    }

    private boolean lastName(String item) {
        String last = item.substring(item.lastIndexOf(' ') + 1);
        return last.length() > 3
                && Character.isUpperCase(last.charAt(0))
                && c.claim().tokens().stream()
                        .anyMatch(t -> t.text().equals(last) || t.text().equals(last + "'s"));
    }

    /** The two lists of names or figures before "respectively". */
    private static List<List<String>> latin(Statement s) {
        int end = 0;
        while (end < s.tokens().size() && !s.tokens().get(end).is("respectively")) {
            end++;
        }
        List<List<String>> out = new ArrayList<>();
        List<String> list = new ArrayList<>();
        int i = 0;
        int last = -1;
        while (end < s.tokens().size() && i < end) {
            int to = item(s, i, end);
            if (to == i) {
                i++;
                continue;
            }
            boolean joined = last >= 0 && isJoin(s, last, i);
            if (!joined) {
                add(out, list);
                list = new ArrayList<>();
            }
            list.add(s.text(i, to));
            last = to;
            i = to;
        }
        add(out, list);
        return out;
    }

    private static void add(List<List<String>> out, List<String> list) {
        if (list.size() > 1) {
            out.add(list);
        }
    }

    /** Where a name or figure ends that begins at a token; the token itself if none does. */
    private static int item(Statement s, int from, int end) {
        for (Quantity q : s.quantities()) {
            if (q.from() == from) {
                return q.to();
            }
        }
        int to = from;
        while (to < end && s.tokens().get(to).startsUpper()) {
            to++;
        }
        return to;
    }

    private static boolean isJoin(Statement s, int from, int to) {
        for (int i = from; i < to; i++) {
            Token t = s.tokens().get(i);
            if (!t.is("and") && !t.is(",")) {
                return false;
            }
        }
        return to > from;
    }

    /** 甲和乙分别为丙和丁: the lists on either side of 分别, where both are plain lists. */
    private static List<List<String>> han(Statement s) {
        String text = s.text();
        int at = text.indexOf("分别");
        if (at < 0 || text.indexOf("分别", at + 1) >= 0) {
            return List.of();
        }
        int from =
                Math.max(text.lastIndexOf('，', at), Math.max(text.lastIndexOf(',', at), text.lastIndexOf('。', at))) + 1;
        int to = at + 2;
        while (to < text.length() && "，,。；;".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String behind = text.substring(at + 2, to);
        for (String verb :
                List.of("为", "是", "由", "在", "于", "获得", "获", "叫", "达到", "达", "占", "饰演", "扮演", "担任", "出任", "来自")) {
            if (behind.startsWith(verb)) {
                behind = behind.substring(verb.length());
                break;
            }
        }
        String first = text.substring(from, at);
        int open = Math.max(first.lastIndexOf('('), first.lastIndexOf('（'));
        boolean closed = open >= 0 && (first.endsWith(")") || first.endsWith("）"));
        first = closed ? first.substring(open + 1, first.length() - 1) : first;
        return List.of(items(first), cores(items(behind)));
    }

    /** What tells the items apart: 的 and what stands before it is left out, and the word for a time that closes the list. */
    private static List<String> cores(List<String> items) {
        List<String> out = new ArrayList<>();
        for (String item : items) {
            String core = item.substring(item.lastIndexOf('的') + 1);
            out.add(core.endsWith("时期") && core.length() > 2 ? core.substring(0, core.length() - 2) : core);
        }
        out.removeIf(String::isEmpty);
        return out;
    }

    private static List<String> items(String text) {
        List<String> out = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean join = i == text.length() || "和与、及跟".indexOf(text.charAt(i)) >= 0;
            if (join) {
                out.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        out.removeIf(String::isEmpty);
        return out;
    }
}

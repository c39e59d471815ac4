package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.List;

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
        if (c.across() || c.claim().text().contains("respectively") || c.claim().text().contains("分别")) {
            return;
        }
        List<List<String>> lists = s.isHan() ? han(s) : latin(s);
        if (lists.size() != 2 || lists.get(0).size() != lists.get(1).size() || lists.get(0).size() > MOST) {
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
                && c.claim().tokens().stream().anyMatch(t -> t.text().equals(last) || t.text().equals(last + "'s"));
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
        int from = Math.max(text.lastIndexOf('，', at), Math.max(text.lastIndexOf(',', at), text.lastIndexOf('。', at))) + 1;
        int to = at + 2;
        while (to < text.length() && "，,。；;".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String behind = text.substring(at + 2, to);
        for (String verb : List.of("为", "是", "由", "在", "于", "获得", "获", "叫", "达到", "达", "占")) {
            if (behind.startsWith(verb)) {
                behind = behind.substring(verb.length());
                break;
            }
        }
        return List.of(items(text.substring(from, at)), items(behind));
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

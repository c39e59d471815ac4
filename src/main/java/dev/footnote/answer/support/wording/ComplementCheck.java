package dev.footnote.answer.support.wording;

import dev.footnote.answer.passage.Demonyms;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds claims that have another name behind a word and its preposition than the quoted sentences: "born in Porto" against "born
 * in Lagos", "the orders of Duke Erik" against "the orders of King Olaf". Names that only stand elsewhere in the source excuse nothing.
 */
public final class ComplementCheck {

    /** Tokens behind a word of place within which its place stands: "born on 3 May 1910 in Lagos". */
    private static final int NEAR = 12;

    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "for", "by", "from", "with", "to", "on", "under", "of");

    /** Words that say where something is or happened. */
    private static final Set<String> PLACED = Set.of(
            "born",
            "died",
            "buried",
            "raised",
            "set",
            "filmed",
            "located",
            "based",
            "founded",
            "formed",
            "built",
            "signed",
            "held",
            "headquartered",
            "educated",
            "lived",
            "situated",
            "premiered",
            "opened",
            "married");

    /** Words before a preposition that make no statement of their own. */
    private static final Set<String> LIGHT =
            Set.of("with", "from", "into", "part", "some", "most", "that", "than", "also", "only", "then", "well");

    private final Comparison c;
    private final Set<String> spelt = new HashSet<>();

    /** Creates a check of one claim. */
    public ComplementCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        if (c.across() || c.claim().has(CueKind.NOT)) {
            return;
        }
        if (c.claim().isHan()) {
            HAN_HEADS.forEach(this::han);
            return;
        }
        c.evidence().quoted().forEach(s -> s.tokens().forEach(t -> spelt.add(t.lower())));
        List<Token> said = c.claim().tokens();
        for (int i = 0; i + 2 < said.size(); i++) {
            if (isHead(said.get(i)) && PREPOSITIONS.contains(said.get(i + 1).lower()) && isNew(i + 2)) {
                Token rival = rival(i);
                if (rival != null) {
                    c.out().differs(Kind.NAME, said.get(i + 2).text(), rival.text());
                    return;
                }
            }
        }
    }

    /** Chinese verbs with a place or a house behind them. */
    private static final List<String> HAN_HEADS =
            List.of("生于", "位于", "坐落于", "葬于", "毕业于", "就读于", "任教于", "任职于", "供职于", "定居于", "迁往", "迁至", "设在", "设于");

    /** Characters that begin a place, and by which two places are told apart. */
    private static final int HAN_NAME = 2;

    /** Words that a Chinese place or house ends with: two of one ending exclude each other. */
    private static final List<String> HAN_ENDINGS =
            List.of("大学", "学院", "中学", "小学", "医院", "公司", "省", "市", "县", "镇", "乡", "村");

    /** 毕业于东南大学 against 毕业于西南大学. */
    private void han(String head) {
        String mine = behind(c.claim().text(), head);
        if (mine.length() < HAN_NAME) {
            return;
        }
        for (Statement s : c.evidence().quoted()) {
            String theirs = behind(s.text(), head);
            boolean other = theirs.length() >= HAN_NAME
                    && c.evidence().quoted().stream().noneMatch(q -> q.text().contains(mine.substring(0, HAN_NAME)))
                    && !c.claim().text().contains(theirs.substring(0, HAN_NAME));
            if (other && ending(mine).equals(ending(theirs))) {
                c.out().differs(Kind.NAME, mine, theirs);
                return;
            }
        }
    }

    /** The Han characters behind a word, up to the end of the place that they begin with; empty if the word is not there. */
    private static String behind(String text, String head) {
        int at = text.indexOf(head);
        int from = at < 0 ? text.length() : at + head.length();
        int to = from;
        while (to < text.length()
                && to < from + 8
                && Character.UnicodeScript.of(text.charAt(to)) == Character.UnicodeScript.HAN) {
            to++;
        }
        String words = text.substring(from, to);
        String ending = ending(words);
        return ending.isEmpty() ? words : words.substring(0, words.indexOf(ending, 1) + ending.length());
    }

    /** The first ending of a place in some characters, empty if there is none. */
    private static String ending(String words) {
        String found = "";
        int first = Integer.MAX_VALUE;
        for (String ending : HAN_ENDINGS) {
            int at = words.indexOf(ending, 1);
            if (at > 0 && at < first) {
                first = at;
                found = ending;
            }
        }
        return found;
    }

    private static boolean isHead(Token t) {
        return t.kind() == Token.Kind.WORD
                && !t.startsUpper()
                && (t.lower().length() > 3 || PLACED.contains(t.lower()))
                && !LIGHT.contains(t.lower());
    }

    /** True if a name begins here of which no word stands in the quoted sentences, and which is no heading's either. */
    private boolean isNew(int at) {
        List<Token> said = c.claim().tokens();
        boolean name = said.get(at).startsUpper() && !isDate(c.claim(), at);
        for (int i = at;
                i < said.size() && (said.get(i).startsUpper() || said.get(i).is(","));
                i++) {
            String word = said.get(i).lower();
            name &= !spelt.contains(word) && !Demonyms.isAmong(word, spelt) && !isDate(c.claim(), i);
        }
        return name && !c.evidence().contextHas(said.get(at).stem());
    }

    private @Nullable Token rival(int head) {
        List<Token> said = c.claim().tokens();
        boolean place = PLACED.contains(said.get(head).lower());
        boolean land = Demonyms.isLand(said.get(head + 2).lower());
        for (Statement s : c.evidence().quoted()) {
            // A town says nothing against the land that it may lie in.
            boolean lands = !land || c.evidence().quoted().stream().anyMatch(ComplementCheck::hasLand);
            for (int i = 0; lands && i + 2 < s.tokens().size(); i++) {
                boolean same = s.tokens().get(i).stem().equals(said.get(head).stem());
                int name = !same ? -1 : place ? placeBehind(s, i) : nameBehind(s, i, said.get(head + 1));
                if (name >= 0) {
                    return s.tokens().get(name);
                }
            }
        }
        return null;
    }

    private static boolean hasLand(Statement s) {
        return s.tokens().stream().anyMatch(t -> t.startsUpper() && Demonyms.isLand(t.lower()));
    }

    /** Where the name right behind a word and the preposition begins, or -1. */
    private static int nameBehind(Statement s, int at, Token preposition) {
        boolean tied = s.tokens().get(at + 1).is(preposition.lower());
        return tied ? name(s, at + 2) : -1;
    }

    /** Where the name behind "in" or "at" begins that follows a word of place, or -1. */
    private static int placeBehind(Statement s, int at) {
        for (int i = at + 1; i + 1 < Math.min(s.tokens().size(), at + NEAR); i++) {
            boolean in = s.tokens().get(i).is("in") || s.tokens().get(i).is("at");
            int name = in ? name(s, i + 1) : -1;
            if (name >= 0) {
                return name;
            }
        }
        return -1;
    }

    private static int name(Statement s, int at) {
        int name = at + (at < s.tokens().size() && s.tokens().get(at).is("the") ? 1 : 0);
        return name < s.tokens().size() && s.tokens().get(name).startsUpper() && !isDate(s, name) ? name : -1;
    }

    private static boolean isDate(Statement s, int at) {
        return s.dates().stream().anyMatch(d -> d.from() <= at && d.to() > at);
    }
}

package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds beginnings taken for ends: of spans of years, of ways from one place to another, of what was expected and what came. */
public final class EndsCheck {

    private static final Set<String> BEGIN =
            Set.of("began", "begin", "begins", "started", "starts", "since", "commenced");
    private static final Set<String> END =
            Set.of("completed", "finished", "ended", "ends", "until", "till", "concluded", "closed");
    private static final Set<String> UNTIL = Set.of("until", "till");
    private static final List<String> HAN_BEGIN = List.of("动工", "开工", "始建", "奠基", "开始");
    private static final List<String> HAN_END = List.of("建成", "竣工", "完工", "落成", "通车", "完成", "结束");

    private static final List<String> HAN_MOVES = List.of("迁到", "迁往", "迁至", "迁入", "搬到", "搬往", "搬至", "搬入");

    private static final Set<String> HEADS = Set.of("expected", "planned", "forecast", "usual", "predicted", "hoped");
    private static final Set<String> UP =
            Set.of("more", "higher", "greater", "larger", "longer", "above", "exceeded", "exceeding", "over", "faster");
    private static final Set<String> DOWN =
            Set.of("fewer", "less", "lower", "smaller", "shorter", "below", "under", "slower");

    private static final Pattern COMPASS = Pattern.compile("(north|south|east|west) of (?:the )?([\\p{L}-]{2,40})");

    private final Comparison c;

    /** Creates a check of one claim. */
    public EndsCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        List<Integer> years = years(c.claim());
        for (Statement s : c.evidence().quoted()) {
            if (c.claim().isHan() && s.isHan()) {
                hanYears(s, years);
                destination(s);
            } else if (!c.claim().isHan() && !s.isHan()) {
                span(s, years);
                way(s);
                expectation(s);
                compass(s);
            }
        }
    }

    private static List<Integer> years(Statement s) {
        return s.dates().stream()
                .filter(DateMention::hasYear)
                .map(DateMention::firstYear)
                .distinct()
                .toList();
    }

    /** "Began in 1875" against "between 1871 and 1875". */
    private void span(Statement s, List<Integer> years) {
        boolean waits = c.claim().has(CueKind.NOT) && has(c.claim(), UNTIL); // "did not begin until"
        boolean begins = waits || has(c.claim(), BEGIN);
        boolean ends = !waits && has(c.claim(), END);
        if (years.size() != 1 || begins == ends) {
            return;
        }
        for (int i = 0; i + 1 < s.dates().size(); i++) {
            DateMention first = s.dates().get(i);
            DateMention last = s.dates().get(i + 1);
            boolean span =
                    first.hasYear() && last.hasYear() && first.firstYear() < last.firstYear() && isSpan(s, first, last);
            int wrong = begins ? last.firstYear() : first.firstYear();
            if (span && years.get(0) == wrong) {
                String right = Integer.toString(begins ? first.firstYear() : last.firstYear());
                c.out()
                        .contradicted(
                                Kind.DATE,
                                Integer.toString(wrong),
                                right,
                                "the span of the source " + (begins ? "begins" : "ends") + " in " + right,
                                "来源的时段" + (begins ? "始于" : "止于") + right);
            }
        }
    }

    /** "between A and B", "from A to B", "A–B". */
    private static boolean isSpan(Statement s, DateMention first, DateMention last) {
        Token before =
                first.from() > 0 ? s.tokens().get(first.from() - 1) : s.tokens().get(first.from());
        String between = s.text(first.to(), last.from()).strip();
        return between.equals("–")
                || between.equals("-")
                || (before.is("between") && between.equals("and"))
                || (before.is("from") && (between.equals("to") || between.equals("until")));
    }

    /** Each phrase with its own year and its own event: 1958年动工，1962年建成. */
    private void hanYears(Statement s, List<Integer> years) {
        boolean begins = HAN_BEGIN.stream().anyMatch(c.claim().text()::contains);
        boolean ends = HAN_END.stream().anyMatch(c.claim().text()::contains);
        if (years.size() != 1 || begins == ends) {
            return;
        }
        int start = year(s, HAN_BEGIN);
        int end = year(s, HAN_END);
        int right = begins ? start : end;
        int other = begins ? end : start;
        if (right == 0 || other == 0 || right == other) {
            return;
        }
        if (years.get(0) == right) {
            c.out()
                    .drop(r -> (r.kind() == Kind.DATE || r.kind() == Kind.OPPOSITE)
                            && (r.passagePart().contains(Integer.toString(other)) || r.kind() == Kind.OPPOSITE));
        } else if (years.get(0) == other) {
            c.out()
                    .contradicted(
                            Kind.DATE,
                            Integer.toString(other),
                            Integer.toString(right),
                            "the source gives " + right + " for this, the claim " + other,
                            "来源里这一项是" + right + "年，论断写成了" + other + "年");
        }
    }

    /** 迁到河东 against 迁到关帝庙, where the passage names that place as another one. */
    private void destination(Statement s) {
        String mine = behind(c.claim().text());
        String theirs = behind(s.text());
        boolean other = mine.length() > 1
                && theirs.length() > 1
                && !theirs.contains(mine)
                && !mine.contains(theirs)
                && s.text().contains(mine);
        if (other) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            mine,
                            theirs,
                            "the source says that it went to " + theirs + ", the claim to " + mine,
                            "来源说的是去“" + theirs + "”，论断说的是去“" + mine + "”");
        }
    }

    /** What stands behind the first verb of moving, up to the next mark; empty without one. */
    private static String behind(String text) {
        for (String verb : HAN_MOVES) {
            int at = text.indexOf(verb);
            if (at >= 0) {
                int from = at + verb.length();
                from += from < text.length() && text.charAt(from) == '了' ? 1 : 0;
                return text.substring(from, stop(text, from)).strip();
            }
        }
        return "";
    }

    private static int year(Statement s, List<String> words) {
        for (DateMention d : s.dates()) {
            int from = d.hasYear()
                    ? s.tokens().get(Math.min(d.to(), s.tokens().size() - 1)).start()
                    : -1;
            int stop = from < 0 ? -1 : stop(s.text(), from);
            if (stop > from && words.stream().anyMatch(s.text().substring(from, stop)::contains)) {
                return d.firstYear();
            }
        }
        return 0;
    }

    private static int stop(String text, int from) {
        int i = from;
        while (i < text.length() && "，,；;。".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** "From A to B" against "to A". */
    private void way(Statement s) {
        Set<String> from = names(c.claim(), "from");
        Set<String> to = names(c.claim(), "to");
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        Set<String> theirFrom = names(s, "from");
        Set<String> theirTo = names(s, "to");
        boolean turned =
                theirTo.stream().anyMatch(from::contains) && theirTo.stream().noneMatch(to::contains)
                        || theirFrom.stream().anyMatch(to::contains)
                                && theirFrom.stream().noneMatch(from::contains);
        if (turned) {
            c.out()
                    .contradicted(
                            Kind.ROLE, "", s.text(), "the way is turned round: the source goes the other way", "方向颠倒了");
        }
    }

    private static Set<String> names(Statement s, String preposition) {
        Set<String> out = new HashSet<>();
        for (Term t : s.terms()) {
            int before = t.from() - 1;
            boolean article = before > 0 && s.tokens().get(before).is("the");
            int at = article ? before - 1 : before;
            if (t.name() && at >= 0 && s.tokens().get(at).is(preposition)) {
                out.add(t.key());
            }
        }
        return out;
    }

    /** "A lies north of B" is the same as "B lies south of A". */
    private void compass(Statement s) {
        Matcher mine = COMPASS.matcher(c.claim().text());
        Matcher theirs = COMPASS.matcher(s.text());
        if (!mine.find() || !theirs.find() || mine.group(1).equals(theirs.group(1))) {
            return;
        }
        String subject =
                c.claim().terms().isEmpty() ? "" : c.claim().terms().get(0).text();
        boolean exchanged =
                theirs.group(2).contains(subject) && !theirs.group(2).contains(mine.group(2));
        if (!subject.isEmpty() && exchanged && mine.start() > c.claim().text().indexOf(subject)) {
            c.out()
                    .drop(r -> r.kind() == Kind.OPPOSITE
                            && r.claimPart().toLowerCase(Locale.ROOT).equals(mine.group(1)));
        }
    }

    /** "Fewer than expected" against "more than the 25,000 expected". */
    private void expectation(Statement s) {
        int mine = side(c.claim());
        int theirs = side(s);
        if (mine * theirs < 0) {
            c.out()
                    .contradicted(
                            Kind.COMPARISON,
                            "",
                            s.text(),
                            "the source has it the other way round against what was expected",
                            "与预期相比的方向颠倒了");
        }
    }

    /** 1 for more than expected, -1 for less, 0 where nothing is said. */
    private static int side(Statement s) {
        List<Token> tokens = new ArrayList<>(s.tokens());
        for (int i = 0; i < tokens.size(); i++) {
            int side = UP.contains(tokens.get(i).lower())
                    ? 1
                    : DOWN.contains(tokens.get(i).lower()) ? -1 : 0;
            for (int j = i + 1; side != 0 && j < tokens.size() && j < i + 7; j++) {
                if (tokens.get(j).is("than") || j == i + 1) {
                    for (int k = j; k < tokens.size() && k < j + 6; k++) {
                        if (HEADS.contains(tokens.get(k).lower())) {
                            return side;
                        }
                    }
                }
            }
        }
        return 0;
    }

    private static boolean has(Statement s, Set<String> words) {
        return s.tokens().stream().anyMatch(t -> words.contains(t.lower()));
    }
}

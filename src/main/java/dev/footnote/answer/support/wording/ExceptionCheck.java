package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import dev.footnote.text.Negations;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what a claim says of an exception against what the passage says of all but the exception. */
public final class ExceptionCheck {

    private static final Pattern HAN = Pattern.compile("除了?([^，。；,;除]{1,20}?)(?:之外|以外|外)[，,]?([^。；;]{0,80})");
    private static final Pattern HAN_ALL = Pattern.compile("都|均|全部|所有|一律|各|其他|其余");

    private static final Set<String> ALL =
            Set.of("daily", "every", "all", "each", "always", "any", "everybody", "everyone");
    private static final Set<CueKind> NEGATIVE = EnumSet.of(CueKind.NOT, CueKind.NONE, CueKind.EXCEPT, CueKind.NOT_ALL);

    private final Comparison c;

    /** Creates a check of one claim. */
    public ExceptionCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        for (Statement s : c.evidence().quoted()) {
            if (c.claim().isHan() && s.isHan()) {
                han(s);
            } else if (!c.claim().isHan() && !s.isHan()) {
                english(s);
            }
        }
    }

    /** 除一年级外，各年级都开设英语课. What goes on with 还 or 也 adds something and excepts nothing. */
    private void han(Statement s) {
        Matcher m = HAN.matcher(s.text());
        String claim = c.claim().text();
        if (!m.find() || claim.contains("除")) {
            return;
        }
        String excepted = m.group(1);
        String rest = m.group(2);
        if (rest.startsWith("还")
                || rest.startsWith("也")
                || !HAN_ALL.matcher(rest).find()) {
            return;
        }
        boolean same = Negations.hasHan(claim) == Negations.hasHan(rest);
        if (claim.contains(excepted)) {
            if (same) {
                excepted(excepted, s);
            } else {
                c.out().drop(r -> r.kind() == Kind.NEGATION);
            }
        } else if (same && HAN_ALL.matcher(claim).find()) {
            c.out()
                    .missing(
                            Kind.CONDITION,
                            "",
                            excepted,
                            "the source makes an exception (" + excepted + ") that the claim leaves out",
                            "来源有例外（“" + excepted + "”），论断没有写");
        }
    }

    /** "Every year since 1983 except 1999" against what is said of 1999. */
    private void english(Statement s) {
        Cue except = s.first(CueKind.EXCEPT);
        boolean all =
                except != null && s.tokens().subList(0, except.from()).stream().anyMatch(t -> ALL.contains(t.lower()));
        if (except == null || !all || c.claim().first(NEGATIVE) != null || hasOnly()) {
            return;
        }
        boolean denied = s.cues().stream().anyMatch(x -> x.is(CueKind.NOT) && x.from() < except.from());
        List<Integer> years = c.claim().dates().stream()
                .filter(DateMention::isYearOnly)
                .map(DateMention::firstYear)
                .toList();
        boolean ofIt = years.size() == 1
                && s.dates().stream()
                        .anyMatch(d -> d.from() >= except.to() && d.isYearOnly() && d.firstYear() == years.get(0));
        weekday(s, except, denied);
        boolean ofTheSame = c.claim().terms().stream()
                .map(Term::key)
                .anyMatch(key -> s.terms().stream()
                        .anyMatch(t -> t.from() < except.from() && t.key().equals(key)));
        if (ofIt && ofTheSame && !denied) {
            excepted(Integer.toString(years.get(0)), s);
        }
    }

    /** "Daily except Mondays" against what is said of a Monday. */
    private void weekday(Statement s, Cue except, boolean denied) {
        for (DateMention d : s.dates()) {
            boolean out = d.weekday() > 0 && d.from() >= except.to() && d.from() <= except.to() + 3;
            boolean said = out && c.claim().dates().stream().anyMatch(x -> x.weekday() == d.weekday());
            boolean flips = c.claim().terms().stream()
                    .anyMatch(t -> t.side() != 0
                            && s.terms().stream().anyMatch(x -> x.key().equals(t.key()) && x.side() == -t.side()));
            if (said && !denied && !flips) {
                excepted(d.text(), s);
                return;
            }
        }
    }

    private boolean hasOnly() {
        return c.claim().tokens().stream().anyMatch(t -> t.is("only") || t.is("exception"));
    }

    private void excepted(String what, Statement s) {
        c.out().contradicted(Kind.CONDITION, what, s.text(), "the source excepts " + what, "来源把“" + what + "”除外了");
    }
}

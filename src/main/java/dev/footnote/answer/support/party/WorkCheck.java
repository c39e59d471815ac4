package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds Chinese claims that give the work or the office of the one to the other: 甲主演《A》，乙主演《B》; 选举甲为主席，乙为副主席. */
final class WorkCheck {

    private static final Pattern WORK = Pattern.compile("《([^》]{1,40})》");

    private static final Pattern STOPS = Pattern.compile("[、，,。；;]");

    private static final Pattern STRETCHES = Pattern.compile("[，,。；;]");

    private static final Pattern MARKS = Pattern.compile("[，。、；《》]");

    private static final Pattern OFFICE =
            Pattern.compile("([^，。；,;]{2,24})(?:当选为|选为|任命为|出任|担任|为)([^，。；,;、为]{2,16})(?=[，。；,;]|$)");

    private static final Pattern SAID =
            Pattern.compile("([\\p{IsHan}·]{2,8}?)(?:被选举为|被选为|当选为|当选|被任命为|出任|担任|是|为)了?([^，。；,;]{2,16})[。.]?$");

    private final Comparison c;

    WorkCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        works(s);
        offices(s);
        titles(s);
        ranks(s);
        teachers(s);
        causes(s);
    }

    private void works(Statement s) {
        Matcher mine = WORK.matcher(c.claim().text());
        if (!mine.find()) {
            return;
        }
        String work = mine.group();
        for (String part : STOPS.split(s.text(), -1)) {
            Matcher other = WORK.matcher(part);
            int at = part.indexOf("主演的") >= 0 ? part.indexOf("主演的") : maker(part);
            if (at < 2
                    || !other.find()
                    || other.start() < at
                    || part.contains(work)
                    || !s.text().contains(work)) {
                continue;
            }
            String person = part.substring(Math.max(0, at - 3), at);
            boolean named = c.claim().text().contains(person)
                    || person.length() == 3 && c.claim().text().contains(person.substring(1)) && !isHanBefore(person);
            boolean once = s.text().indexOf(person) == s.text().lastIndexOf(person);
            if (named && once && !c.claim().text().contains(other.group())) {
                differs(person + "，" + work, person + "，" + other.group());
                return;
            }
        }
    }

    private static int maker(String part) {
        for (String verb : new String[] {"执导的", "创作的", "撰写的", "编剧的", "演唱的", "出演的", "导演的", "所著的"}) {
            if (part.contains(verb)) {
                return part.indexOf(verb);
            }
        }
        return -1;
    }

    private static boolean isHanBefore(String person) {
        return person.charAt(0) == '·';
    }

    private static final Pattern TEACHER = Pattern.compile("拜([^，。；]{2,24}?)为师");

    /** 甲拜乙为师: a claim that makes the teacher the pupil. */
    private void teachers(Statement s) {
        Matcher mine = TEACHER.matcher(c.claim().text());
        Matcher theirs = TEACHER.matcher(s.text());
        if (!mine.find() || !theirs.find() || mine.start() < 2) {
            return;
        }
        String pupil = c.claim().text().substring(Math.max(0, mine.start() - 3), mine.start());
        boolean turned = theirs.group(1).contains(pupil) && !theirs.group(1).contains(mine.group(1));
        if (turned) {
            differs(mine.group(), theirs.group());
        }
    }

    private static final Pattern CAUSE =
            Pattern.compile("因(?!此|而|为)([^，。；,;]{2,8}?)(?:去世|病逝|逝世|死亡|身亡|推迟|取消|停办|停产|关闭|辞职|退役|被|而)");

    /** 因车祸去世 against 因病去世: another cause than the passage gives. */
    private void causes(Statement s) {
        Matcher mine = CAUSE.matcher(c.claim().text());
        int own = s.text().indexOf('因');
        if (mine.find()
                && own >= 0
                && mine.group(1).chars().noneMatch(cp -> s.text().indexOf(cp) >= 0)) {
            String shown = s.text().substring(own, Math.min(s.text().length(), own + 8));
            boolean bears = c.claim().keys().stream().anyMatch(s.keys()::contains);
            if (bears && !c.evidence().pages().stream().anyMatch(p -> p.normal().contains(mine.group(1)))) {
                differs(mine.group(), shown);
            }
        }
    }

    private static final Pattern RANK = Pattern.compile("(第[一二三]名|冠军|亚军|季军|特等奖|一等奖|金牌|银牌|铜牌)(?:是|为|由)([^，。；,;]{2,12})");

    /** 第一名是临江队: a claim that gives the rank to another one. */
    private void ranks(Statement s) {
        for (Matcher m = RANK.matcher(s.text()); m.find(); ) {
            String holder = m.group(2);
            String said = c.claim().text();
            boolean other = said.contains(m.group(1))
                    && !said.contains(holder.substring(0, 2))
                    && !c.claim().has(CueKind.NOT);
            boolean once = s.text().indexOf(m.group(1)) == s.text().lastIndexOf(m.group(1));
            if (other && once) {
                differs(said, m.group());
                return;
            }
        }
    }

    /** 《甲》收入增加，而《乙》收入减少: what is said of the one title is not said of the other. */
    private void titles(Statement s) {
        Matcher mine = WORK.matcher(c.claim().text());
        if (!mine.find() || !s.text().contains(mine.group())) {
            return;
        }
        String rest = MARKS.matcher(c.claim().text().replace(mine.group(), "")).replaceAll("");
        String best = "";
        double most = 0;
        for (String part : STRETCHES.split(s.text(), -1)) {
            String bare = WORK.matcher(part).replaceAll("");
            double share = share(rest, bare);
            boolean better = share > most;
            best = better ? part : best;
            most = better ? share : most;
        }
        Matcher other = WORK.matcher(best);
        boolean own = best.contains(mine.group()) || mine.find();
        if (most >= 0.6 && !own && other.find()) {
            differs(c.claim().text(), best);
        }
    }

    /** The share of a text's pairs of characters that another one has. */
    private static double share(String text, String in) {
        int met = 0;
        for (int i = 0; i + 2 <= text.length(); i++) {
            met += in.contains(text.substring(i, i + 2)) ? 1 : 0;
        }
        return text.length() < 3 ? 0 : (double) met / (text.length() - 1);
    }

    private void offices(Statement s) {
        Matcher said = SAID.matcher(c.claim().text());
        if (!said.find()) {
            return;
        }
        String name = said.group(1);
        String office = said.group(2);
        String own = null;
        boolean others = false;
        for (Matcher m = OFFICE.matcher(s.text()); m.find(); ) {
            boolean his = m.group(1).contains(name);
            boolean fits = office.endsWith(m.group(2)) || m.group(2).endsWith(office);
            own = his ? m.group(2) : own;
            others |= !his && fits;
            if (his && fits) {
                return;
            }
        }
        if (own != null && others) {
            differs(name + "，" + office, name + "，" + own);
        }
    }

    private void differs(String said, String shown) {
        c.out()
                .contradicted(
                        Kind.ROLE,
                        said,
                        shown,
                        "the source has " + shown + ", the claim " + said,
                        "来源里对应的是“" + shown + "”，论断里是“" + said + "”");
    }
}

package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a Chinese claim that puts one speaker's words into another one's mouth: 甲表示……；乙则认为……. */
final class SpeakerCheck {

    private static final Pattern SAYS =
            Pattern.compile("([^，。；,;：:]{1,16}?)(?:则|也|还|曾)?(表示|认为|指出|觉得|说|批评|担心|强调|承认|否认)");

    private static final Pattern PIECE = Pattern.compile("[^，,；;。]++");

    private final Comparison c;

    SpeakerCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        Said mine = said(c.claim().text());
        List<Said> shown = new ArrayList<>();
        for (Matcher m = PIECE.matcher(s.text()); m.find(); ) {
            Said piece = said(m.group());
            int last = shown.size() - 1;
            if (piece != null) {
                shown.add(piece);
            } else if (last >= 0) {
                shown.set(
                        last,
                        new Said(shown.get(last).speaker(), shown.get(last).words() + m.group()));
            }
        }
        if (mine == null || shown.size() < 2) {
            return;
        }
        int best = 0;
        for (int i = 1; i < shown.size(); i++) {
            best = common(shown.get(i).words(), mine.words())
                            > common(shown.get(best).words(), mine.words())
                    ? i
                    : best;
        }
        Said real = shown.get(best);
        int most = common(real.words(), mine.words());
        boolean clear = true;
        boolean elsewhere = false;
        for (int i = 0; i < shown.size(); i++) {
            clear &= i == best || 2 * common(shown.get(i).words(), mine.words()) <= most;
            elsewhere |= i != best && isSame(shown.get(i).speaker(), mine.speaker());
        }
        boolean other = most >= 2 && clear && elsewhere && !isSame(real.speaker(), mine.speaker());
        if (other) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            mine.speaker(),
                            real.speaker(),
                            "the source gives these words to " + real.speaker() + ", the claim to " + mine.speaker(),
                            "来源里说这话的是“" + real.speaker() + "”，论断说的是“" + mine.speaker() + "”");
        }
    }

    private record Said(String speaker, String words) {}

    private static @Nullable Said said(String text) {
        Matcher m = SAYS.matcher(text);
        return m.find() ? new Said(m.group(1).strip(), text.substring(m.end())) : null;
    }

    private static boolean isSame(String a, String b) {
        return a.length() > 1 && b.length() > 1 && (a.contains(b) || b.contains(a) || endsAlike(a, b));
    }

    /** 镇长葛平 and 葛平 end in the same name. */
    private static boolean endsAlike(String a, String b) {
        return a.regionMatches(a.length() - 2, b, b.length() - 2, 2);
    }

    /** How many pairs of characters two texts share. */
    private static int common(String a, String b) {
        int count = 0;
        for (int i = 0; i + 2 <= b.length(); i++) {
            count += a.contains(b.substring(i, i + 2)) ? 1 : 0;
        }
        return count;
    }
}

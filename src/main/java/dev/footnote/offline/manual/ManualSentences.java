package dev.footnote.offline.manual;

import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a block, with their place in the source. */
final class ManualSentences {

    /**
     * A sentence.
     *
     * @param start offset in the source's text
     * @param text verbatim
     */
    record Sentence(int start, String text) {
        /** The words without the mark at their end. */
        String plain() {
            return END.matcher(text).replaceFirst("");
        }
    }

    private static final Pattern END = Pattern.compile("(?<![\\s.。:：;；])[\\s.。:：;；]++$");

    /** The mark of a quoted remark and the picture behind it. */
    private static final Pattern QUOTED = Pattern.compile("(?:> ?)?(?:[\\p{So}\\uFE0F] ?){0,3}");

    /** A letter, and the end of its line. */
    private static final Pattern GOES_ON = Pattern.compile("[\\p{L}\\d,(][ \\t]{0,8}\\r?\\n[ \\t]{0,40}");

    private ManualSentences() {}

    /** Returns the sentences of a block's own words: behind its term, if it has one. */
    static List<Sentence> of(ManualBlock block) {
        int offset = Math.max(block.text().indexOf(block.said()), 0);
        List<Sentence> out = new ArrayList<>();
        String said = block.text().substring(offset);
        for (Span span : whole(said)) {
            String text = span.in(said);
            Matcher quoted = QUOTED.matcher(text);
            int from = quoted.lookingAt() && quoted.end() < text.length() ? quoted.end() : 0;
            out.add(new Sentence(block.start() + offset + span.start() + from, text.substring(from)));
        }
        return out;
    }

    /** The sentences of a text of which a line may begin with a mark of code: the end of a line by itself ends no sentence. */
    private static List<Span> whole(String said) {
        List<Span> out = new ArrayList<>();
        for (Span span : Sentences.of(said)) {
            Span last = out.isEmpty() ? null : out.get(out.size() - 1);
            boolean goesOn = last != null
                    && GOES_ON.matcher(said.substring(Math.max(last.end() - 1, 0), span.start()))
                            .matches()
                    && said.charAt(span.start()) == '`';
            if (last != null && goesOn) {
                out.set(out.size() - 1, new Span(last.start(), span.end()));
            } else {
                out.add(span);
            }
        }
        return out;
    }
}

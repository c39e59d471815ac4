package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the blocks of a page under its headings. Offsets are those of the source's text. For one thread. */
final class SectionBuilder {

    /** The deepest level of a heading; the highest one is 1. */
    static final int DEEPEST = 7;

    private static final Pattern TERM = Pattern.compile(
            "^(?:\\*\\*)?((?:\\*\\*[^*\\n]{1,80}\\*\\*|`{1,2}[^`\\n]{1,80}`{1,2})(?:(?:,| or| /|、|，)? ?`{1,2}[^`\\n]{1,80}`{1,2}){0,5})(?:\\*\\*)?"
                    + "(?:\\s?\\{[^}\\n]{0,60}\\}|\\s?[(（][^)）\\n]{0,60}[)）])?\\s*(?:(?:—|–|--|-|:|：|&mdash;|&ndash;|=)\\s*(?=\\S)|,\\s+(?=\\p{Ll}))");

    private final List<ManualPage.Section> sections = new ArrayList<>();
    private final String[] headings = new String[DEEPEST + 1];
    private final List<ManualBlock> blocks = new ArrayList<>();
    private int sectionStart;
    private String passage = "";
    private int offset;

    /**
     * Goes on to the next passage that was read.
     *
     * @param text of the passage
     * @param start its offset
     */
    void read(String text, int start) {
        passage = text;
        offset = start;
    }

    /** Returns a stretch of the passage that is being read. */
    String text(int start, int end) {
        return passage.substring(start - offset, end - offset);
    }

    /** Between two passages headings may stand that were not read: only the page's own one surely holds. */
    void leap(int at) {
        close(2, at);
    }

    /** Ends the last section, and returns all of them in order. */
    List<ManualPage.Section> end() {
        close(DEEPEST, 0);
        return sections;
    }

    /** Returns true if the section has no block yet. */
    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Ends the section, and takes away the headings from a level on. */
    private void close(int level, int at) {
        if (!blocks.isEmpty() || !heading().isEmpty()) {
            List<String> above = above();
            sections.add(new ManualPage.Section(heading(), above, sectionStart, List.copyOf(blocks)));
        }
        blocks.clear();
        for (int i = level; i <= DEEPEST; i++) {
            headings[i] = null;
        }
        sectionStart = at;
    }

    private String heading() {
        for (int i = DEEPEST; i > 0; i--) {
            if (headings[i] != null) {
                return headings[i];
            }
        }
        return "";
    }

    private List<String> above() {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= DEEPEST; i++) {
            if (headings[i] != null) {
                all.add(headings[i]);
            }
        }
        return all.isEmpty() ? List.of() : List.copyOf(all.subList(0, all.size() - 1));
    }

    /**
     * Begins a section.
     *
     * @param level of its heading, 1 to {@link #DEEPEST}
     * @param heading as written, without the marks before it
     * @param at its offset
     */
    void open(int level, String heading, int at) {
        close(level, at);
        headings[level] = bare(heading);
    }

    /** A heading without the marks that may close it and the name of its anchor. */
    private static String bare(String heading) {
        String out = heading.strip();
        int anchor = out.lastIndexOf("{#");
        if (anchor >= 0 && out.endsWith("}")) {
            out = out.substring(0, anchor).stripTrailing();
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '#') {
            end--;
        }
        boolean closed = end < out.length() && end > 0 && Character.isWhitespace(out.charAt(end - 1));
        return closed ? out.substring(0, end).strip() : out;
    }

    void add(ManualBlock block) {
        blocks.add(block);
    }

    void addAll(List<ManualBlock> more) {
        blocks.addAll(more);
    }

    /** Adds a paragraph or an item; one that begins with a term and explains it is an item. */
    void explain(Kind kind, int start, int end) {
        String all = text(start, end);
        Matcher term = TERM.matcher(all);
        if (term.find()) {
            add(Kind.ITEM, start, end, term.group(1), all.substring(term.end()));
        } else {
            add(kind, start, end, "", all);
        }
    }

    /** Adds lines of code, and behind them the settings and options that they explain. */
    void code(int start, int end) {
        add(Kind.CODE, start, end, "", "");
        String lines = text(start, end);
        blocks.addAll(SettingsListing.of(lines, start));
        blocks.addAll(OptionListing.of(lines, start));
    }

    /**
     * Adds a block.
     *
     * @param start offset in the source's text
     * @param end offset behind it
     * @param term what it explains; may be empty
     * @param said what is said of the term; empty for the whole block
     */
    void add(Kind kind, int start, int end, String term, String said) {
        String all = text(start, end);
        blocks.add(new ManualBlock(kind, start, all, term, said.isEmpty() ? all : said));
    }
}

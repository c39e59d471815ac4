package dev.footnote.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What looks like a name in a text: runs of capitalised words, and what stands in quotation or title marks. */
public final class Names {

    private static final Pattern RUN = Pattern.compile(
            "\\p{Lu}[\\p{L}\\p{N}'’.-]*(?:(?:\\s+(?:of|the|de|van|von|der|da|di|la|le|al|and|for|in)){0,2}\\s+(?:\\p{Lu}[\\p{L}\\p{N}'’.-]*|\\d+))*");
    private static final Pattern MARKED =
            Pattern.compile("《([^》]{1,60})》|“([^”]{2,60})”|「([^」]{1,40})」|『([^』]{1,40})』|\"([^\"]{2,60})\"");
    private static final Pattern HAN_ENTITY = Pattern.compile(
            "[\\p{IsHan}·]{2,8}(?:号|大学|学院|公司|集团|省|市|县|区|路|站|计划|工程|山|江|河|湖|国|党|局|院|队|奖|杯)|\\p{IsHan}{1,6}·[\\p{IsHan}·]{1,10}");

    private Names() {}

    /**
     * Names in the order in which they stand, each once.
     *
     * @param text one sentence or more
     */
    public static List<String> of(String text) {
        Set<String> out = new LinkedHashSet<>();
        Matcher marked = MARKED.matcher(text);
        while (marked.find()) {
            for (int group = 1; group <= marked.groupCount(); group++) {
                String name = marked.group(group);
                if (name != null && !name.isBlank()) {
                    out.add(name.strip());
                }
            }
        }
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            add(out, run.group());
        }
        Matcher han = HAN_ENTITY.matcher(text);
        while (han.find()) {
            out.add(han.group());
        }
        return new ArrayList<>(out);
    }

    private static void add(Set<String> out, String run) {
        String name = run.replaceAll("[.'’-]+$", "").replaceAll("['’]s$", "");
        String[] words = name.split("\\s+");
        int from = 0;
        // A sentence may begin with a word that is no name.
        while (from < words.length && Words.isStop(words[from].toLowerCase(Locale.ROOT))) {
            from++;
        }
        if (from < words.length) {
            String rest = String.join(" ", List.of(words).subList(from, words.length));
            if (rest.length() > 1) {
                out.add(rest);
            }
        }
    }
}

package dev.footnote.offline.evidence;

import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Matches names with the titles of the pages that were read. */
public final class PageTitles {

    /** Sources by title, in the order in which they were read. */
    private final Map<Integer, String> titles;

    public PageTitles(Map<Integer, String> titles) {
        this.titles = titles;
    }

    /** Returns the titles as they are written. */
    public Collection<String> all() {
        return titles.values();
    }

    /** Returns the sources whose pages are about a thing, those that are called by all of its name first. */
    public List<Integer> about(String name) {
        List<String> whole = words(name);
        List<String> plain = words(NamedPages.called(name));
        List<Integer> same = new ArrayList<>();
        List<Integer> called = new ArrayList<>();
        List<Integer> longer = new ArrayList<>();
        titles.forEach((source, title) -> {
            List<String> words = words(NamedPages.called(title));
            if (words(title).equals(whole)) {
                same.add(source);
            } else if (words.equals(plain)) {
                called.add(source);
            } else if (isLonger(words, plain)) {
                longer.add(source);
            }
        });
        same.addAll(called);
        same.addAll(longer);
        return same;
    }

    /** Returns the title of the page that a name leads to, without a remark in brackets; the name itself if none was read. */
    public String called(String name) {
        List<String> words = words(name);
        Optional<String> best = Optional.empty();
        for (String written : titles.values()) {
            String title = NamedPages.called(written);
            List<String> other = words(title);
            if (other.equals(words)) {
                return title;
            }
            boolean within = other.size() > 1 && isWithin(other, words);
            if (best.isEmpty() && (isLonger(other, words) || within)) {
                best = Optional.of(title);
            }
        }
        return best.orElse(name);
    }

    /** Returns the title that a name is part of where it stands in a sentence, as "Venn" in "Venn, Holt and Dask"; else as {@link #called(String)}. */
    public String called(String name, String sentence) {
        int at = sentence.indexOf(name);
        for (String written : titles.values()) {
            String title = NamedPages.called(written);
            int whole = title.length() > name.length() && title.contains(name) ? sentence.indexOf(title) : -1;
            if (whole >= 0 && whole <= at && whole + title.length() >= at + name.length()) {
                return title;
            }
        }
        return called(name);
    }

    /** True for a title that begins with the name, as "Ida, Countess of Brell" with "Ida", or has a middle name more. */
    private static boolean isLonger(List<String> title, List<String> name) {
        if (name.size() < 2 || title.size() <= name.size()) {
            return false;
        }
        boolean begins = Collections.indexOfSubList(title, name) == 0;
        boolean ends = title.get(title.size() - 1).equals(name.get(name.size() - 1));
        return begins || (ends && title.get(0).equals(name.get(0)) && isWithin(name, title));
    }

    /** True if some words stand among others in their order. */
    private static boolean isWithin(List<String> some, List<String> all) {
        int next = 0;
        for (String word : all) {
            if (next < some.size() && some.get(next).equals(word)) {
                next++;
            }
        }
        return next == some.size();
    }

    private static List<String> words(String text) {
        return Words.of(text).stream().map(Words::withoutAccents).toList();
    }
}

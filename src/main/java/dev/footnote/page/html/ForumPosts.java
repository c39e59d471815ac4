package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.Cuts;
import dev.footnote.page.format.HtmlNames;
import dev.footnote.page.format.PageDates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Leaves of the posts of a forum what their authors wrote, with name and date: no signatures, counts of posts or repeated quotes. */
final class ForumPosts {

    /** Words in names of what says who wrote a post. */
    private static final Set<String> AUTHOR = Set.of(
            "user",
            "author",
            "poster",
            "postprofile",
            "userinfo",
            "postleft",
            "postbit",
            "userdetails",
            "postdetails",
            "profile",
            "username");

    /** Words in names of what stands below a post or says more of its author than the name. */
    private static final Set<String> BESIDE = Set.of(
            "signature",
            "sig",
            "signatures",
            "extras",
            "usertitle",
            "rank",
            "badge",
            "badges",
            "reactions",
            "reaction",
            "likes",
            "banner",
            "stats",
            "similar",
            "rules",
            "unfurl",
            "edited",
            "lastedit",
            "notices",
            "notice",
            "quickreply");

    private static final Set<String> TIMES = Set.of("time");

    /** Characters of the largest block about an author. */
    private static final int MAX_AUTHOR = 200;

    /** Shorter quotes are answered word by word. */
    private static final int MIN_QUOTE = 60;

    /** This much of a quote tells whether it stands above. */
    private static final int QUOTE_START = 120;

    private ForumPosts() {}

    /**
     * Drops what is no post.
     *
     * @return how many parts
     */
    static int clean(Element body, TextDensity density) {
        List<Element> gone = new ArrayList<>();
        int all = density.at(body).prose();
        for (Element e : density.elements()) {
            boolean beside = !e.equals(body) && (hasWord(e, BESIDE) || isExtra(e, density));
            if (beside && density.at(e).prose() <= all / 4) {
                gone.add(e);
            }
        }
        density.cut(gone);
        return gone.size() + dropTitles(density) + dropQuotes(body, density);
    }

    /** Drops what stands below the name of an author: a rank, a group, an office, a number of posts. A date stays. */
    private static int dropTitles(TextDensity density) {
        List<Element> gone = new ArrayList<>();
        for (Element e : density.elements()) {
            int length = density.at(e).all();
            if (length > 0
                    && length <= MAX_AUTHOR
                    && isAuthor(e)
                    && density.at(e).prose() == 0) {
                boolean named = false;
                for (Element line : Descendants.of(e)) {
                    if (line.childrenSize() > 0 || density.at(line).all() == 0 || isDate(line)) {
                        continue;
                    }
                    if (named && !Lines.hasBareText(line)) {
                        gone.add(line);
                    }
                    // a single letter stands for the picture of its author
                    named |= density.at(line).all() > 1;
                }
            }
        }
        density.cut(gone);
        return gone.size();
    }

    private static boolean isAuthor(Element e) {
        return !e.normalName().equals("article")
                && !e.normalName().equals("body")
                && (e.attr("itemprop").equals("author") || hasWord(e, AUTHOR));
    }

    private static boolean isDate(Element e) {
        return e.normalName().equals("time")
                || e.hasAttr("datetime")
                || Descendants.isWithin(e, TIMES)
                || PageDates.mayHold(e.text());
    }

    /** Lists of facts beside the name of an author. */
    private static boolean isExtra(Element e, TextDensity density) {
        String name = e.normalName();
        if (!name.equals("dd") && !name.equals("ul") && !name.equals("ol") && !name.equals("dl")) {
            return false;
        }
        int up = 0;
        for (Element parent = name.equals("dd") ? e : e.parent();
                parent != null && up < 4;
                parent = parent.parent(), up++) {
            if (density.at(parent).prose() > 0) {
                return false;
            }
            if (hasWord(parent, AUTHOR)
                    && !parent.normalName().equals("article")
                    && !parent.normalName().equals("body")) {
                return !name.equals("dl") || e.previousElementSibling() != null;
            }
        }
        return false;
    }

    /** Drops quotes of what stands in a post above. */
    private static int dropQuotes(Element body, TextDensity density) {
        List<Element> gone = new ArrayList<>();
        List<Element> quotes = body.select("blockquote");
        if (quotes.isEmpty()) {
            return 0;
        }
        Element copy = body.clone();
        Cuts.remove(copy.select("blockquote"));
        String written = copy.text();
        Set<String> seen = new HashSet<>();
        for (Element quote : quotes) {
            Element deepest = quote.select("p, div").last();
            String text = (deepest == null ? quote : deepest).text();
            String start = text.substring(0, Math.min(text.length(), QUOTE_START));
            if (start.length() >= MIN_QUOTE && (!seen.add(start) || written.contains(start))) {
                gone.add(quote);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    private static boolean hasWord(Element e, Set<String> words) {
        if (!e.hasAttr("class")) {
            return false;
        }
        return HtmlNames.hasWord(e.className(), words, true)
                || e.classNames().stream().anyMatch(name -> words.contains(name.toLowerCase(Locale.ROOT)));
    }
}

package dev.footnote.answer.render;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent.SearchDone;
import dev.footnote.api.run.ResearchEvent.SourceFrozen;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.search.Hit;
import java.util.List;

/** The way of the search: what was looked for, what that gave, and what was read. */
final class TrailHtml {

    /** Hits of a search that are named. */
    private static final int HITS = 3;

    private final Labels words;

    TrailHtml(Labels words) {
        this.words = words;
    }

    String section(List<RecordedEvent> events) {
        StringBuilder rows = new StringBuilder();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof SearchDone search) {
                search(search, rows);
            } else if (recorded.event() instanceof SourceFrozen read && read.step() > 0) {
                read(read.source(), rows);
            }
        }
        return rows.length() == 0
                ? ""
                : "<section class=\"trail\">\n<h2>" + words.trail() + "</h2>\n<ol>\n" + rows + "</ol>\n</section>\n";
    }

    private void search(SearchDone search, StringBuilder out) {
        out.append("<li class=\"search\"><span class=\"step\">")
                .append(words.searched())
                .append("</span> ");
        out.append("<span dir=\"auto\">")
                .append(HtmlPage.escape(String.join(" · ", search.result().queries())))
                .append("</span>");
        List<Hit> hits = search.result().hits();
        out.append("<span class=\"about\">").append(HtmlPage.escape(words.hits(hits.size())));
        if (!hits.isEmpty()) {
            List<String> titles =
                    hits.stream().limit(HITS).map(TrailHtml::title).toList();
            out.append(": ").append(HtmlPage.escape(String.join(" · ", titles))).append(hits.size() > HITS ? " …" : "");
        }
        out.append("</span></li>\n");
    }

    private static String title(Hit hit) {
        return hit.title().isBlank() ? hit.url().toString() : hit.title().strip();
    }

    private void read(SourceInfo source, StringBuilder out) {
        String title = source.title().isBlank()
                ? source.url().toString()
                : source.title().strip();
        out.append("<li class=\"read\"><span class=\"step\">")
                .append(words.readStep())
                .append("</span> <span dir=\"auto\">");
        out.append(HtmlPage.escape(title)).append("</span></li>\n");
    }
}

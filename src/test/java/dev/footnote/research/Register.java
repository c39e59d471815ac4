package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.Source;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Any number of pages of some four thousand bytes, each found by its number. A page is made and checked once, however often it is read. */
final class Register implements SearchEngine, PageReader {

    private static final String AT = "http://register.example/page/";

    private final boolean chinese;
    private final Map<URI, Page> pages = new ConcurrentHashMap<>();

    Register(boolean chinese) {
        this.chinese = chinese;
    }

    static String url(int page) {
        return AT + page;
    }

    String entry(int page) {
        return chinese
                ? "第" + page + "号船由第" + page + "位守灯人登记。"
                : "Ship number " + page + " was entered by keeper number " + page + ".";
    }

    private String text(int page) {
        String filler = chinese
                ? "潮水在清晨退去，港口的灯仍然亮着，账房里记下了风向与货物，编号为" + page + "。"
                : "The tide went out early, the lamp was still lit, and the clerk wrote down wind and cargo of " + page
                        + ". ";
        return "# " + page + "\n\n" + entry(page) + "\n\n" + filler.repeat(chinese ? 40 : 42);
    }

    @Override
    public EngineTraits traits() {
        return new EngineTraits("register", "register", EngineTraits.Reach.CORPUS, "", null);
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        String page = query.text().substring(query.text().lastIndexOf(' ') + 1);
        return List.of(new Hit(URI.create(AT + page), "Page " + page, "Ships.", List.of("register"), null, "en"));
    }

    @Override
    public boolean reads(URI url) {
        return true;
    }

    @Override
    public Page read(URI url, Cancellation cancellation) {
        return pages.computeIfAbsent(url, this::page);
    }

    private Page page(URI url) {
        int page = Integer.parseInt(url.toString().substring(AT.length()));
        Source source = SourceFreezer.freeze(url, "Page " + page, null, Bench.CLOCK.instant(), "en", text(page));
        return new Page(source, List.of(url), List.of(), false);
    }
}

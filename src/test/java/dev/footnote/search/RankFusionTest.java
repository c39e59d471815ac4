package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.Hit;
import dev.footnote.url.PageIdentities;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankFusionTest {

    private static final EngineTraits CORPUS = new EngineTraits("corpus", "own", EngineTraits.Reach.CORPUS, "", null);
    private static final EngineTraits WEB = new EngineTraits("web", "w", EngineTraits.Reach.WEB, "w.example", null);

    private final RankFusion fusion = new RankFusion(new PageIdentities(100), 60, 3);

    private static Hit hit(String url, String title) {
        return new Hit(URI.create(url), title, title, List.of("x"), null, null);
    }

    private static RankFusion.Ranked list(EngineTraits engine, String query, Hit... hits) {
        return new RankFusion.Ranked(query, engine, List.of(hits), true);
    }

    private List<String> fused(RankFusion.Ranked... lists) {
        return fusion.fuse(List.of(lists), false).stream()
                .map(fused -> fused.hit().url().toString())
                .toList();
    }

    @Test
    void a_single_list_keeps_its_order_whatever_words_its_hits_have() {
        Hit[] hits = {
            hit("https://a.example/1", "quite another thing"),
            hit("https://b.example/2", "basalt fibre works"),
            hit("https://c.example/3", "fibre")
        };
        for (EngineTraits engine : List.of(CORPUS, WEB)) {
            assertThat(fused(list(engine, "basalt fibre works", hits), list(WEB, "other words")))
                    .containsExactly("https://a.example/1", "https://b.example/2", "https://c.example/3");
        }
    }

    @Test
    void a_corpus_joins_others_by_rank_alone() {
        assertThat(fused(
                        list(
                                CORPUS,
                                "basalt fibre",
                                hit("file:/a.md", "second hop"),
                                hit("file:/b.md", "basalt fibre")),
                        list(
                                WEB,
                                "basalt fibre",
                                hit("https://c.example/", "basalt fibre"),
                                hit("https://d.example/", "none"))))
                .containsExactly("file:/a.md", "https://c.example/", "file:/b.md", "https://d.example/");
    }

    @Test
    void two_queries_of_a_corpus_join_by_rank() {
        assertThat(fused(
                        list(CORPUS, "one", hit("file:/a.md", "x"), hit("file:/b.md", "one")),
                        list(CORPUS, "two", hit("file:/b.md", "one"), hit("file:/c.md", "two"))))
                .containsExactly("file:/b.md", "file:/a.md", "file:/c.md");
    }

    @Test
    void documents_of_a_corpus_are_not_put_back_for_being_many() {
        List<Hit> documents = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            documents.add(hit("file:/" + i + ".md", "document " + "abcdef".charAt(i)));
        }
        List<String> order = fused(
                new RankFusion.Ranked("q", CORPUS, documents, true),
                list(WEB, "q", hit("https://a.example/", "q"), hit("https://b.example/", "q r")));
        assertThat(order.indexOf("file:/3.md")).isLessThan(7).isGreaterThan(3);
        assertThat(order.subList(0, 4))
                .contains("file:/0.md", "file:/1.md", "https://a.example/", "https://b.example/");
    }

    @Test
    void web_lists_beside_others_are_weighed_by_the_words_they_meet() {
        assertThat(fused(
                        list(
                                WEB,
                                "basalt fibre",
                                hit("https://a.example/", "unrelated"),
                                hit("https://b.example/", "basalt fibre")),
                        list(
                                new EngineTraits("v", "v", EngineTraits.Reach.WEB, "v.example", null),
                                "basalt fibre",
                                hit("https://c.example/", "basalt fibre too"))))
                .containsExactly("https://c.example/", "https://b.example/", "https://a.example/");
    }
}

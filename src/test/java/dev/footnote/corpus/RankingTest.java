package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import dev.footnote.page.format.ParsedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which document of a folder comes first, and what names do to that. */
class RankingTest {

    @TempDir
    private Path temp;

    /** The titles of the hits, best first. */
    private List<String> titles(Map<String, String> flags, String lines, String query) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("docs"));
        Files.writeString(folder.resolve("all.jsonl"), lines);
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        try (Corpus corpus = Corpora.open(
                List.of(folder),
                temp.resolve("home"),
                CorpusSettings.from(settings),
                (url, name, bytes) -> new ParsedDocument(
                        "", new String(bytes, StandardCharsets.UTF_8), null, null, List.of(), List.of()),
                Clock.systemUTC())) {
            corpus.refresh(line -> {}, new Cancellation());
            return corpus.engine().search(Query.of(query), new Cancellation()).stream()
                    .map(Hit::title)
                    .toList();
        }
    }

    @Test
    void a_title_of_one_word_is_called_only_where_it_is_written_so() throws IOException {
        String lines = """
            {"id":"a","title":"Kiln","text":"A play of three acts on two sisters."}
            {"id":"b","title":"Lime","text":"Lime is burned in a kiln. The kiln stands open at the top."}
            """;
        Map<String, String> flags = Map.of("corpus.named_weight", "5", "corpus.title_boost", "0");
        assertThat(titles(flags, lines, "who burned lime in a kiln")).startsWith("Lime");
        assertThat(titles(flags, lines, "who wrote Kiln and lime")).startsWith("Kiln");
    }

    @Test
    void a_document_that_the_question_names_by_a_longer_title_moves_up() throws IOException {
        String lines = """
            {"id":"a","title":"Port Amber","text":"Copper is shipped from here."}
            {"id":"b","title":"Copper","text":"Copper, copper and copper again: the port of amber trade had none."}
            """;
        assertThat(titles(Map.of("corpus.named_weight", "5"), lines, "copper of port amber"))
                .startsWith("Port Amber");
    }

    @Test
    void what_a_leading_document_names_is_found_in_a_small_folder_and_in_a_large_one() throws IOException {
        String lines = """
            {"id":"a","title":"The Long Bridge","text":"Ada Quill directed The Long Bridge. Others who had a part in it were Mia Fenn, Otto Brand and Quentin North Harbour Lane."}
            {"id":"b","title":"Ada Quill","text":"She was born in 1931."}
            {"id":"c","title":"Mia Fenn","text":"She came from the coast."}
            {"id":"d","title":"Quentin North Harbour Lane","text":"He was a smith."}
            {"id":"e","title":"Quentin North","text":"A street."}
            {"id":"f","title":"Fenn","text":"Marshes in the east."}
            {"id":"g","title":"North Harbour Lane and Quill","text":"A shop."}
            """;
        Map<String, String> flags = Map.of("corpus.hop_weight", "0.5");
        List<String> few = titles(flags, lines, "directed bridge");
        assertThat(few)
                .startsWith("The Long Bridge")
                .contains("Ada Quill", "Mia Fenn", "Quentin North Harbour Lane", "Quentin North")
                .doesNotContain("North Harbour Lane and Quill");
        StringBuilder more = new StringBuilder(lines);
        for (int i = 0; i < 60; i++) {
            more.append("{\"id\":\"m")
                    .append(i)
                    .append("\",\"title\":\"Ledger ")
                    .append(i)
                    .append("\",\"text\":\"Sums.\"}\n");
        }
        assertThat(titles(flags, more.toString(), "directed bridge")).containsExactlyElementsOf(few);
    }

    @Test
    void a_document_that_a_leading_one_names_is_found_without_a_word_of_the_question() throws IOException {
        String lines = """
            {"id":"a","title":"The Long Bridge","text":"The Long Bridge was directed by Ada Quill."}
            {"id":"b","title":"Ada Quill","text":"She was born in 1931."}
            {"id":"c","title":"Weather","text":"Rain fell."}
            """;
        assertThat(titles(Map.of("corpus.hop_weight", "0.5"), lines, "directed bridge"))
                .containsExactly("The Long Bridge", "Ada Quill");
        assertThat(titles(Map.of("corpus.hop_weight", "0"), lines, "directed bridge"))
                .containsExactly("The Long Bridge");
        assertThat(titles(Map.of("corpus.hop_sources", "0"), lines, "directed bridge"))
                .containsExactly("The Long Bridge");
    }

    @Test
    void no_document_raises_itself() throws IOException {
        String lines = """
            {"id":"a","title":"Port Amber","text":"Port Amber has a harbour and much else that is of no use here at all today."}
            {"id":"b","title":"Notes","text":"Harbour copper, copper of the harbour."}
            """;
        assertThat(titles(Map.of("corpus.hop_weight", "30"), lines, "copper harbour"))
                .startsWith("Notes");
    }

    @Test
    void documents_that_say_the_same_come_in_the_order_of_the_folder() throws IOException {
        String lines = """
            {"id":"a","title":"First","text":"Salt is boiled in pans."}
            {"id":"b","title":"Second","text":"Salt is boiled in pans."}
            {"id":"c","title":"Third","text":"Salt is boiled in pans."}
            """;
        assertThat(titles(Map.of(), lines, "salt pans")).containsExactly("First", "Second", "Third");
    }

    /** A long document with one passage on the question, beside short ones that only touch it. */
    @Test
    void the_best_passage_of_a_long_document_counts_beside_the_whole() throws IOException {
        String filler = "The harbour master kept a list of all boats and their owners. ".repeat(120);
        String lines = "{\"id\":\"a\",\"title\":\"Annals\",\"text\":\"" + filler
                + "Copper kettles were forged by Ada Quill in the copper mill. " + filler + "\"}\n"
                + "{\"id\":\"b\",\"title\":\"Mills\",\"text\":\"A mill of copper stood by the sea; its owner was poor.\"}\n";
        assertThat(titles(Map.of("corpus.passage_weight", "5"), lines, "who forged copper kettles in the mill"))
                .startsWith("Annals");
    }

    @Test
    void a_query_of_a_thousand_words_is_looked_for_by_its_first_ones() throws IOException {
        StringBuilder query = new StringBuilder("copper kettles");
        for (int i = 0; i < 1_000; i++) {
            query.append(" word").append(i);
        }
        String lines = """
            {"id":"a","title":"Kettles","text":"Copper kettles were forged here."}
            {"id":"b","title":"Weather","text":"Rain fell, said word999."}
            """;
        assertThat(titles(Map.of(), lines, query.toString())).containsExactly("Kettles");
    }
}

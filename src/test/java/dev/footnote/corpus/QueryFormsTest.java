package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import dev.footnote.page.format.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type finds what documents hold, in whatever form either writes it. */
class QueryFormsTest {

    private static final String DOCUMENTS = """
        {"title":"Not Now","text":"A choir of five sailors, founded in a shed in Tarn."}
        {"title":"Proverbs","text":"The old ferryman often said that what will be will be, and then lit his pipe."}
        {"title":"Posters","text":"Last week Not Now sang on the pier."}
        {"title":"Offices","text":"The US office keeps the maps. The council has moved."}
        {"title":"Letters","text":"Orders come by E-Mail, and the wi-fi fails. R&D writes in C++ and in F#."}
        {"title":"Census","text":"The island counted 48 317 sheep and 5\u202F220 goats."}
        {"title":"Gas","text":"The kiln gives off CO₂ and heats 30 m² of floor at 90 ℃."}
        {"title":"Kräne","text":"Die Fährstraße führt nach Tübingen. Søren und Åse kamen aus Łódź."}
        {"title":"Accents","text":"L’écluse de Besançon est gelée. Cảng Hải Phòng, İzmit, Iğdır."}
        {"title":"Joined","text":"The ﬁrst oﬃcer keeps a scarﬂess coat and a pal\u00ADlet."}
        {"title":"碼頭","text":"碼頭於1912年擴建，倉庫裡儲存著鹽與絲綢，負責人是鄭遠帆。"}
        {"title":"渡船","text":"渡船每天往返三次，船长是钱广平，票价为２５元。"}
        {"title":"木匠","text":"⽊匠⽤⻘⽯修了⽔⻔。"}
        """;

    @TempDir
    private static Path temp;

    private static Corpus corpus;

    @BeforeAll
    static void index() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("docs"));
        Files.writeString(folder.resolve("all.jsonl"), DOCUMENTS);
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), Map.of()));
        corpus = Corpora.open(
                List.of(folder),
                temp.resolve("home"),
                CorpusSettings.from(settings),
                (url, name, bytes) -> new ParsedDocument("", "", null, null, List.of(), List.of()),
                Clock.systemUTC());
        corpus.refresh(line -> {}, new Cancellation());
    }

    @AfterAll
    static void close() {
        corpus.close();
    }

    private static List<String> titles(String query) {
        return corpus.engine().search(Query.of(query), new Cancellation()).stream()
                .map(Hit::title)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Not Now, Not Now",
        "not now, Not Now",
        "what will be will be, Proverbs",
        "'What will be, will be', Proverbs",
        "US, Offices",
        "us, Offices",
        "email, Letters",
        "e-mail, Letters",
        "wifi, Letters",
        "R&D, Letters",
        "c++, Letters",
        "F#, Letters",
        "48317, Census",
        "48 317, Census",
        "'48,317', Census",
        "5220, Census",
        "CO2, Gas",
        "m2, Gas",
        "Faehrstrasse, Kräne",
        "Fahrstrasse, Kräne",
        "FÄHRSTRASSE, Kräne",
        "Tuebingen, Kräne",
        "Tubingen, Kräne",
        "Soeren, Kräne",
        "Aase, Kräne",
        "Lodz, Kräne",
        "Kraene, Kräne",
        "ecluse, Accents",
        "Besancon, Accents",
        "Hai Phong, Accents",
        "Izmit, Accents",
        "Igdir, Accents",
        "first, Joined",
        "scarfless, Joined",
        "pallet, Joined",
        "码头, 碼頭",
        "仓库储存盐, 碼頭",
        "郑远帆, 碼頭",
        "鄭遠帆, 碼頭",
        "錢廣平, 渡船",
        "渡船往返, 渡船",
        "25元, 渡船",
        "木匠修水门, 木匠",
        "青石, 木匠",
    })
    void a_query_finds_the_document(String query, String title) {
        assertThat(titles(query)).first().isEqualTo(title);
    }

    @Test
    void stop_words_that_no_document_puts_together_find_nothing() {
        assertThat(titles("the")).isEmpty();
        assertThat(titles("we or you")).isEmpty();
    }

    @Test
    void a_name_of_stop_words_within_a_question_raises_its_document() {
        assertThat(titles("Who founded the choir of sailors called Not Now in a shed?"))
                .startsWith("Not Now");
    }
}

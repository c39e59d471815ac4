package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetTest {

    @TempDir
    Path folder;

    private TrainingSet read(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return TrainingSet.read(file);
    }

    @Test
    void files_of_squads_form_give_paragraphs_and_their_questions() throws IOException {
        TrainingSet set = read(
                "a.json",
                "{\"data\": [{\"title\": \"Port_Havel\", \"paragraphs\": [{\"context\": \"The light was lit in"
                        + " 1887.\", \"qas\": [{\"question\": \"When was it lit?\", \"answers\": [{\"text\": \"1887\"}]},"
                        + " {\"question\": \"Who?\", \"answers\": []}]}]}]}");
        assertThat(set.questions()).containsExactly(new TrainingSet.Question("When was it lit?", List.of("1887")));
        assertThat(set.documents()).containsValue("The light was lit in 1887.");
        assertThat(set.documents().keySet()).allMatch(key -> key.startsWith("Port Havel\n"));
    }

    @Test
    void both_forms_of_hotpotqa_give_the_same() throws IOException {
        String pairs =
                "[{\"question\": \"Who lit it?\", \"answer\": \"Mira\", \"context\": [[\"Light\", [\"It was lit.\", \""
                        + " By Mira.\"]]]}]";
        String columns = "{\"question\": \"Who lit it?\", \"answer\": \"Mira\", \"context\": {\"title\": [\"Light\"],"
                + " \"sentences\": [[\"It was lit.\", \" By Mira.\"]]}}\n";
        assertThat(read("a.json", pairs)).isEqualTo(read("b.jsonl", columns));
        assertThat(read("a.json", pairs).documents()).containsEntry("Light\n", "It was lit. By Mira.");
    }

    @Test
    void the_corpus_has_a_line_a_document() throws IOException {
        TrainingSet set = read(
                "c.jsonl",
                "{\"question\": \"Who?\", \"answer\": \"Mira\", \"context\": {\"title\": [\"A\", \"B\"],"
                        + " \"sentences\": [[\"One.\"], [\"Two.\"]]}}\n");
        Path corpus = set.corpus(folder.resolve("corpus"));
        assertThat(Files.readAllLines(corpus.resolve("corpus.jsonl"))).hasSize(2);
    }
}

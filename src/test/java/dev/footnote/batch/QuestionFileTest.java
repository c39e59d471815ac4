package dev.footnote.batch;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Inputs as people and programs really write them. */
class QuestionFileTest {

    private BatchPlan.Reading reading = new BatchPlan.Reading(null, null, 100_000, 100);
    private final List<String> carried = new ArrayList<>();
    private final List<String> mapped = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();

    private final QuestionFile.Sink sink = new QuestionFile.Sink() {
        @Override
        public void mapped(String file, String mapping) {
            mapped.add(mapping);
        }

        @Override
        public boolean question(BatchQuestion question) {
            questions.add(question.request().question());
            ids.add(question.id());
            carried.add(question.carried().toString());
            return true;
        }

        @Override
        public void bad(String file, long line, String problem) {
            bad.add(line + " " + problem);
        }
    };

    private void read(String name, String text) {
        read(name, text.getBytes(UTF_8));
    }

    private void read(String name, byte[] bytes) {
        assertThat(new QuestionFile(name, sink, reading).read(new ByteArrayInputStream(bytes)))
                .isTrue();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void utf_16_and_32_are_read_with_and_without_a_byte_order_mark() {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
            read("a.csv", "\ufeffid,question\n1,Wo liegt Gößweinstein?\n".getBytes(charset));
        }
        read("a.txt", "How so?\n".getBytes(UTF_16LE));
        read("a.txt", "Why so?\n".getBytes(UTF_16BE));
        assertThat(questions.subList(0, 4)).containsOnly("Wo liegt Gößweinstein?");
        assertThat(questions.subList(4, 6)).containsExactly("How so?", "Why so?");
        assertThat(mapped.get(0)).startsWith("CSV in UTF-16LE; ");
        assertThat(bad).isEmpty();
    }

    @Test
    void bytes_whose_encoding_cannot_be_told_make_a_bad_line_and_not_another_question() {
        Charset cyrillic = Charset.forName("windows-1251");
        read(
                "a.jsonl",
                "{\"id\":1,\"question\":\"Где Луна?\"}\n{\"id\":2,\"question\":\"Where?\"}\n".getBytes(cyrillic));
        read("a.txt", "Где Луна?\nWhere?\n".getBytes(cyrillic));
        read("a.csv", "id,question\n1,어디에 있습니까?\n2,Where?\n".getBytes(Charset.forName("EUC-KR")));
        read("b.csv", "id,question\n1,Gdzie leży Łódź?\n2,Where?\n".getBytes(Charset.forName("windows-1250")));
        assertThat(questions).containsOnly("Where?").hasSize(4);
        assertThat(bad).hasSize(4).allSatisfy(problem -> assertThat(problem).contains("--encoding", "iconv"));
    }

    @Test
    void one_damaged_byte_in_utf_8_does_not_make_it_another_encoding() {
        byte[] text = "Où est-ce? Voilà, c'est là!\nWo ist Köln\u0001?\n".getBytes(UTF_8);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == 1 ? (byte) 0xe9 : text[i];
        }
        read("a.txt", text);
        assertThat(questions).containsExactly("Où est-ce? Voilà, c'est là!");
        assertThat(bad).hasSize(1);
    }

    @Test
    void windows_1252_and_gbk_are_told_from_their_letters() {
        read("a.txt", "Wo ist Köln?\nQuel âge a-t-il – “déjà vu”?\n".getBytes(Charset.forName("windows-1252")));
        read("b.csv", "编号,问题\n1,嫦娥五号是什么时候回到地球的？\n2,谁买了月球车二号？\n".getBytes(Charset.forName("GBK")));
        assertThat(questions)
                .containsExactly("Wo ist Köln?", "Quel âge a-t-il – “déjà vu”?", "嫦娥五号是什么时候回到地球的？", "谁买了月球车二号？");
        assertThat(mapped.get(0)).contains("in windows-1252");
        assertThat(mapped.get(1)).contains("in GBK");
    }

    @Test
    void an_encoding_that_was_given_is_not_guessed() {
        reading = new BatchPlan.Reading(null, Charset.forName("windows-1251"), 100_000, 100);
        read("a.txt", "Где Луна?\n".getBytes(Charset.forName("windows-1251")));
        assertThat(questions).containsExactly("Где Луна?");
    }

    @Test
    void what_is_no_text_is_refused_with_what_it_is() {
        Map<String, String> kinds = Map.of(
                "PK\u0003\u0004\u0014\0",
                ".xlsx",
                "\u00d0\u00cf\u0011\u00e0\0\0",
                ".xls",
                "%PDF-1.7\n",
                "PDF",
                "PAR1\u0015",
                "Parquet");
        kinds.forEach((begin, kind) -> assertThatThrownBy(
                        () -> read("q.csv", (begin + "x".repeat(50)).getBytes(Charset.forName("ISO-8859-1"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("q.csv is a")
                .hasMessageContaining(kind));
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        assertThatThrownBy(() -> read("q.txt", noise)).hasMessageContaining("q.txt holds no text");
    }

    @Test
    void a_replacement_character_that_stands_in_the_file_is_text() {
        read("a.txt", "What does \ufffd mean?\n");
        assertThat(questions).containsExactly("What does \ufffd mean?");
    }

    @Test
    void a_nul_character_makes_a_bad_line() {
        read("a.jsonl", "{\"question\":\"Wh\\u0000y?\"}\n");
        assertThat(bad).singleElement().asString().contains("NUL");
    }

    @Test
    void questions_and_ids_go_by_many_names() {
        for (String name : List.of("q", "Prompt", "input", "query", "Question Text", "问题", "問題", "题目", "질문")) {
            read("a.jsonl", "{\"编号\":\"7\",\"" + name + "\":\"" + name + "?\"}\n");
        }
        assertThat(questions)
                .containsExactly("q?", "Prompt?", "input?", "query?", "Question Text?", "问题?", "問題?", "题目?", "질문?");
        assertThat(ids).containsOnly("7");
        assertThat(mapped.get(5)).isEqualTo("JSONL; question from \"问题\", id from \"编号\"");
    }

    @Test
    void the_likeliest_name_wins_where_several_fit() {
        read("a.csv", "input,text,question\na,b,c\n");
        assertThat(questions).containsExactly("c");
        assertThat(mapped.get(0)).contains("carried along: input, text");
    }

    @Test
    void a_field_that_is_no_text_is_named() {
        read("a.jsonl", "{\"question\":[\"a\",\"b\"]}\n{\"question\":\"a\",\"corpus\":{\"x\":1}}\n");
        assertThat(bad)
                .containsExactly(
                        "1 \"question\" is a JSON array; give a text or a number",
                        "2 \"corpus\" is a JSON object; give a text or a number");
    }

    @Test
    void spreadsheets_may_write_semicolons_or_tabs_into_a_csv_file() {
        read("a.csv", "id;question\n1;Who, then?\n");
        read("b.csv", "id\tquestion\n2\tWho; then?\n");
        assertThat(questions).containsExactly("Who, then?", "Who; then?");
        assertThat(mapped.get(0)).startsWith("CSV with semicolons; ");
    }

    @Test
    void a_stray_quote_costs_its_row_and_no_other() {
        read(
                "a.csv",
                "id,question\n"
                        + "1,\"To be\" is from?\n"
                        + "2,\"open\n"
                        + "3,Who?\n"
                        + "4,\"two\n"
                        + "lines?\"\n"
                        + "5,a 5\" pipe?\n"
                        + "6,\"a \"\"b\"\"?\"\n");
        assertThat(questions).containsExactly("Who?", "two\nlines?", "a 5\" pipe?", "a \"b\"?");
        assertThat(bad).containsExactly("2 there is text beside a quoted field", "3 a quote is opened and not closed");
    }

    @Test
    void tab_separated_files_may_know_no_quotes() {
        read("a.tsv", "id\tquestion\n1\t\"To be\" is from?\n2\t\"open\n3\tWho?\n4\t\"quoted\twell\"\n");
        assertThat(questions).containsExactly("\"To be\" is from?", "\"open", "Who?", "quoted\twell");
        assertThat(bad).isEmpty();
    }

    @Test
    void lines_may_end_as_on_any_system() {
        read("a.txt", "One?\r\nTwo?\rThree?\nFour?");
        assertThat(questions).containsExactly("One?", "Two?", "Three?", "Four?");
    }

    @Test
    void a_packed_file_that_is_cut_short_is_read_up_to_there() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("What is ").append(Integer.toHexString(i * 7919)).append("?\n");
        }
        byte[] whole = packed(text.toString());
        read("a.txt.gz", Arrays.copyOf(whole, whole.length / 2));
        assertThat(questions).hasSizeBetween(1000, 4999);
        assertThat(bad).singleElement().asString().contains("damaged or cut short; get it again");
    }

    @Test
    void an_empty_file_and_a_lone_header_have_no_question() throws IOException {
        read("a.jsonl", "");
        read("a.csv", "");
        read("a.csv", "id,question\n");
        read("a.txt.gz", packed(""));
        assertThat(questions).isEmpty();
        assertThat(bad).isEmpty();
    }

    @Test
    void a_header_with_a_broken_quote_is_refused() {
        assertThatThrownBy(() -> read("a.csv", "id,\"question\n1,Who?\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.csv, line 1: a quote is opened and not closed");
    }

    @Test
    void a_line_that_names_the_separator_is_obeyed_and_not_asked() {
        read("a.csv", "\ufeffsep=;\r\nid;question\r\n1;Why, then?\r\n");
        read("b.csv", "sep=,\nid,question\n2,How?\n");
        read("standard input", "\"sep=\t\"\nid\tquestion\n3\tWho?\n");
        assertThat(questions).containsExactly("Why, then?", "How?", "Who?");
        assertThat(ids).containsExactly("1", "2", "3");
    }

    @Test
    void a_header_is_not_asked_wherever_the_table_comes_from() {
        for (String name : List.of("a.csv", "a.tsv", "a.txt", "standard input")) {
            read(name, "question\nWho, and where?\nWhen?\n");
        }
        for (String name : List.of("a.csv", "standard input")) {
            read(name, "id;question\n1;Who?\n2;When?\n");
            read(name, ",question,gold\n0,Who?,a\n");
            read(name, "\"question\"\n\"Who?\"\n");
        }
        assertThat(questions).doesNotContain("question", "id;question").contains("Who, and where?");
        assertThat(questions).hasSize(4 * 2 + 2 * 4);
        assertThat(bad).isEmpty();
    }

    @Test
    void a_first_question_is_not_taken_for_a_header() {
        read("standard input", "Tell me, q, who is it?\nWho else?\n");
        read("standard input", "Tell me, text, please\nWho else?\n");
        read("standard input", "What input, if any, does it need?\n");
        read("a.csv", "Who bought Lunokhod 2?\nWhere, and when?\n");
        read("b.csv", "Who, if anybody, bought it?\nWhere?\n");
        assertThat(questions)
                .containsExactly(
                        "Tell me, q, who is it?",
                        "Who else?",
                        "Tell me, text, please",
                        "Who else?",
                        "What input, if any, does it need?",
                        "Who bought Lunokhod 2?",
                        "Where, and when?",
                        "Who, if anybody, bought it?",
                        "Where?");
        assertThat(bad).isEmpty();
    }

    @Test
    void one_word_that_may_be_a_header_or_not_is_asked_about() {
        assertThatThrownBy(() -> read("a.csv", "Aufgabe\nWo?\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--question-column NAME")
                .hasMessageContaining("--question-column 1");
    }

    @Test
    void the_questions_column_can_be_named() {
        reading = new BatchPlan.Reading("Aufgabe", null, 100_000, 100);
        read("a.csv", "question,Aufgabe\nno,Wo?\n");
        read("b.jsonl", "{\"question\":\"no\",\"aufgabe\":\"Wann?\"}\n");
        read("standard input", "nr\tAufgabe\n1\tWer?\n");
        assertThat(questions).containsExactly("Wo?", "Wann?", "Wer?");
        assertThatThrownBy(() -> read("c.csv", "id,question\n1,Who?\n"))
                .hasMessageContaining("no field is named \"Aufgabe\"");
        reading = new BatchPlan.Reading("2", null, 100_000, 100);
        read("d.csv", "1,Who?\n2,When?\n");
        assertThat(questions.subList(3, 5)).containsExactly("Who?", "When?");
    }

    @Test
    void a_limit_that_is_misspelt_is_an_error_and_not_no_limit() {
        for (String slip : List.of("max_step", "max-step", "max_stepps", "maxsteps", "max_tiem", "languag")) {
            bad.clear();
            read("a.jsonl", "{\"question\":\"Why?\",\"" + slip + "\":3}\n");
            assertThat(bad).as(slip).singleElement().asString().contains("\"" + slip + "\" is unknown");
            assertThatThrownBy(() -> read("a.csv", "question," + slip + "\nWhy?,3\n"))
                    .as(slip)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("is unknown");
        }
        assertThat(questions).isEmpty();
    }

    @Test
    void other_fields_are_carried_along_as_they_are_unless_they_are_long() {
        read(
                "a.jsonl",
                "{\"id\":1,\"question\":\"Why?\",\"gold\":[\"a\",2],\"context\":\"" + "x".repeat(101) + "\"}\n");
        read("a.csv", "question,gold answer,\nWhy?,\"a, b\",z\n");
        assertThat(carried).containsExactly("{\"gold\":[\"a\",2]}", "{\"gold answer\":\"a, b\"}");
        assertThat(mapped.get(1)).endsWith("carried along: gold answer");
    }

    @Test
    void a_line_longer_than_allowed_is_a_bad_line_in_every_form_and_costs_no_other() {
        reading = new BatchPlan.Reading(null, null, 200, 100);
        String wide = "x".repeat(201);
        read("a.jsonl", "{\"question\":\"Who?\"}\n{\"question\":\"" + wide + "\"}\n{\"question\":\"Where?\"}\n");
        read("a.txt", "When did it begin?\n" + wide + "\nWhose is it?\n");
        read("a.csv", "id,question\n1,Why?\n2," + wide + "\n3,How?\n");
        assertThat(questions).containsExactly("Who?", "Where?", "When did it begin?", "Whose is it?", "Why?", "How?");
        assertThat(bad).hasSize(3).allMatch(line -> line.contains("200"));
    }

    @Test
    void json_arrays_and_objects_over_several_lines_are_read() {
        read("a.json", "[{\"id\":1,\"question\":\"Who?\"},\n {\"id\":2,\"question\":\"\"},\n \"Where?\"]\n");
        read("standard input", "[\n\"When?\"\n]\n");
        read("b.json", "{\n \"question\": \"Why?\"\n}\n{\n \"question\": \"How?\"\n}\n");
        read("c.jsonl", "[{\"question\":\"Whose?\"},{\"question\":");
        assertThat(questions).containsExactly("Who?", "Where?", "When?", "Why?", "How?", "Whose?");
        assertThat(bad).hasSize(2);
        assertThat(bad.get(0)).startsWith("2 ").contains("empty");
        assertThat(bad.get(1)).contains("no JSON");
    }

    @Test
    void lines_of_openai_s_batches_are_read() {
        String line =
                "{\"custom_id\":\"r%d\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"system\",\"content\":\"Be"
                        + " brief.\"},{\"role\":\"user\",\"content\":%s}]}}\n";
        read(
                "a.jsonl",
                line.formatted(1, "\"Who?\"")
                        + line.formatted(2, "[{\"type\":\"text\",\"text\":\"When?\"}]")
                        + line.formatted(3, "[{\"type\":\"image_url\"}]")
                        + line.formatted(4, "\"a\"},{\"role\":\"user\",\"content\":\"b\""));
        assertThat(questions).containsExactly("Who?", "When?");
        assertThat(ids).containsExactly("r1", "r2");
        assertThat(bad.get(0)).contains("image_url");
        assertThat(bad.get(1)).contains("2 of the user");
    }

    @Test
    void repeats_of_any_character_cost_no_more_than_their_length() {
        reading = new BatchPlan.Reading(null, null, 1_000_000, 100);
        for (String piece : List.of(
                "\"", "\"\"", ",", "\",\"", "'", "[", "{", "{\"a\":", "\\", "\\\"", " ", "\t", ";", "文·", "=", "\r")) {
            String repeats = piece.repeat(60_000 / piece.length());
            for (String head : List.of("question\n", "{\"question\":\"", "[", "sep=", "")) {
                for (String name : List.of("a.csv", "a.tsv", "a.jsonl", "a.json", "a.txt", "standard input")) {
                    assertThatCode(() -> {
                                try {
                                    read(name, head + repeats + "\nLast?\n");
                                } catch (InvalidInputException e) {
                                    assertThat(e.getMessage()).isNotBlank();
                                }
                            })
                            .as(name + ", " + head + piece)
                            .doesNotThrowAnyException();
                }
            }
        }
    }
}

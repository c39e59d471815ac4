package dev.footnote.batch;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Inputs as people and programs really write them. */
class QuestionFileTest {

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
        public boolean question(Question question) {
            questions.add(question.request().question());
            ids.add(question.id());
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
        assertThat(new QuestionFile(name, sink, 100_000).read(new ByteArrayInputStream(bytes)))
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
    void bytes_that_are_no_utf_8_make_a_bad_line_and_not_another_question() {
        byte[] latin = "{\"id\":1,\"question\":\"Wo ist Köln?\"}\n{\"id\":2,\"question\":\"Where?\"}\n"
                .getBytes(Charset.forName("ISO-8859-1"));
        read("a.jsonl", latin);
        read("a.txt", "Wo ist Köln?\nWhere?\n".getBytes(Charset.forName("ISO-8859-1")));
        read("a.csv", "id,question\n1,Wo ist Köln?\n2,Where?\n".getBytes(Charset.forName("ISO-8859-1")));
        assertThat(questions).containsExactly("Where?", "Where?", "Where?");
        assertThat(bad).hasSize(3).allSatisfy(problem -> assertThat(problem).contains("not in UTF-8", "iconv"));
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
        assertThat(mapped.get(0)).contains("not used: input, text");
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
                "id,question\n1,\"To be\" is from?\n2,\"open\n3,Who?\n4,\"two\nlines?\"\n5,a 5\" pipe?\n6,\"a \"\"b\"\"?\"\n");
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
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a.csv, line 1: a quote is opened and not closed");
    }
}

package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.footnote.cli.CommandLine.Said;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line from outside: what it prints where, and what it exits with. */
class CliIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String QUESTION = "Who designed the Aldermoor bridge?";
    private static final String FACT = "The Aldermoor bridge was designed by Ellen Hart in 1890.";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private ScriptedKimi kimi;

    /** What one run of the command gave. */
    @BeforeEach
    void start() throws IOException {
        kimi = ScriptedKimi.start();
        Files.writeString(folder.resolve("bridge.md"), "# Aldermoor bridge\n\n" + FACT + "\n");
        Files.writeString(folder.resolve("mill.md"), "# Aldermoor mill\n\nThe mill ground oats until 1911.\n");
    }

    @AfterEach
    void stop() {
        kimi.close();
    }

    private static Said footnote(String... arguments) {
        return CommandLine.run(arguments);
    }

    private Said ask(String... more) {
        List<String> all = new ArrayList<>(
                List.of("ask", "--model", "offline", "--home", home.toString(), "--corpus", "" + folder));
        all.addAll(List.of(more));
        return footnote(all.toArray(String[]::new));
    }

    private Said askAt(String baseUrl, String... more) {
        List<String> all = new ArrayList<>(List.of("ask", "--model", "kimi", "--home", home.toString()));
        all.addAll(List.of("--corpus", folder.toString(), "--set", "llm.kimi.base_url=" + baseUrl));
        all.addAll(List.of("--set", "llm.kimi.key=sk-secret-0123456789", "--set", "chat.backoff=1ms"));
        all.addAll(List.of(more));
        return footnote(all.toArray(String[]::new));
    }

    @Test
    void an_answer_goes_to_standard_output_and_progress_to_standard_error() {
        Said said = ask(QUESTION);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("Ellen Hart").contains("[1]").doesNotContain("searched");
        assertThat(said.err().lines().findFirst().orElse("")).startsWith("model: the embedded extractive one");
        assertThat(said.err()).contains("searched", "answered: ");
    }

    @Test
    void a_dry_run_asks_no_model_and_tells_what_the_question_is_expected_to_take() throws IOException {
        Said said = askAt(kimi.baseUrl(), "--dry-run", "--max-cost", "0.01", "Why did the mill close, and when?");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "kimi-k2-thinking (endpoint kimi)",
                        "mode    think: ",
                        "steps   4 to 20",
                        "0.0100 USD",
                        "Rough");
        Said json = askAt(kimi.baseUrl(), "--dry-run", "--mode", "fast", "--format", "json", QUESTION);
        assertThat(MAPPER.readTree(json.out()).at("/mode").asText()).isEqualTo("fast");
        assertThat(MAPPER.readTree(json.out()).at("/cost_usd/low").decimalValue())
                .isPositive();
        assertThat(kimi.requests()).isEmpty();
        assertThat(askAt(kimi.baseUrl(), "--mode", "slow", QUESTION).err()).contains("fast, think, heavy or auto");
    }

    @Test
    void quiet_says_nothing_but_the_answer() {
        Said said = ask("--quiet", QUESTION);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Ellen Hart");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void json_validates_against_the_schema_it_prints() throws IOException {
        Said said = ask("--format", "json", "--with-sources", QUESTION);
        assertThat(said.code()).isZero();
        JsonNode answer = MAPPER.readTree(said.out());
        Said schema = footnote("schema");
        assertThat(schema.code()).isZero();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema.out())
                        .validate(answer))
                .isEmpty();
        assertThat(answer.get("status").asText()).isEqualTo("answered");
        assertThat(answer.get("sources").get(0).get("text").asText()).contains(FACT);
    }

    @Test
    void quotes_are_cut_out_of_the_sources_texts_by_their_offsets() throws IOException {
        JsonNode answer = MAPPER.readTree(
                ask("--format", "json", "--with-sources", QUESTION).out());
        int seen = 0;
        for (JsonNode claim : answer.get("claims")) {
            for (JsonNode citation : claim.get("citations")) {
                String text = answer.get("sources")
                        .get(citation.get("source").asInt() - 1)
                        .get("text")
                        .asText();
                assertThat(text.substring(
                                citation.get("start").asInt(),
                                citation.get("end").asInt()))
                        .isEqualTo(citation.get("quote").asText());
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void a_schema_is_filled_and_makes_the_answer_json() throws IOException {
        Path schema = Files.writeString(
                folder.resolveSibling(folder.getFileName() + "-schema.json"),
                "{\"type\": \"object\", \"properties\": {\"designer\": {\"type\": \"string\"},"
                        + " \"toll\": {\"type\": \"number\"}}}");
        try {
            Said said = ask("--schema", "" + schema, QUESTION);
            JsonNode output = MAPPER.readTree(said.out()).get("output");
            assertThat(output.at("/content/designer").asText()).isEqualTo("Ellen Hart");
            assertThat(output.at("/content/toll").isNull()).isTrue();
            assertThat(output.at("/basis/0/citations/0/quote").asText()).isEqualTo(FACT);
            Files.writeString(schema, "{\"type\": \"object\"}");
            Said bad = ask("--schema", "" + schema, QUESTION);
            assertThat(bad.code()).isEqualTo(2);
            assertThat(bad.err())
                    .contains("--schema " + schema + ": the schema is an object", "without \"properties\"");
            assertThat(ask("--schema", "nowhere.json", QUESTION).err()).contains("--schema nowhere.json is not a file");
        } finally {
            Files.delete(schema);
        }
    }

    @Test
    void html_is_a_page_of_its_own() {
        Said said = ask("--format", "html", QUESTION);
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWithIgnoringCase("<!doctype html>").contains("Ellen Hart", "</html>");
    }

    @Test
    void output_goes_to_a_file() throws IOException {
        Path file = home.resolve("answer.md");
        Said said = ask("-o", file.toString(), QUESTION);
        assertThat(said.code()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(Files.readString(file)).contains("Ellen Hart");
    }

    @Test
    void an_output_file_that_cannot_be_written_is_refused_before_any_work() {
        Said said = ask("-o", home.resolve("none/answer.md").toString(), QUESTION);
        assertThat(said.code()).isEqualTo(Main.USAGE);
        assertThat(said.err()).contains("none").contains("--output").doesNotContain("searched");
    }

    @Test
    void what_no_document_holds_is_not_found() {
        Said said = ask("Which volcano erupted near Reykjavik during 2021?");
        assertThat(said.code()).as(said.out()).isEqualTo(Main.NOT_FOUND);
    }

    @Test
    void an_empty_question_is_refused() {
        for (String empty : List.of("", "  \n ")) {
            Said said = ask(empty);
            assertThat(said.code()).isEqualTo(Main.USAGE);
            assertThat(said.err()).contains("question is empty");
        }
        assertThat(ask().code()).isEqualTo(Main.USAGE);
    }

    @Test
    void an_over_long_question_is_refused() {
        Said said = ask("why ".repeat(20_000));
        assertThat(said.code()).isEqualTo(Main.USAGE);
        assertThat(said.err()).contains("64 KB").hasSizeLessThan(1000);
    }

    @Test
    void a_question_comes_from_standard_input_and_is_never_cut_silently() {
        assertThat(piped(QUESTION + "\n").out()).contains("Ellen Hart");
        assertThat(piped("\n").err()).contains("question is empty");
        Said megabyte = piped("why? ".repeat(200_000));
        assertThat(megabyte.code()).isEqualTo(Main.USAGE);
        assertThat(megabyte.err()).contains("64 KB").hasSizeLessThan(1000);
        // what follows the limit must not vanish because blanks stand at the cut
        Said blanks = piped("why?" + " ".repeat(70_000) + "because");
        assertThat(blanks.code()).isEqualTo(Main.USAGE);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_question_and_other_encodings_are_refused() {
        assertThat(piped("\ufeff" + QUESTION + "\n").out()).startsWith("# Who designed");
        Said latin = piped("Wer war Köhler?".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.code()).isEqualTo(Main.USAGE);
        assertThat(latin.err()).contains("not UTF-8");
    }

    @Test
    void a_question_of_64_kilobytes_is_taken() {
        String filler = "Who designed the Aldermoor bridge? ".repeat(1900);
        String question = filler.substring(0, 65_535) + "?";
        assertThat(piped(question + "\r\n").code()).isIn(0, Main.NOT_FOUND);
    }

    private Said piped(String text) {
        return piped(text.getBytes(StandardCharsets.UTF_8));
    }

    private Said piped(byte[] text) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text));
        try {
            return ask("-");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void verbose_shows_where_a_failure_came_from() {
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), Map.of(), false);
        Path missing = folder.resolve("nowhere");
        assertThat(Main.run(
                        console,
                        "ask",
                        "-v",
                        "--home",
                        home.toString(),
                        "--model",
                        "offline",
                        "--corpus",
                        missing.toString(),
                        QUESTION))
                .isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("\tat dev.footnote");
    }

    @Test
    void a_missing_folder_is_named() {
        Path missing = folder.resolve("nowhere");
        Said said = footnote(
                "ask", "--model", "offline", "--home", home.toString(), "--corpus", missing.toString(), QUESTION);
        assertThat(said.code()).isEqualTo(Main.USAGE);
        assertThat(said.err()).contains(missing.toString());
        assertThat(footnote("index", "--home", home.toString(), missing.toString())
                        .code())
                .isEqualTo(Main.USAGE);
    }

    @Test
    void an_unreadable_pdf_is_reported_and_skipped() throws IOException {
        Files.write(folder.resolve("torn.pdf"), "%PDF-1.7\n1 0 obj <<".getBytes(StandardCharsets.ISO_8859_1));
        Said said = ask(QUESTION);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Ellen Hart");
        assertThat(said.err()).contains("left out: ").contains("torn.pdf");
        Said index = footnote("index", "--home", home.toString(), folder.toString());
        assertThat(index.code()).isZero();
        assertThat(index.out()).contains("documents 2", "problems 1");
    }

    @Test
    void a_rejected_key_is_told_and_not_shown() {
        kimi.turn(Turn.status(401, "{\"error\":{\"message\":\"Invalid Authentication\"}}", Map.of()));
        Said said = askAt(kimi.baseUrl(), QUESTION);
        assertThat(said.code()).isEqualTo(Main.FAILED);
        assertThat(said.err()).contains("401", "MOONSHOT_API_KEY").doesNotContain("sk-secret");
        assertThat(kimi.requests()).hasSize(1);
    }

    @Test
    void an_unknown_model_is_told_with_the_remedy() {
        kimi.turn(Turn.status(404, "{\"error\":{\"message\":\"Not found the model kimi-k9\"}}", Map.of()));
        Said said = askAt(kimi.baseUrl(), "--model-name", "kimi-k9", QUESTION);
        assertThat(said.code()).isEqualTo(Main.FAILED);
        assertThat(said.err()).contains("kimi-k9", "model.name");
    }

    @Test
    void a_server_that_is_not_there_is_told_with_its_address() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Said said = askAt("http://127.0.0.1:" + port + "/v1", QUESTION);
        assertThat(said.code()).isEqualTo(Main.FAILED);
        assertThat(said.err()).contains("127.0.0.1:" + port, "not reachable");
        Said named = askAt("http://127.0.0.1:" + port + "/v1", "--model-name", "kimi-k2-thinking", QUESTION);
        assertThat(named.code()).isEqualTo(Main.FAILED);
        assertThat(named.err()).contains("127.0.0.1:" + port, "not reachable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<tool_call>look at the bridge</tool_call>", "It was opened in 1902.", "[TOOL_CALLS] search"})
    void a_server_that_hands_no_call_on_ends_with_code_5_and_its_missing_flag(String said) {
        for (int i = 0; i < 30; i++) {
            kimi.turn(Turn.say(said));
        }
        Said end = askAt(kimi.baseUrl(), QUESTION);
        assertThat(end.code()).isEqualTo(5);
        assertThat(end.err()).contains("--enable-auto-tool-choice", "--tool-call-parser", "--jinja");
    }

    @Test
    void a_run_at_its_time_limit_is_asked_to_hand_in_and_keeps_what_it_then_says() {
        kimi.turn(Turn.think("hm").silentAfter(1))
                .turn(Turn.call(
                        "submit_answer:1",
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"\",\"confidence\":0,\"claims\":[{\"text\":\"Ellen Hart may"
                                + " have.\",\"quotes\":[]}],\"open_questions\":[\"who designed it\"]}"));
        Said said = askAt(kimi.baseUrl(), "--max-time", "6s", QUESTION);
        assertThat(said.code()).as(said.err()).isEqualTo(Main.BUDGET);
        assertThat(said.out()).contains("Ellen Hart may have");
        assertThat(kimi.bodies()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void a_money_limit_where_no_prices_are_known_is_refused() {
        Said said = footnote(
                "ask",
                "--model",
                "vllm",
                "--home",
                home.toString(),
                "--corpus",
                folder.toString(),
                "--set",
                "llm.vllm.base_url=" + kimi.baseUrl(),
                "--max-cost",
                "0.50",
                QUESTION);
        assertThat(said.code()).isEqualTo(Main.USAGE);
        assertThat(said.err()).contains("prices", "vllm");
        assertThat(kimi.requests()).isEmpty();
    }

    @Test
    void a_budget_of_one_step_ends_with_its_own_code() {
        kimi.turn(Turn.call("search:0", "search", "{\"queries\":[\"Aldermoor bridge\"]}"))
                .turn(Turn.call(
                        "submit_answer:1",
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"\",\"confidence\":0,\"claims\":[{\"text\":\"Ellen Hart may"
                                + " have.\",\"quotes\":[]}],\"open_questions\":[\"who designed it\"]}"));
        Said said = askAt(kimi.baseUrl(), "--max-steps", "1", QUESTION);
        assertThat(said.code()).as(said.err()).isEqualTo(Main.BUDGET);
    }

    @Test
    void limits_that_make_no_sense_are_refused() {
        assertThat(ask("--max-steps", "0", QUESTION).code()).isEqualTo(Main.USAGE);
        assertThat(ask("--max-steps", "many", QUESTION).code()).isEqualTo(Main.USAGE);
        assertThat(ask("--max-time", "soon", QUESTION).code()).isEqualTo(Main.USAGE);
        assertThat(ask("--max-cost", "-1", QUESTION).code()).isEqualTo(Main.USAGE);
        assertThat(ask("--lang", "!!", QUESTION).code()).isEqualTo(Main.USAGE);
        assertThat(ask("--format", "pdf", QUESTION).code()).isEqualTo(Main.USAGE);
        assertThat(ask("--set", "no.such_setting=1", QUESTION).code()).isEqualTo(Main.USAGE);
        assertThat(ask("--frobnicate", QUESTION).code()).isEqualTo(Main.USAGE);
    }

    @Test
    void a_slip_is_told_with_what_was_meant_and_without_words_of_the_jvm() {
        assertThat(ask("--modle", "offline", QUESTION).err()).contains("no option --modle; did you mean --model?");
        assertThat(ask("--fromat=json", QUESTION).err()).contains("no option --fromat; did you mean --format?");
        assertThat(ask("--frobnicate", QUESTION).err()).contains("no option --frobnicate\n");
        assertThat(footnote("aks", "x").err()).contains("no command \"aks\"; did you mean ask?");
        assertThat(ask("who", "designed").err()).contains("\"designed\" is one argument too many", "quotes");
        assertThat(ask("--max-cost", "abc", QUESTION).err()).contains("\"abc\" is not an amount such as 0.50");
        assertThat(ask("--max-steps", "many", QUESTION).err()).contains("\"many\" is not a whole number");
        assertThat(ask("--format", "pdf", QUESTION).err())
                .contains("\"pdf\" is none of markdown, json, html, bibtex, csl");
        assertThat(ask("--set", "foo", QUESTION).err()).contains("for option '--set'");
        assertThat(footnote("--config", "mine.yaml", "ask", QUESTION).err())
                .contains("option --config comes before the command; write it after, as in footnote ask --config\n");
        assertThat(footnote("runs", "mend", "run.jsonl").err())
                .contains("must be one of judge, show, export but was 'mend'");
    }

    @Test
    void a_question_that_begins_with_a_dash_is_told_of_the_two_dashes() {
        for (String question : List.of("-5 degrees, how warm is that?", "--help, who shouts so?", "-outer planets?")) {
            assertThat(ask(question).err()).as(question).contains("write -- before");
            assertThat(ask("--", question).code()).as(question).isNotEqualTo(Main.USAGE);
        }
        Said late = ask("--", "-5 degrees, how warm is that?", "--quiet");
        assertThat(late.code()).isEqualTo(Main.USAGE);
        assertThat(late.err()).contains("--quiet comes after --").doesNotContain("did you mean");
    }

    @Test
    void a_question_that_begins_with_an_at_sign_is_no_file_of_options() throws IOException {
        Path file = Files.writeString(folder.resolve("options"), "--version");
        Said said = ask("--format", "json", "@" + file);
        assertThat(said.code()).isNotEqualTo(Main.USAGE);
        assertThat(said.out()).contains("\"question\" : \"@" + file + "\"");
    }

    @Test
    void the_ending_of_the_output_says_which_form_is_wanted() throws IOException {
        for (String[] form :
                new String[][] {{"x.html", "<!doctype html>"}, {"x.JSON", "{"}, {"x.md", "# "}, {"x.txt", "# "}}) {
            Path file = home.resolve(form[0]);
            assertThat(ask("-o", file.toString(), QUESTION).code()).isZero();
            assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
                    .as(form[0])
                    .startsWith(form[1]);
        }
        Path other = home.resolve("y.html");
        assertThat(ask("-o", other.toString(), "--format", "markdown", QUESTION).code())
                .isZero();
        assertThat(Files.readString(other)).startsWith("# ");
        Path table = home.resolve("z.csv");
        Said said = ask("-o", table.toString(), QUESTION);
        assertThat(said.code()).isEqualTo(Main.USAGE);
        assertThat(said.err()).contains("z.csv", "--format").doesNotContain("step 1");
        assertThat(table).doesNotExist();
        assertThat(ask("-o", table.toString(), "--format", "json", QUESTION).code())
                .isZero();
    }

    @Test
    void a_batch_opens_no_more_folders_than_the_settings_allow() throws IOException {
        Path file = home.resolve("questions.jsonl");
        Files.writeString(file, "{\"id\":\"a\",\"question\":\"Who?\",\"corpus\":\"" + folder + "\"}\n");
        Path out = home.resolve("answers.jsonl");
        Said said = footnote(
                "batch",
                file.toString(),
                "-o",
                out.toString(),
                "--model",
                "offline",
                "--home",
                home.toString(),
                "--set",
                "batch.max_corpora=0");
        assertThat(said.code()).as(said.err()).isNotZero();
        assertThat(said.err() + (Files.exists(out) ? Files.readString(out) : ""))
                .contains("raise batch.max_corpora");
    }

    @Test
    void bad_settings_are_refused_together_before_any_work() {
        Said said = ask("--set", "research.read_chars=-5", "--set", "research.max_steps=x", "--set", "zz=1", QUESTION);
        assertThat(said.code()).isEqualTo(Main.USAGE);
        assertThat(said.err())
                .contains("research.read_chars is \"-5\"", "research.max_steps is \"x\"", "no setting \"zz\"")
                .doesNotContain("step 1");
        for (String limit : List.of("max_steps=0", "max_tokens=0", "max_time=0s", "max_cost_usd=-1")) {
            Said zero = ask("--set", "research." + limit, QUESTION);
            assertThat(zero.code()).as(zero.err()).isEqualTo(Main.USAGE);
            assertThat(zero.err()).contains("research." + limit.replaceAll("=.*", ""));
        }
    }

    @Test
    void a_folder_without_documents_is_told() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        Said said = footnote("ask", "--model", "offline", "--home", home.toString(), "--corpus", "" + empty, QUESTION);
        assertThat(said.code()).isEqualTo(Main.NOT_FOUND);
        assertThat(said.err()).contains("no document of --corpus could be read");
    }

    @Test
    void a_terminal_gets_the_answer_without_markup_and_a_pipe_gets_markdown() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out), new PrintWriter(err), Map.of(), true, true, () -> 40, Optional::empty);
        String[] plain = {"ask", "--model", "offline", "--home", "" + home, "--corpus", "" + folder, QUESTION};
        assertThat(Main.run(console, plain)).isZero();
        assertThat(out.toString()).contains("\u001b[1mSources").doesNotContain("## ", "# Who");
        assertThat(ask(QUESTION).out()).startsWith("# Who").contains("## Sources");
        assertThat(ask("--with-sources", QUESTION).err()).contains("--with-sources does nothing here");
    }

    @Test
    void an_endpoint_that_does_not_exist_is_refused() {
        Said said = footnote("ask", "--model", "nobody", "--home", home.toString(), QUESTION);
        assertThat(said.code()).isEqualTo(Main.USAGE);
        assertThat(said.err()).contains("nobody");
    }

    @Test
    void a_missing_or_broken_settings_file_is_refused() throws IOException {
        assertThat(ask("--config", home.resolve("none.yaml").toString(), QUESTION)
                        .code())
                .isEqualTo(Main.USAGE);
        Path broken = Files.writeString(home.resolve("broken.yaml"), "research: [\n");
        assertThat(ask("--config", broken.toString(), QUESTION).code()).isEqualTo(Main.USAGE);
    }

    @Test
    void help_and_version_are_no_errors() {
        assertThat(footnote("--version").out()).startsWith("footnote ");
        assertThat(footnote("--help").out()).contains("ask", "index", "search", "read");
        assertThat(footnote("ask", "--help").code()).isZero();
        assertThat(footnote("ask", "--help").out()).contains("markdown, json, html, bibtex, csl");
        assertThat(footnote("help", "ask").out()).contains("--max-cost");
        assertThat(footnote("--help").out()).contains("130   cancelled");
        assertThat(footnote("aks").err()).contains("aks");
        assertThat(footnote("aks").code()).isEqualTo(Main.USAGE);
        assertThat(footnote("generate-completion").out()).contains("footnote");
    }

    @Test
    void the_name_alone_shows_three_commands_that_can_be_run() {
        Said said = footnote();
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines().filter(line -> line.startsWith("  footnote ")))
                .hasSize(3);
        assertThat(said.out().lines().allMatch(line -> line.length() <= 100)).isTrue();
        Said first = footnote("ask", "--model", "offline", "--home", "" + home, "Who bought Lunokhod 2?");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("Richard Garriott", "## Sources");
    }

    @Test
    void thinking_is_kept_among_the_progress_where_it_is_wanted() {
        kimi.turn(Turn.think("The bridge is known.\nIts designer is not.")
                .call("c1", "submit_answer", "{\"found\": false, \"claims\": []}"));
        Said said = askAt(kimi.baseUrl(), "--show-thinking", QUESTION);
        assertThat(said.err()).contains("  │ The bridge is known.", "  │ Its designer is not.");
        assertThat(said.out()).doesNotContain("The bridge is known.");
        kimi.turn(Turn.think("Hidden thought.").call("c1", "submit_answer", "{\"found\": false, \"claims\": []}"));
        assertThat(askAt(kimi.baseUrl(), QUESTION).err()).doesNotContain("Hidden thought.");
    }

    @Test
    void settings_are_shown_with_their_origin_and_secrets_masked() {
        Said said = footnote("config", "--set", "llm.kimi.key=sk-secret-0123456789");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("research.max_steps: 60", "llm.kimi.key")
                .doesNotContain("secret-0123");
    }

    @Test
    void search_shows_hits_and_read_shows_text() {
        Said found = footnote(
                "search",
                "--model",
                "offline",
                "--home",
                home.toString(),
                "--corpus",
                folder.toString(),
                "Aldermoor bridge");
        assertThat(found.code()).isZero();
        assertThat(found.out()).contains("bridge.md");
        Said read = footnote("read", folder.resolve("bridge.md").toString());
        assertThat(read.code()).isZero();
        assertThat(read.out()).contains(FACT);
    }

    @Test
    void what_is_neither_file_nor_address_cannot_be_read() {
        assertThat(footnote("read", "no-such-file.md").code()).isEqualTo(Main.USAGE);
        assertThat(footnote("read", "not a file").code()).isEqualTo(Main.USAGE);
        assertThat(footnote("read", "gopher://example.org/").code()).isNotZero();
        assertThat(footnote("read", folder.toString()).code()).isEqualTo(Main.USAGE);
    }

    @Test
    void sources_come_as_bibtex_and_csl_and_the_report_shows_passages_and_the_search() {
        assertThat(ask("--format", "bibtex", QUESTION).out())
                .startsWith("@misc{source")
                .contains("urldate = {");
        assertThat(ask("--format", "csl", QUESTION).out())
                .contains("\"type\" : \"webpage\"")
                .contains("date-parts");
        assertThat(ask("--format", "html", QUESTION).out()).contains("<mark>").contains("class=\"trail\"");
    }
}

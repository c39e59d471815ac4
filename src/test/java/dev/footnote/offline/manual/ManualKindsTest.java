package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of each kind to one manual, in several wordings and with neighbours that must not be mixed up. */
class ManualKindsTest {

    private static final String SERVER = """
            # Pelorus server

            Pelorus requires **Java 17 or newer**. The server reads its settings from the file `pelorus.yaml`.

            ## Settings

            ### `port`

            **Default:** `8431`

            The port on which Pelorus waits for clients.

            ### `admin_port`

            **Default:** `8432`

            The port for the pages of the operator.

            ### `max_clients`

            **Default:** `250`

            How many clients may be connected at once. Further ones are refused.

            ### `compress`

            **Default:** `true`

            Answers longer than one kilobyte are sent in compressed form.

            ### `log_format`

            One of `plain`, `json` and `none`.

            **Default:** `plain`

            The form of the lines in the log.

            ## Commands

            | Option | Meaning |
            | --- | --- |
            | `--dry-run` | Prints what would be done and changes nothing |
            | `--quiet` | Prints errors only |
            | `--jobs <n>` | How many files are read at once (default: `4`) |

            ## Installation

            === "Debian"

                ```bash
                sudo apt install pelorus
                ```

            === "macOS"

                ```bash
                brew install pelorus
                ```

            ## Start

            To start the server, run this command:

            ```bash
            pelorus serve --config pelorus.yaml
            ```

            To check the settings without a start, run this command:

            ```bash
            pelorus check pelorus.yaml
            ```
            """;

    private static final String HAN = """
            # 罗经服务器

            罗经需要 Java 17 或更高版本。

            ## 设置

            ### server.port

            - **默认值：** `8431`

            服务器监听的端口。

            ### server.maxClients

            - **默认值：** `250`

            同时连接的客户端数量上限。

            ## 命令

            | 选项 | 说明 |
            | --- | --- |
            | `--preview` | 只显示将要执行的操作，不做改动 |
            | `--silent` | 只输出错误 |

            ## 启动

            运行以下命令启动服务器：

            ```bash
            luojing serve --config luojing.yaml
            ```
            """;

    private static List<ManualPage> pages(String... texts) {
        List<ManualPage> out = new ArrayList<>();
        for (String text : texts) {
            int number = out.size() + 1;
            out.add(new ManualPage(number, "", List.of(new Passage(number, 0, text))));
        }
        return out;
    }

    private static String answer(String question) {
        return ManualReader.answer(question, pages(SERVER, HAN))
                .map(ManualAnswer::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the default of port?|8431",
                "What is the default port?|8431",
                "What is the default value of `admin_port`?|8432",
                "what is the default of admin_port|8432",
                "What is the default of max_clients?|250",
                "What is the default value of compress?|true",
                "What is the default log_format?|plain",
                "What is the default of --jobs?|4",
                "What does --dry-run do?|Prints what would be done and changes nothing",
                "What does the option --quiet do?|Prints errors only",
                "What does `--quiet` mean?|Prints errors only",
                "What does --jobs do?|How many files are read at once",
                "What does compress do?|Answers longer than one kilobyte are sent in compressed form",
                "How do I install Pelorus on Debian?|sudo apt install pelorus",
                "How do I install Pelorus on macOS?|brew install pelorus",
                "How can I start the server?|pelorus serve --config pelorus.yaml",
                "How do I start the server?|pelorus serve --config pelorus.yaml",
                "How do I check the settings without a start?|pelorus check pelorus.yaml",
                "Which version of Java is required?|17 or newer",
                "Which Java version does Pelorus require?|17 or newer",
                "server.port 的默认值是多少？|8431",
                "server.maxClients 的默认值是什么？|250",
                "--preview 选项有什么作用？|只显示将要执行的操作",
                "--silent 选项有什么作用？|只输出错误",
                "怎么启动服务器？|luojing serve --config luojing.yaml"
            })
    void what_the_manual_says(String question, String answer) {
        assertThat(answer(question)).startsWith(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the default of min_clients?",
                "What is the default timeout?",
                "What is the default of --depth?",
                "What does --wet-run do?",
                "What does --quie do?",
                "How do I install Pelorus on OpenBSD?",
                "How do I uninstall the database?",
                "Which version of Python is required?",
                "Which version of Javanese is spoken?",
                "server.minClients 的默认值是多少？",
                "--loud 选项有什么作用？",
                "怎么备份数据库？",
                "Who wrote Pelorus?",
                "When was Pelorus founded?",
                "Where was Ida Holt born?",
                "罗经是谁写的？",
                "",
                "?",
                "default",
                "`"
            })
    void what_only_looks_like_it_is_not_taken_for_it(String question) {
        assertThat(answer(question)).isEmpty();
    }

    @Test
    void every_answer_stands_in_its_quote_and_every_quote_in_its_page() {
        List<String> questions = List.of(
                "What is the default port?",
                "What does --quiet do?",
                "How do I start the server?",
                "How do I install Pelorus on Debian?",
                "Which version of Java is required?",
                "What is the default log_format?",
                "server.port 的默认值是多少？",
                "怎么启动服务器？");
        for (String question : questions) {
            ManualAnswer found =
                    ManualReader.answer(question, pages(SERVER, HAN)).orElseThrow();
            String page = found.source() == 1 ? SERVER : HAN;
            assertThat(page.startsWith(found.quote(), found.start()))
                    .as(question)
                    .isTrue();
            assertThat(found.quote()).as(question).contains(found.text());
        }
    }

    @Test
    void the_order_of_the_pages_and_pages_of_other_things_change_nothing() {
        String other =
                "# Astrolabe\n\nAstrolabe paints `maps`.\n\n| Option | Meaning |\n| --- | --- |\n| `--ink` | Paints in ink |\n";
        for (String question :
                List.of("What is the default port?", "What does --dry-run do?", "How do I start the server?")) {
            String alone = ManualReader.answer(question, pages(SERVER))
                    .map(ManualAnswer::text)
                    .orElse("-");
            assertThat(ManualReader.answer(question, pages(other, SERVER)).map(ManualAnswer::text))
                    .as(question)
                    .contains(alone);
            assertThat(ManualReader.answer(question, pages(SERVER, other)).map(ManualAnswer::text))
                    .as(question)
                    .contains(alone);
        }
    }

    @Test
    void a_page_in_pieces_is_read_as_a_whole() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            int cut = SERVER.indexOf("## Commands") + random.nextInt(3);
            List<Passage> parts =
                    List.of(new Passage(1, 0, SERVER.substring(0, cut)), new Passage(1, cut, SERVER.substring(cut)));
            List<ManualPage> page = List.of(new ManualPage(1, "Pelorus", parts));
            assertThat(ManualReader.answer("What is the default of admin_port?", page)
                            .map(ManualAnswer::text))
                    .as("seed %d", seed)
                    .contains("8432");
            assertThat(ManualReader.answer("What does --quiet do?", page).map(ManualAnswer::text))
                    .as("seed %d", seed)
                    .contains("Prints errors only");
        }
    }

    @Test
    void torn_markdown_is_read_without_failing() {
        List<String> questions = List.of(
                "What is the default port?",
                "What does --quiet do?",
                "How do I start the server?",
                "Which version of Java is required?",
                "server.port 的默认值是多少？",
                "Which signal stops it?",
                "How many clients may be connected?",
                "What values can log_format have?");
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            StringBuilder torn = new StringBuilder(SERVER);
            for (int i = 0; i < 25; i++) {
                int at = random.nextInt(torn.length());
                switch (random.nextInt(4)) {
                    case 0 -> torn.deleteCharAt(at);
                    case 1 -> torn.insert(at, "`|#*\n-<{".charAt(random.nextInt(8)));
                    case 2 -> torn.insert(at, "```\n");
                    default -> torn.delete(at, Math.min(torn.length(), at + random.nextInt(40)));
                }
            }
            String page = torn.toString();
            for (String question : questions) {
                ManualReader.answer(question, pages(page))
                        .ifPresent(found -> assertThat(page.startsWith(found.quote(), found.start()))
                                .isTrue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "#", "```", "|", "| a |\n| --- |", "    ", "\u0000", "`port`"})
    void a_page_of_next_to_nothing_answers_nothing(String page) {
        assertThat(ManualReader.answer("What is the default port?", pages(page)))
                .isEmpty();
        assertThat(ManualReader.answer("What is the default port?", List.of())).isEmpty();
        assertThat(ManualReader.answer("What is the default port?", List.of(new ManualPage(1, "", List.of()))))
                .isEmpty();
    }

    @Test
    void a_port_is_a_number() {
        String links = """
                # Pelorus links

                Set up a port for the links. Where the port for links is closed, `relaying` links is slow. It is `--slow`.
                """;
        assertThat(ManualReader.answer("Which port is used for links?", pages(links))
                        .map(ManualAnswer::text)
                        .orElse(""))
                .isEmpty();
        assertThat(ManualReader.answer(
                                "Which port is used for links?", pages(links + "\nThe port for links is `8440`.\n"))
                        .map(ManualAnswer::text)
                        .orElse(""))
                .isEqualTo("8440");
    }
}

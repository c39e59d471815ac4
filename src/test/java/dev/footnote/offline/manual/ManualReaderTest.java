package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManualReaderTest {

    private static final String SETTINGS = """
            # Lumo settings

            Lumo reads its settings from a file named `lumo.toml` in the working directory.

            ### `idle_timeout`

            **Command line:** `-i SEC`, `--idle-timeout SEC`

            **Default:** `45`

            Connections that are quiet for longer than this many seconds are closed.

            ### `flush_timeout`

            **Command line:** `--flush-timeout SEC`

            **Default:** `7`

            How long to wait for the last bytes.

            ### `listen_addr`

            - Type: string
            - Default: `['127.0.0.1:4777']`

            The socket on which Lumo waits for clients.

            ### `colour`

            Paints the output. The branch `main` is used by default for themes.

            ### `keep_going`

            Set to `true` to go on after a broken page.

            **Default:** `false`
            """;

    private static final String GUIDE = """
            # Getting started

            Lumo requires **Node 18.4 or newer**.

            ## Install

            === "Alpine"

                ```bash
                apk add lumo
                ```

            === "Fedora"

                ```bash
                # from the usual place
                sudo dnf install lumo-cli
                ```

            ## Projects

            To create a new project, run this:

            ```console
            $ lumo new shop   # any name
            $ cd shop
            ```

            Pass `--no-cache` to switch caching off.

            ## Signals

            - `USR1` — reopens the journal.
            - `HUP` — reads the settings again and keeps
              all clients. Nothing is lost.

            ## Proxies

            Although there are many gateways, we recommend [Caddy](https://caddy.example) as the proxy in front.

            | Flag | What it does |
            | --- | --- |
            | `--wide [n]` | Prints more columns |
            | `--depth <n>` | How far links are followed (default: `3`) |
            """;

    private static final String BACKUPS = """
            # Backups

            The password of the archive can be given in several ways:

            - The environment variable ``LUMO_SECRET``.
            - The option ``--secret-file``: the password is read from a file.

            Blocks are joined to parcels. Lumo currently defaults to a 24 MiB parcel size, see ``--parcel-size``.

            To seal an archive at `/var/lumo`, enter this and the password twice:

            ```console
            $ lumo seal --repo /var/lumo
            secret:
            secret again:
            sealed /var/lumo

            Keep your secret well. Nobody
            can open the archive without
            it, not even those who wrote
            this program, nor those who
            keep the disk on which it lies.
            ```

            | Flag | What it does |
            | --- | --- |
            | `--squeeze MODE` | squeezing mode, one of auto, off, most (default: $LUMO_SQUEEZE) (default auto) |
            """;

    private static final String CHINESE = """
            # 设置 {#settings}

            ## server.gate

            - **类型：** `number`
            - **默认值：** `6120`

            指定网关监听的端口。

            ## server.strictGate {#strict}

            - **类型：** `boolean`

            设为 `true` 时，网关被占用就直接退出。

            ## 命令 {#cli}

            | 选项 | 说明 |
            | --- | --- |
            | `--watch` | 文件变化时重新生成 |
            | `--outDir <dir>` | 输出目录（默认为：`public`） |

            Luma 需要 Node 版本 16.3+。

            只有以 `LUMA_` 为前缀的变量才会暴露给页面。
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
        return ManualReader.answer(question, pages(SETTINGS, GUIDE, CHINESE))
                .map(ManualAnswer::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the default idle timeout?|45",
                "What is the default value of flush_timeout?|7",
                "Which address does Lumo listen on by default?|127.0.0.1:4777",
                "What is the default of keep_going?|false",
                "What is the default depth of links?|3",
                "Which branch is used by default for themes?|main",
                "What does --idle-timeout do?|Connections that are quiet for longer than this many seconds are closed",
                "What does idle_timeout do?|Connections that are quiet for longer than this many seconds are closed",
                "What does --wide do?|Prints more columns",
                "What happens when I send USR1?|reopens the journal",
                "How do I install it on Fedora?|sudo dnf install lumo-cli",
                "How can I create a new project?|lumo new shop",
                "How do I turn off caching?|Pass `--no-cache` to switch caching off",
                "How do I make it go on after a broken page?|keep_going",
                "Which version of Node is required?|18.4 or newer",
                "Which signal reopens the journal?|USR1",
                "Which proxy is recommended?|Caddy",
                "What is the settings file called?|lumo.toml",
                "网关的默认端口是多少？|6120",
                "输出目录默认是什么？|public",
                "--watch 选项有什么作用？|文件变化时重新生成",
                "怎么让网关被占用时直接退出？|server.strictGate",
                "Luma 需要哪个版本的 Node？|16.3+",
                "变量以什么前缀才会暴露给页面？|LUMA_"
            })
    void answers_what_documentation_says(String question, String answer) {
        assertThat(answer(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the default colour of a Zebu coat?",
                "What does --frobnicate do?",
                "How do I install it on Solaris?",
                "Which version of Perl is required?",
                "Which river flows through Sedan?",
                "Who wrote Lumo?",
                "Is the cache on?",
                "--sharpen 选项有什么作用？",
                "数据库的默认密码是什么？"
            })
    void says_nothing_to_what_it_does_not_hold(String question) {
        assertThat(answer(question)).isEmpty();
    }

    @Test
    void texts_that_are_no_documentation_are_left_to_others() {
        String tale = "The default age of the queen was 45. A ship called Rose lay in the harbour.";
        assertThat(ManualReader.answer("What is the default age?", pages(tale))).isEmpty();
        assertThat(ManualReader.answer("Which ship lay in the harbour?", pages("# Rose\n\n" + tale)))
                .isEmpty();
    }

    @Test
    void a_page_without_code_is_left_to_others_even_beside_documentation() {
        String tale = "# Rose\n\nThe ship [Marigold](https://ships.example) lay in the harbour for years.\n";
        assertThat(ManualReader.answer("Which ship lay in the harbour?", pages(tale, GUIDE)))
                .isEmpty();
    }

    @Test
    void quotes_stand_where_they_say() {
        for (String question : List.of("What is the default idle timeout?", "How do I install it on Fedora?")) {
            ManualAnswer answer =
                    ManualReader.answer(question, pages(SETTINGS, GUIDE)).orElseThrow();
            String text = answer.source() == 1 ? SETTINGS : GUIDE;
            assertThat(text.substring(answer.start())).startsWith(answer.quote());
            assertThat(answer.quote()).contains(answer.text());
        }
    }

    @Test
    void a_default_is_quoted_with_the_heading_that_names_it() {
        ManualAnswer answer = ManualReader.answer("What is the default idle timeout?", pages(SETTINGS))
                .orElseThrow();
        assertThat(answer.quote()).startsWith("### `idle_timeout`").endsWith("**Default:** `45`");
    }

    @Test
    void what_once_was_gives_way_to_what_holds() {
        String news = "# Release notes\n\n## 2.1\n\nLumo requires Node 12.1 or newer. See `lumo -v`.\n";
        assertThat(ManualReader.answer("Which version of Node is required?", pages(news, GUIDE)))
                .map(ManualAnswer::text)
                .contains("18.4 or newer");
    }

    @Test
    void parts_of_a_page_may_come_in_any_order_and_overlap() {
        int cut = SETTINGS.indexOf("### `flush_timeout`");
        List<Passage> parts = List.of(
                new Passage(1, cut, SETTINGS.substring(cut)), new Passage(1, 0, SETTINGS.substring(0, cut + 30)));
        assertThat(ManualReader.answer(
                        "What is the default value of flush_timeout?", List.of(new ManualPage(1, "Settings", parts))))
                .map(ManualAnswer::text)
                .contains("7");
    }

    @Test
    void options_whose_meaning_or_default_is_asked_are_named() {
        assertThat(ManualReader.named("What does --depth do?")).containsExactly("--depth");
        assertThat(ManualReader.named("build.maxSize 的默认值是多少？")).containsExactly("build.maxSize");
        assertThat(ManualReader.named("Where was Ada born?")).isEmpty();
        assertThat(ManualReader.isAsked("How do you do?")).isFalse();
        assertThat(ManualReader.isAsked("How do I start the engine?")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which environment variable holds the password of the archive?|LUMO_SECRET",
                "Which option reads the password from a file?|--secret-file",
                "What is the default parcel size?|24 MiB",
                "What is the default squeezing mode?|auto",
                "How do I seal an archive?|lumo seal --repo /var/lumo"
            })
    void names_have_the_form_of_their_sort_and_commands_follow_the_sentence_that_leads_to_them(
            String question, String answer) {
        assertThat(ManualReader.answer(question, pages(BACKUPS)).map(ManualAnswer::text))
                .contains(answer);
    }

    private static final String LISTING = """
            +++
            title = "Wharf"
            +++

            All settings are listed with their defaults. The settings file was formerly named quay.ini.

            ```toml
            # The only setting that has to be given.
            berth = "north"

            # Orders ships by "name", "draught" or "none".
            # Ties stay as they come.
            sort_ships = "none"

            # When set to "true", ropes in the `store` directory are coiled. Useful for long ropes.
            coil_ropes = false

            # The number of tugs that wait.
            # tug_limit = 6

            # Example:
            rope = knot(store)
            ```

            The harbour office listens at the default (`127.0.0.1:7070`) when started.

            You can turn on the night watch in the settings file:

                night_watch yes

            The `--drift` flag lets ships move with the tide. With `--drift` they are lost at times.

            ## Limits

            `max_ships`, the highest number of moored ships, or `None` for no limit.
            (Default 40)

            A berth is created whenever a folder holds a `_berth.md` file.

            To do so, write `<!-- anchor -->` at the point where the mooring line should end.

            ## `WHARF_LEDGER`

            Valid values: a path

            Points to the ledger in which arrivals are written.

            ## Tugs

            `-t` _tugs_
            : Number of tugs used side by side (default 12).

            Unlike `ferries`, Wharf does not follow pilots by default.

            A name may have at most 64 characters.

            Or skip the customs for one ship:

            ```pycon
            >>> import wharf
            >>> # a remark on customs
            >>> wharf.moor("Elsa", customs=None)
            CustomsSkipped: none
            ```
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What does coil_ropes do?|When set to \"true\", ropes in the `store` directory are coiled",
                "What is the default of sort_ships?|none",
                "What does --drift do?|The `--drift` flag lets ships move with the tide",
                "How do I get ropes coiled?|coil_ropes = true",
                "Which setting holds the number of tugs that wait?|tug_limit",
                "What was the settings file called before?|quay.ini",
                "On which port does the harbour office listen by default?|7070",
                "How do I turn on the night watch?|night_watch yes",
                "What is the default of max_ships?|40",
                "Which file turns a folder into a berth?|_berth.md",
                "Which environment variable points to the ledger of arrivals?|WHARF_LEDGER",
                "What does WHARF_LEDGER do?|Points to the ledger in which arrivals are written",
                "How many tugs side by side does Wharf use by default?|12",
                "Does Wharf follow pilots by default?|no",
                "How many characters may a name have?|64 characters",
                "How do I ignore customs for a single ship?|wharf.moor(\"Elsa\", customs=None)"
            })
    void listings_lists_headings_and_lines_of_programs_answer(String question, String answer) {
        assertThat(ManualReader.answer(question, pages(LISTING)).map(ManualAnswer::text))
                .contains(answer);
    }

    @Test
    void what_is_done_may_be_said_in_another_word_beside_all_others() {
        assertThat(ManualReader.answer("How do I mark where the mooring line ends?", pages(LISTING, BACKUPS))
                        .map(ManualAnswer::text))
                .contains("To do so, write `<!-- anchor -->` at the point where the mooring line should end");
    }

    private static final String TABLES = """
            # Moorage

            The rope keeper reads its settings from these places:

            - Linux: `~/.config/moorage/ropes.toml`
            - Windows: `%AppData%\\moorage\\ropes.toml`

            Knots that were tied live in `/var/lib/moorage/knots`.

            ## `[quay]` Section

            | Key | Default | Description |
            |--|--|--|
            | `berth-gap` | `6` | Planks left free on either side of a ship |
            | `gulls` | `true` | Enable gulls on the quay |
            | `lamp-colour` | `"amber"` | Colour of the lamps: one of `amber`, `green` or `white` |
            | `tide-delay` | `400` | Time in milliseconds before the tide is shown |

            The `[quay]` section switches `berth-gap`, `tide-delay` and the other quay settings while the tide is shown.

            ## Calm water

            | Key | Description | Command |
            | --- | --- | --- |
            | `o` | Open the rope locker at the pier | `open_locker` |
            | `k` | Coil the rope, if already coiled, coil it again | `coil_rope` |

            | Name | Description |
            | --- | --- |
            | `:ropes-reload` | Refresh the ropes. |
            | `:ropes-drop` | Drop all ropes. |

            By default the keeper ties `8` knots to each ship, except for barges which get `3`.

            Run `moor untie` to take the knots off a ship that leaves.

            ## Gentoo and Void

            The keeper stands in the `extra` list:

            ```sh
            sudo pacman -S moorage
            ```

            > When installed from the `extra` list, run Moorage on Void with `mrg`.

            To tie a single ship:


                $ moor tie --ship Elsa
                tied
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the default of berth-gap?|6",
                "What is the default tide delay?|400",
                "What does berth-gap do?|Planks left free on either side of a ship",
                "Which values can lamp-colour have?|amber, green, white",
                "Where are the settings of the keeper on Linux?|~/.config/moorage/ropes.toml",
                "Where are tied knots stored?|/var/lib/moorage/knots",
                "How do I turn off gulls support?|gulls",
                "What does the k key do?|Coil the rope, if already coiled, coil it again",
                "Which key opens the rope locker?|o",
                "How do I reload the ropes?|:ropes-reload",
                "How many knots does a barge get by default?|3",
                "How many knots does the keeper tie to each ship by default?|8",
                "Which command takes the knots off a ship?|moor untie",
                "How do I install Moorage on Void?|sudo pacman -S moorage",
                "How do I tie a single ship?|moor tie --ship Elsa",
                "Which setting delays the tide?|tide-delay"
            })
    void columns_of_tables_places_values_and_keys_answer(String question, String answer) {
        assertThat(ManualReader.answer(question, pages(TABLES)).map(ManualAnswer::text))
                .contains(answer);
    }

    private static final String REFERENCE = """
            # Reference

            ### `moor --ships`

            Print all ships that are known.

            ### `moor --known`

            Print whatever else.

            ### `-q, --quiet`

            Hide what the tide does.

            - **Variable**: [`MOOR_QUIET`](./variables.md)

            ### `MOOR_LOUD`

            - **Type**: `boolean`
            - **Default**: `false`
            - **Description**: Tell each wave of the sea

            ### `ropes`

            - **Options**: `hemp`, `wire`, `chain`
            - **Default**: `hemp`

            The `ropes` option can also be given as `--ropes` or `-r`.

            ````md
            ```
            moor --inner
            ```
            ````

            Every harbour file must be called `harbour.yml`. See [Harbour files](./files.md).
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which flag prints all known ships?|--ships",
                "What does --quiet do?|Hide what the tide does",
                "Which environment variable tells each wave of the sea?|MOOR_LOUD",
                "Which values can the ropes option have?|hemp, wire, chain",
                "What should the harbour file be called?|harbour.yml"
            })
    void headings_with_options_and_labelled_lines_answer(String question, String answer) {
        assertThat(ManualReader.answer(question, pages(REFERENCE)).map(ManualAnswer::text))
                .contains(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "Which command checks that the files of two folders match?, If you give the `--one-way` flag it will only check that the files of two folders match one way.",
        "哪个命令检查两个文件夹的文件？, 使用 `--one-way` 选项只检查两个文件夹的文件。"
    })
    void a_flag_is_no_command(String question, String sentence) {
        String flag = "# Lumo\n\n" + sentence + "\n";
        String both =
                flag + "\nRun `lumo check` to check that the files of two folders match. 运行 `lumo check` 检查两个文件夹的文件。\n";

        assertThat(ManualReader.answer(question, List.of(new ManualPage(1, "Lumo", List.of(new Passage(1, 0, flag))))))
                .isEmpty();
        assertThat(ManualReader.answer(question, List.of(new ManualPage(1, "Lumo", List.of(new Passage(1, 0, both)))))
                        .orElseThrow()
                        .text())
                .isEqualTo("lumo check");
    }
}

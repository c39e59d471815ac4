package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.fact.StatedFacts.Stated;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to a small manual in two languages: each kind of answer, and those that the manual does not have. */
class ManualQuestionsTest {

    private static final String ENGLISH = """
            # Kiln

            Kiln bakes sites from notes. It requires Java 17 or newer and works with Gradle 8.2+.

            ## Install

            ```sh
            brew install kiln
            ```

            On Debian:

            ```sh
            apt install kiln
            ```

            ## Options

            | Option | Default | Meaning |
            |---|---|---|
            | `--heat` | `900` | temperature of the oven in degrees |
            | `--quiet` | `false` | prints nothing but errors |

            - `--watch` – bakes again whenever a note changes.
            - `--jobs N` – bakes so many pages at once.

            ### timeout

            How long a page may take.

            Default: 30 seconds

            ## Configuration

            Settings stand in the file `kiln.toml`. Uploads larger than 25 MB are refused. The cache is kept for 7 days.

            The `draft` flag hides a note until it is published. Live reload is disabled by default.

            To clear the cache run:

            ```sh
            kiln clean --all
            ```

            ## Exit codes

            | Code | Meaning |
            |---|---|
            | 2 | a note could not be read |
            | 3 | the oven is busy |
            """;

    private static final String CHINESE = """
            # 窑

            窑把笔记烤成网站。需要 Java 17 或更高版本。

            ## 安装

            ```sh
            brew install kiln
            ```

            ## 选项

            | 选项 | 默认值 | 含义 |
            |---|---|---|
            | `--heat` | `900` | 炉子的温度 |

            - `--watch`：笔记改动时重新烘烤。

            ### timeout

            一页最长的时间。

            默认值：30 秒

            ## 配置

            设置写在文件 `kiln.toml` 中。超过 25 MB 的上传会被拒绝。缓存保留 7 天。

            实时刷新默认关闭。

            清空缓存请运行：

            ```sh
            kiln clean --all
            ```
            """;

    private static Optional<Stated> answer(String manual, String question) {
        ParsedPage page =
                new ParsedPage(1, URI.create("file:/kiln.md"), "Kiln", 1, 1, List.of(new Passage(1, 0, manual)));
        return Manuals.answer(new QuestionAnalysis(question), List.of(page));
    }

    private static void answers(String manual, String question, String text) {
        assertThat(answer(manual, question)).hasValueSatisfying(stated -> {
            assertThat(stated.text()).isEqualTo(text);
            assertThat(manual)
                    .as("the quote stands in the manual")
                    .contains(stated.sentence().text());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What does --watch do? | bakes again whenever a note changes",
                "Which Java version does Kiln require? | 17 or newer",
                "What version of Gradle does Kiln work with? | 8.2+",
                "How do I install Kiln with brew? | brew install kiln",
                "How do I install Kiln on Debian? | apt install kiln",
                "How do I clear the cache? | kiln clean --all",
                "Which file holds the settings? | kiln.toml",
                "What is the default timeout? | 30 seconds",
                "Is live reload enabled by default? | no",
                "Which option prints nothing but errors? | --quiet",
                "Which option bakes several pages at once? | --jobs"
            })
    void an_english_manual_answers(String question, String text) {
        answers(ENGLISH, question, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--watch 有什么作用？ | 笔记改动时重新烘烤",
                "窑需要哪个 Java 版本？ | 17 或更高版本",
                "如何用 brew 安装窑？ | brew install kiln",
                "如何清空缓存？ | kiln clean --all",
                "设置写在哪个文件中？ | kiln.toml",
                "timeout 的默认值是多少？ | 30 秒",
                "实时刷新默认开启吗？ | 否"
            })
    void a_chinese_manual_answers(String question, String text) {
        answers(CHINESE, question, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which option paints the kiln blue?",
                "What is the default of the --glaze option?",
                "Who wrote Kiln?",
                "Which Python version does Kiln require?"
            })
    void what_an_english_manual_does_not_have_is_not_answered_from_it(String question) {
        assertThat(answer(ENGLISH, question)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"哪个选项把窑涂成蓝色？", "窑是谁写的？", "窑需要哪个 Python 版本？"})
    void what_a_chinese_manual_does_not_have_is_not_answered_from_it(String question) {
        assertThat(answer(CHINESE, question)).isEmpty();
    }
}

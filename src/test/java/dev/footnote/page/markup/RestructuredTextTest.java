package dev.footnote.page.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** reStructuredText is read as the readers of the finished page see it. */
class RestructuredTextTest {

    /** What is read, without blank lines. */
    private static String read(String text) {
        return LightMarkup.toMarkdown("guide.rst", text)
                .lines()
                .filter(line -> !line.isBlank())
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"option", "cmdoption", "confval", "envvar", "py:function", "describe", "http:get", "anything"})
    void the_name_of_what_a_directive_describes_is_a_heading_over_what_is_said_of_it(String kind) {
        assertThat(read("Tarn\n====\n\n.. " + kind
                        + ":: --depth N\n\n   Walks no deeper\n   than N.\n\n   The default is 3.\n\nMore."))
                .isEqualTo("# Tarn\n## `--depth N`\nWalks no deeper\nthan N.\nThe default is 3.\nMore.");
    }

    @Test
    void settings_of_a_directive_are_not_shown_and_fields_of_its_body_are() {
        assertThat(read(".. py:function:: boil(salt)\n   :noindex:\n\n   Boils it.\n\n   :param salt: in grams\n"))
                .isEqualTo("# `boil(salt)`\nBoils it.\n:param salt: in grams");
    }

    @Test
    void code_stands_between_fences_and_stays_as_it_is() {
        assertThat(
                        read(
                                "Run::\n\n   tarn :opt:`x` ``y``\n     deeper\n\nDone.\n\n.. code-block:: sh\n   :linenos:\n\n   tarn --all\n\nEnd."))
                .isEqualTo("Run:\n```\ntarn :opt:`x` ``y``\n  deeper\n```\nDone.\n```\ntarn --all\n```\nEnd.");
        assertThat(read("::\n\n   alone\n")).isEqualTo("```\nalone\n```");
        assertThat(read("Run::\n\nNothing further in.")).isEqualTo("Run::\nNothing further in.");
    }

    @Test
    void notes_and_versions_keep_their_words() {
        assertThat(
                        read(
                                ".. note:: Short.\n\n.. warning::\n\n   Never boil it.\n\n.. versionadded:: 2.1\n\n.. deprecated:: 3.0\n   Use it no more.\n"))
                .isEqualTo(
                        "**Note**\nShort.\n**Warning**\nNever boil it.\nNew in version 2.1.\nDeprecated since version 3.0:\nUse it no more.");
    }

    @Test
    void what_only_sets_includes_or_remarks_is_left_out() {
        assertThat(read("""
                .. _start:
                .. image:: lamp.png
                   :alt: a lamp
                .. toctree::
                   :maxdepth: 2

                   one
                   two
                .. a remark for
                   writers
                .. |name| replace:: Tarn
                .. highlight:: sh
                .. automodule:: tarn
                   :members:

                |name| is a lake.
                """)).isEqualTo("Tarn is a lake.");
    }

    @Test
    void of_containers_what_stands_in_them_is_shown() {
        assertThat(
                        read(
                                ".. figure:: lamp.png\n   :width: 3\n\n   The lamp at night.\n\n.. only:: html\n\n   Shown.\n\n.. rubric:: Parts\n\n.. tab:: Alpine\n\n   apk add tarn\n"))
                .isEqualTo("The lamp at night.\nShown.\n**Parts**\n**Alpine**\napk add tarn");
    }

    @Test
    void a_table_of_lists_is_a_table() {
        assertThat(
                        read(
                                ".. list-table:: Ports\n   :header-rows: 1\n\n   * - Port\n     - Use\n   * - 22\n     - sync,\n       both ways\n"))
                .isEqualTo("**Ports**\n| Port | Use |\n| --- | --- |\n| 22 | sync, both ways |");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        See :ref:`the guide <start>`.|See the guide.
        See :doc:`/install`.|See /install.
        Set :option:`--depth`.|Set `--depth`.
        Set :opt:`~folder.lamp.type`.|Set `type`.
        Call :py:func:`tarn.boil` or :class:`!Lamp`.|Call `tarn.boil` or `Lamp`.
        Read `the log <https://log.example/a_b>`_ now.|Read [the log](https://log.example/a_b) now.
        Read `the log`_ and `more`__.|Read the log and more.
        The ``!`` prefix of ``a`b``.|The `!` prefix of ``a`b``.
        "A *word* in **bold**, a_name and 3 * 4."|"A *word* in **bold**, a_name and 3 * 4."
        A line with a `title` in it.|A line with a `title` in it.
        """)
    void within_lines_readers_see_the_words_without_their_marks(String text, String shown) {
        assertThat(read(text)).isEqualTo(shown);
    }

    @Test
    void a_role_may_go_over_the_end_of_a_line() {
        assertThat(read("See :ref:`the\nguide <start>` first.")).isEqualTo("See the\nguide first.");
    }

    @Test
    void lines_of_verse_lose_their_bars_and_tables_keep_them() {
        assertThat(read("| Salt and\n| sea\n\n+---+---+\n| a | b |\n+---+---+"))
                .isEqualTo("Salt and\nsea\n+---+---+\n| a | b |\n+---+---+");
    }

    @Test
    void footnotes_stay_and_a_title_may_have_lines_on_both_sides() {
        assertThat(read("======\n Tarn\n======\n\nDeep [1]_.\n\n.. [1] By the survey.\n"))
                .isEqualTo("# Tarn\nDeep [1]_.\n[1] By the survey.");
    }

    @Test
    void directives_within_directives_are_read_and_nothing_recurses_for_ever() {
        assertThat(read(".. note::\n\n   .. option:: --a\n\n      Does a.\n")).isEqualTo("**Note**\n## `--a`\nDoes a.");
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            deep.append(" ".repeat(i)).append(".. note::\n\n");
        }
        deep.append(" ".repeat(200)).append("Bottom.\n");
        assertThat(read(deep.toString())).contains("Bottom.");
    }

    @Test
    void a_large_text_of_open_marks_is_read_in_linear_time() {
        assertThat(read("\n".repeat(300_000))).isEmpty();
        assertThat(read("`".repeat(100_000))).hasSize(100_000);
        assertThat(read(":a:`".repeat(25_000))).isNotEmpty();
        assertThat(read(".. x::\n".repeat(20_000))).isEmpty();
        assertThat(read("a::\n  b\n".repeat(10_000))).contains("```");
    }
}

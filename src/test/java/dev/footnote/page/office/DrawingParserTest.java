package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.Parsing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The words of drawings. */
class DrawingParserTest {

    private static final String OPEN =
            "<?xml version='1.0' encoding='ISO-8859-1'?><svg xmlns='http://www.w3.org/2000/svg'>";

    private static String read(String inside) {
        return Parsing.bytes("a.svg", (OPEN + inside + "</svg>").getBytes(StandardCharsets.UTF_8))
                .text();
    }

    @Test
    void each_text_is_a_line_and_scripts_and_styles_are_none() {
        assertThat(read("<style>.a{fill:red}</style><text>Lock <tspan>fair</tspan> 1911</text><g><text>Open</text></g>"
                        + "<script>run()</script>"))
                .isEqualTo("Lock fair 1911\nOpen");
    }

    @Test
    void a_drawing_without_words_is_told() {
        assertThatThrownBy(() -> read("<path d='M0 0'/>"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("without words");
    }
}

package dev.footnote.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.http.exchange.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {

    private static final String HASH_OF_KEY = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683";
    private static final String HASH_OF_TEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TempDir
    private Path folder;

    private ApiKeys keys(String text) throws IOException {
        return ApiKeys.from(Files.writeString(folder.resolve("keys"), text));
    }

    private void unusable(String text, String why) {
        assertThatThrownBy(() -> keys(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining(HASH_OF_KEY);
    }

    @Test
    void a_key_lets_in_its_owner_and_nothing_else_does() throws IOException {
        ApiKeys keys = keys("# callers\n\n ann " + HASH_OF_KEY + "\neve " + HASH_OF_TEST.toUpperCase(Locale.ROOT));
        assertThat(keys.required()).isTrue();
        assertThat(keys.owner("Bearer key")).isEqualTo("ann");
        assertThat(keys.owner("bearer test")).isEqualTo("eve");
        for (String wrong : new String[] {"", "Bearer", "Bearer ", "Bearer Key", "key", "Basic key", HASH_OF_KEY}) {
            assertThatThrownBy(() -> keys.owner(wrong)).as(wrong).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> keys.owner(null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> keys.owner("Bearer " + HASH_OF_KEY)).isInstanceOf(ProblemException.class);
    }

    @Test
    void without_a_file_everybody_is_the_one_nameless_owner() {
        assertThat(ApiKeys.from(null).required()).isFalse();
        assertThat(ApiKeys.from(null).owner(null)).isEmpty();
    }

    @Test
    void a_file_that_could_let_in_the_wrong_one_is_refused() {
        unusable("", "holds no key");
        unusable("ann " + HASH_OF_KEY.substring(1), "line 1");
        unusable("ann " + HASH_OF_KEY + "\nann " + HASH_OF_TEST, "line 2");
        unusable("ann " + HASH_OF_KEY + "\neve " + HASH_OF_KEY, "line 2");
        assertThatThrownBy(() -> ApiKeys.from(folder.resolve("none")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be read");
    }
}

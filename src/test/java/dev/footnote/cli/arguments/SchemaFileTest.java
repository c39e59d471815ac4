package dev.footnote.cli.arguments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFileTest {

    @TempDir
    Path folder;

    @Test
    void an_empty_file_and_a_folder_are_told_as_such() throws IOException {
        Path empty = Files.writeString(folder.resolve("form.json"), " \n");
        assertThatThrownBy(() -> SchemaFile.read(empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--schema " + empty + " is empty; put a JSON Schema into it");
        assertThatThrownBy(() -> SchemaFile.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a file");
    }
}

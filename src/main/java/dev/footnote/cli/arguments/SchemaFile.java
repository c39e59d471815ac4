package dev.footnote.cli.arguments;

import dev.footnote.api.InvalidInputException;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file of {@code --schema}. */
public final class SchemaFile {

    private static final String FIELD = "output_schema";

    /** A byte order mark is what some editors put before UTF-8. */
    private static final String MARK = "\ufeff";

    private SchemaFile() {}

    /**
     * Reads it.
     *
     * @param file as it was named, or null
     * @return a JSON Schema whose fields can be filled, or null where no file was named
     * @throws InvalidInputException if it cannot be read, or holds no schema that can be filled
     */
    public static @Nullable String read(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("--schema " + file + " is not a file; name one that holds a JSON Schema");
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String schema = text.startsWith(MARK) ? text.substring(1) : text;
            if (schema.isBlank()) {
                throw new InvalidInputException("--schema " + file + " is empty; put a JSON Schema into it");
            }
            Json.outputSchema(schema);
            return schema;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("--schema " + file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException("--schema " + file + " cannot be read: " + e.getMessage(), e);
        } catch (InvalidFieldException e) {
            throw new InvalidInputException("--schema " + file + ": " + plain(String.valueOf(e.getMessage())), e);
        }
    }

    /** Complaints begin with the name that the schema has over HTTP. */
    private static String plain(String complaint) {
        if (complaint.startsWith(FIELD + ".")) {
            return complaint.substring(FIELD.length() + 1);
        }
        return complaint.startsWith(FIELD) ? "the schema" + complaint.substring(FIELD.length()) : complaint;
    }
}

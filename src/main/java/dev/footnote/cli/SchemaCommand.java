package dev.footnote.cli;

import dev.footnote.json.Json;
import picocli.CommandLine;

/** Prints the answer's schema. */
@CommandLine.Command(name = "schema", description = "Prints the JSON Schema of an answer.")
final class SchemaCommand extends Command {

    @Override
    int run() {
        console().print(Json.answerSchema() + "\n");
        return 0;
    }
}

package dev.footnote.cli;

import dev.footnote.Footnote;
import dev.footnote.api.Source;
import dev.footnote.api.UsageException;
import dev.footnote.config.FileNames;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads one page or file. */
@CommandLine.Command(
        name = "read",
        description = "Reads a page or file and prints the text that quotes are checked against.")
final class ReadCommand extends Command {

    @CommandLine.Parameters(paramLabel = "URL|FILE", description = "An http or https address, or a file.")
    private String what = "";

    @Override
    int run() {
        Path file = file();
        try (Footnote footnote = builder().web(true).build()) {
            Source source = file != null ? footnote.read(file) : footnote.read(address());
            console()
                    .progress(console()
                            .dim((source.title().isBlank() ? "(no title)" : source.title()) + ", " + source.url() + ", "
                                    + source.text().length() + " characters, sha256 " + source.sha256()));
            console().print(source.text() + "\n");
            return 0;
        }
    }

    private @Nullable Path file() {
        try {
            Path path = FileNames.path(what);
            return Files.exists(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private URI address() {
        try {
            URI uri = new URI(what);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new UsageException("\"" + what + "\" is neither a file nor an address: " + e.getReason(), e);
        }
        throw new UsageException("there is no file \"" + what + "\"; for a page give its whole address with https://");
    }
}

package dev.footnote.cli;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.Passage;
import dev.footnote.api.Reading;
import dev.footnote.api.Source;
import dev.footnote.api.SourceDetails;
import dev.footnote.cli.terminal.PlainText;
import dev.footnote.config.FileNames;
import dev.footnote.json.Json;
import dev.footnote.service.FootnoteService;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads one page or file. */
@CommandLine.Command(
        name = "read",
        description = "Reads a page or file and prints the text that quotes are checked against.")
final class ReadCommand extends Command {

    private static final String GAP = "\n\n[...]\n\n";

    /** The form of the text that is printed. */
    enum Form {
        MARKDOWN,
        TEXT,
        JSON
    }

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "URL|FILE",
            description = "An http or https address, or a file.")
    private String what = "";

    @CommandLine.Option(
            names = "--format",
            paramLabel = "FORM",
            description = "markdown (default), text without marks, or json with all that is known about the page.")
    private Form form = Form.MARKDOWN;

    @CommandLine.Option(
            names = "--goal",
            paramLabel = "TEXT",
            description = "Print only what fits this best: the passages that a run would show to its model.")
    private String goal = "";

    @CommandLine.Option(
            names = "--files",
            paramLabel = "DIR",
            description = "Read every HTML file of a folder instead; needs --output.")
    private @Nullable Path files;

    @CommandLine.Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where --files writes its JSON: {\"name without .html\": {\"articleBody\": \"plain text\"}}.")
    private @Nullable Path output;

    @Override
    int run() {
        Path folder = files;
        if (folder != null || output != null || what.isEmpty()) {
            return readFolder(folder);
        }
        Path file = file();
        try (FootnoteService footnote = builder().web(true).build()) {
            Reading reading = file != null ? footnote.reading(file) : footnote.reading(address());
            Source source = reading.source();
            console()
                    .progress(console()
                            .dim((source.title().isBlank() ? "(no title)" : source.title()) + ", " + source.url() + ", "
                                    + source.text().length() + " characters, sha256 " + source.sha256()));
            tell(reading);
            console().print(printed(footnote, reading) + "\n");
            return 0;
        }
    }

    private String printed(FootnoteService footnote, Reading reading) {
        List<Passage> passages = goal.isBlank() ? List.of() : footnote.passages(reading.source(), goal);
        String text = goal.isBlank()
                ? reading.source().text()
                : joined(passages, reading.source().text());
        return switch (form) {
            case MARKDOWN -> text;
            case TEXT -> PlainText.of(text);
            case JSON -> goal.isBlank() ? Json.reading(reading) : Json.reading(reading, passages);
        };
    }

    /** Passages with a mark wherever something between them is left out. */
    private static String joined(List<Passage> passages, String text) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (Passage passage : passages) {
            if (!text.substring(end, passage.start()).isBlank()) {
                out.append(GAP);
            }
            out.append(passage.text());
            end = passage.end();
        }
        return text.substring(end).isBlank()
                ? out.toString()
                : out.append(GAP).toString().stripTrailing();
    }

    private void tell(Reading reading) {
        reading.truncation().ifPresent(cut -> console().progress("not read to its end: " + cut));
        for (SourceDetails.Flag flag : reading.source().details().flags()) {
            console()
                    .progress("looks like " + flag.kind().words() + ": "
                            + flag.field().shown() + " at " + flag.start() + "-" + flag.end());
        }
        if (isVerbose() && reading.source().details().rendered()) {
            console().progress("rendered: a browser ran the script that builds its text");
        }
        String leftOut = reading.leftOut().summary();
        if (isVerbose() && !leftOut.isEmpty()) {
            console().progress("left out: " + leftOut);
        }
    }

    private int readFolder(@Nullable Path folder) {
        Path to = output;
        if (!goal.isBlank()) {
            throw new InvalidInputException("--goal picks passages of one page; give an address or a file with it");
        }
        if (folder == null || to == null || !what.isEmpty()) {
            throw new InvalidInputException(
                    "read takes an address, a file, or --files DIR with --output FILE; give one of them");
        }
        try (FootnoteService footnote = builder().web(false).build()) {
            int read = FolderReader.read(footnote, folder, to, this::leftOut);
            console().progress(read + " files read into " + to);
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
            throw new InvalidInputException("\"" + what + "\" is neither a file nor an address: " + e.getReason(), e);
        }
        throw new InvalidInputException(
                "there is no file \"" + what + "\"; for a page give its whole address with https://");
    }
}

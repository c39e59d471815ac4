package dev.footnote.cli;

import dev.footnote.api.Indexed;
import dev.footnote.service.FootnoteService;
import java.nio.file.Path;
import picocli.CommandLine;

/** Indexes a folder ahead of questions. */
@CommandLine.Command(name = "index", description = "Indexes a folder; only new and changed files are read.")
final class IndexCommand extends Command {

    @CommandLine.Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of(".");

    @Override
    int run() {
        try (FootnoteService footnote =
                builder().model("offline").corpus(folder).build()) {
            Indexed report = footnote.index(line -> console().progress(console().dim(line)));
            report.problems().forEach(this::leftOut);
            console()
                    .print("files " + report.files() + ", documents " + report.documents() + "; read " + report.added()
                            + ", unchanged " + report.unchanged() + ", gone " + report.removed() + ", problems "
                            + report.problems().size() + "\n");
            return 0;
        }
    }
}

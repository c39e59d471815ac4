package dev.footnote.cli;

import dev.footnote.Footnote;
import java.nio.file.Path;
import picocli.CommandLine;

/** Indexes a folder ahead of questions. */
@CommandLine.Command(name = "index", description = "Indexes a folder; only new and changed files are read.")
final class IndexCommand extends Command {

    @CommandLine.Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of(".");

    @Override
    int run() {
        try (Footnote footnote = builder().model("offline").corpus(folder).build()) {
            Footnote.Indexed report =
                    footnote.index(line -> console().progress(console().dim(line)));
            report.problems().forEach(this::leftOut);
            console()
                    .print("files " + report.files() + ", documents " + report.documents() + "; read " + report.added()
                            + ", unchanged " + report.unchanged() + ", gone " + report.removed() + ", problems "
                            + report.problems().size() + "\n");
            return 0;
        }
    }
}

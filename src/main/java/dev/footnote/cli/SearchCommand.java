package dev.footnote.cli;

import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchResult;
import dev.footnote.service.FootnoteService;
import java.util.Locale;
import picocli.CommandLine;

/** Searches once. */
@CommandLine.Command(name = "search", description = "Searches once and shows what the model would be shown.")
final class SearchCommand extends Command {

    @CommandLine.Parameters(paramLabel = "QUERY", description = "What to look for.")
    private String query = "";

    @Override
    int run() {
        try (FootnoteService footnote = builder().build()) {
            console().progress(console().dim(footnote.searched()));
            SearchResult result = footnote.search(query);
            console().print(footnote.shown(result) + "\n");
            for (EngineReport report : result.engines()) {
                String message = report.message() == null ? "" : ": " + report.message();
                console()
                        .progress(console()
                                .dim(report.engine() + " "
                                        + report.outcome().name().toLowerCase(Locale.ROOT) + ", " + report.hits()
                                        + " hits, "
                                        + report.elapsedMs() + " ms" + message));
            }
            boolean blocked = result.quality().verdict() == SearchQuality.Verdict.BLOCKED;
            return blocked ? Main.FAILED : result.hits().isEmpty() ? Main.NOT_FOUND : 0;
        }
    }
}

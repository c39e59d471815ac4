package dev.footnote.research.tool;

import dev.footnote.api.Cancellation;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchQuality.Verdict;
import dev.footnote.api.search.SearchResult;
import dev.footnote.evidence.hostile.HostileText;
import dev.footnote.research.state.RunJournal;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import java.util.List;
import java.util.function.Supplier;

/**
 * Searches by means of the model's own host. A result that only the model can read goes to it as it came, since a changed one could not be decrypted; it is no source, and the
 * addresses in it cannot be seen here, so that none of them may be read. Addresses that came in the clear are hits like those of any engine.
 */
public final class HostSearchTool implements ToolRunner.Tool {

    private final HostAid host;
    private final RunJournal journal;

    public HostSearchTool(HostAid host, RunJournal journal) {
        this.host = host;
        this.journal = journal;
    }

    @Override
    public Supplier<ToolRunner.Outcome> run(int step, ToolCall call, Cancellation cancellation) {
        String query = ToolContract.webSearch(call.arguments());
        cancellation.throwIfCancelled();
        HostTools.Found found = host.search(query);
        journal.append(new ResearchEvent.SearchDone(step, call.id(), result(query, found)));
        String text = found.encrypted()
                ? found.text()
                : ToolTexts.external(
                        found.host(), ToolNames.WEB_SEARCH, found.text(), false, HostileText.isIn(found.text()));
        return () -> new ToolRunner.Outcome(text, false);
    }

    private static SearchResult result(String query, HostTools.Found found) {
        List<Hit> hits = found.hits();
        int hosts =
                (int) hits.stream().map(hit -> hit.url().getHost()).distinct().count();
        return new SearchResult(
                List.of(query),
                hits,
                new SearchQuality(hits.size(), hits.size(), 0, List.of(), 0, hosts, Verdict.GOOD, ""),
                List.of(new EngineReport(
                        found.host(), Outcome.ANSWERED, hits.size(), found.elapsedMs(), found.costUsd(), null)),
                false);
    }
}

package dev.footnote.research.tool;

import dev.footnote.api.Cancellation;
import dev.footnote.api.Source;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.ToolCall;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.Passages;
import dev.footnote.tools.FindArguments;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for words in a source that was read. */
public final class FindTool implements ToolRunner.Tool {

    /** As many places as a model can weigh at once. */
    private static final int MAX_PASSAGES = 8;

    private final EvidenceLedger ledger;

    public FindTool(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Supplier<ToolRunner.Outcome> run(int step, ToolCall call, Cancellation cancellation) {
        FindArguments wanted = ToolContract.find(call.arguments());
        // Looked up when joined: a page read beside this call has its number by then.
        return () -> found(wanted);
    }

    private ToolRunner.Outcome found(FindArguments wanted) {
        Optional<SourceInfo> info = ledger.info(wanted.source());
        Optional<Source> source = ledger.source(wanted.source());
        if (info.isEmpty() || source.isEmpty()) {
            List<Integer> numbers =
                    ledger.all().stream().map(SourceInfo::number).toList();
            return ToolRunner.failed(
                    ToolNames.FIND,
                    "there is no source " + wanted.source(),
                    numbers.isEmpty() ? "Read a page first." : "Sources read so far: " + numbers + ".");
        }
        return new ToolRunner.Outcome(
                ToolTexts.found(
                        info.get(),
                        wanted.text(),
                        Passages.find(wanted.source(), source.get().text(), wanted.text(), MAX_PASSAGES)),
                false);
    }
}

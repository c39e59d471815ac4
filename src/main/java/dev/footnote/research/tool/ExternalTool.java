package dev.footnote.research.tool;

import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.api.run.ToolCall;
import dev.footnote.evidence.hostile.HostileText;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolTexts;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Calls the tools of others for one run. Their results are shown between fences; they are no sources, and name no address that may be read. */
public final class ExternalTool implements ToolRunner.Tool {

    private final ExternalTools tools;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param tools that may be called
     */
    public ExternalTool(ExternalTools tools) {
        this.tools = tools;
    }

    @Override
    public Supplier<ToolRunner.Outcome> run(int step, ToolCall call, Cancellation cancellation) {
        String arguments = ToolContract.external(call.name(), call.arguments());
        if (calls.incrementAndGet() > tools.maxCalls()) {
            throw new PermanentException("this run has called tools of other servers " + tools.maxCalls()
                    + " times, and may not do so again (mcp.max_calls)");
        }
        cancellation.throwIfCancelled();
        ExternalTools.Result result = tools.call(call.name(), arguments);
        String text = ToolTexts.external(
                result.server(), call.name(), result.text(), result.cut(), HostileText.isIn(result.text()));
        return () -> new ToolRunner.Outcome(text, result.failed());
    }
}

package dev.footnote.research.tool;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;

/** Tools of others that a run's model may call besides our own. Their texts are never sources. Safe for many threads. */
public interface ExternalTools {

    /** None. */
    ExternalTools NONE = new ExternalTools() {
        @Override
        public Offer open() {
            return new Offer(List.of(), List.of());
        }

        @Override
        public Result call(String tool, String arguments) {
            throw new IllegalArgumentException("there is no tool " + tool);
        }

        @Override
        public int maxCalls() {
            return 0;
        }
    };

    /**
     * The tools that can be called, for the whole of a run.
     *
     * @param specifications under names of their own, always in the same order
     * @param problems why others cannot be called, a sentence each
     */
    record Offer(List<ToolSpecification> specifications, List<String> problems) {
        public Offer {
            specifications = List.copyOf(specifications);
            problems = List.copyOf(problems);
        }
    }

    /**
     * The outcome of a call.
     *
     * @param server who answered
     * @param text foreign text
     * @param cut true if the text goes on
     * @param failed true if the server says that it could not do it
     */
    record Result(String server, String text, boolean cut, boolean failed) {}

    /** Connects where that has not been done, and tells what can be called. Blocks, but never fails. */
    Offer open();

    /**
     * Calls a tool and waits for its result.
     *
     * @param tool its name as offered
     * @param arguments a JSON object
     * @throws dev.footnote.api.FootnoteException if there is no result, in one sentence
     */
    Result call(String tool, String arguments);

    /** Returns how many calls a run may make. */
    int maxCalls();
}

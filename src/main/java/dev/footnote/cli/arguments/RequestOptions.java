package dev.footnote.cli.arguments;

import dev.footnote.api.Budget;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Options of each question, and of how its run is shown. */
public final class RequestOptions {

    @CommandLine.Option(names = "--max-steps", paramLabel = "N", description = "Model calls at most, from 1.")
    private @Nullable Integer maxSteps;

    @CommandLine.Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "fast, think, heavy or auto (default: auto, which goes by the question's form).")
    private @Nullable String mode;

    @CommandLine.Option(
            names = "--max-time",
            paramLabel = "D",
            description =
                    "Time at most, such as 90s or 10m; then the model is asked to hand in, and the run ends after a"
                            + " quarter of it at the latest (5 to 60 s).")
    private @Nullable Duration maxTime;

    @CommandLine.Option(
            names = "--max-cost",
            paramLabel = "USD",
            description = "Money at most, such as 0.50; needs an endpoint whose prices are known.")
    private @Nullable BigDecimal maxCost;

    @CommandLine.Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "Language of the answer, such as en or zh (default: the question's).")
    private @Nullable String language;

    @CommandLine.Option(
            names = "--show-thinking",
            description = "Keeps the model's whole thinking among the progress, not only its last lines for a moment.")
    private boolean showThinking;

    public boolean showThinking() {
        return showThinking;
    }

    /**
     * Returns the request for a question.
     *
     * @param question as it was typed
     * @param more the options that the command adds
     * @throws InvalidInputException if question, limits or language cannot be used
     */
    public ResearchRequest request(String question, UnaryOperator<ResearchRequest.Builder> more) {
        try {
            ResearchRequest.Builder builder =
                    ResearchRequest.about(question).mode(mode()).budget(new Budget(maxSteps, null, maxCost, maxTime));
            if (language != null) {
                builder = builder.language(language);
            }
            return more.apply(builder).build();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(OptionFields.named(String.valueOf(e.getMessage())), e);
        }
    }

    private @Nullable Mode mode() {
        String name = mode;
        if (name == null) {
            return null;
        }
        return Arrays.stream(Mode.values())
                .filter(known -> known.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException("--mode " + name + " is no mode; give fast, think, heavy or auto"));
    }
}

package dev.footnote.batch;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The task of a batch.
 *
 * @param inputs files of questions, in order; {@code -} is standard input
 * @param output where answers are appended
 * @param concurrency questions at a time, from 1
 * @param maxTotalCostUsd money that this start may spend, or null for no limit
 * @param maxTotalTime time that this start may take, or null for no limit
 * @param failFast true to stop at the first failed question
 * @param reading how the inputs are read
 */
public record BatchPlan(
        List<String> inputs,
        Path output,
        int concurrency,
        @Nullable BigDecimal maxTotalCostUsd,
        @Nullable Duration maxTotalTime,
        boolean failFast,
        Reading reading) {

    /**
     * The settings for reading inputs.
     *
     * @param questionColumn the name of the question's column, or its number from 1 where a table has no header; null to tell it from the names
     * @param encoding of all inputs, or null to tell it from their bytes
     * @param maxLineChars longer lines are bad ones
     * @param maxCarriedChars longer fields are not carried into the answers' lines
     * @param remedies what can be done about inputs that cannot be read
     * @param outputSchema the JSON Schema that the answers of lines without one of their own fill, or null for none
     */
    public record Reading(
            @Nullable String questionColumn,
            @Nullable Charset encoding,
            int maxLineChars,
            int maxCarriedChars,
            FileRemedies remedies,
            @Nullable String outputSchema) {

        /**
         * With the remedies of the command line.
         *
         * @param questionColumn as above
         * @param encoding as above
         * @param maxLineChars as above
         * @param maxCarriedChars as above
         */
        public Reading(
                @Nullable String questionColumn, @Nullable Charset encoding, int maxLineChars, int maxCarriedChars) {
            this(questionColumn, encoding, maxLineChars, maxCarriedChars, FileRemedies.OPTIONS, null);
        }

        public Reading {
            if (maxLineChars < 1) {
                throw new IllegalArgumentException("max_line_chars is " + maxLineChars + "; give at least 1");
            }
        }

        /**
         * The same, with a form that answers fill.
         *
         * @param schema a JSON Schema of an object, or null
         */
        public Reading withOutputSchema(@Nullable String schema) {
            return new Reading(questionColumn, encoding, maxLineChars, maxCarriedChars, remedies, schema);
        }
    }

    /** Standard input's name among the inputs. */
    public static final String STDIN = "-";

    public BatchPlan {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there is no file of questions; name one, or - for standard input");
        }
        if (output.toString().equals(STDIN)) {
            throw new IllegalArgumentException("the output is -; name a file, which the next start can go on with");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + "; give at least 1");
        }
        if (maxTotalCostUsd != null && maxTotalCostUsd.signum() <= 0) {
            throw new IllegalArgumentException("max_total_cost is " + maxTotalCostUsd + "; give an amount above 0");
        }
        if (maxTotalTime != null && (maxTotalTime.isZero() || maxTotalTime.isNegative())) {
            throw new IllegalArgumentException("max_total_time is " + maxTotalTime + "; give a duration above 0");
        }
    }
}

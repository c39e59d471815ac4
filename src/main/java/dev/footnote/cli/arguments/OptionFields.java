package dev.footnote.cli.arguments;

import java.util.Map;

/** Calls fields of requests and batches by the options that set them. */
public final class OptionFields {

    private static final Map<String, String> OPTIONS = Map.of(
            "max_steps", "--max-steps",
            "max_cost_usd", "--max-cost",
            "max_time", "--max-time",
            "language", "--lang",
            "concurrency", "--concurrency",
            "max_total_cost", "--max-total-cost",
            "max_total_time", "--max-total-time");

    private OptionFields() {}

    /**
     * Returns a complaint with the option's name in place of the field's with which it begins; others as they are.
     *
     * @param complaint such as "max_steps is 0; ..."
     */
    public static String named(String complaint) {
        int space = complaint.indexOf(' ');
        String option = space < 0 ? null : OPTIONS.get(complaint.substring(0, space));
        return option == null ? complaint : option + complaint.substring(space);
    }
}

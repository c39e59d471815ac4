package dev.footnote.api;

import java.util.List;

/**
 * An answer in the form that the caller asked for.
 *
 * @param json a JSON object of that form; a field that is not supported is null
 * @param basis the evidence for each field, in the order of the fields
 */
public record StructuredOutput(String json, List<Basis> basis) {

    /**
     * The evidence for one field.
     *
     * @param field its path, such as {@code people.0.name}
     * @param support how far the quotes carry the value; the value is null where it is none
     * @param reasons why the support is not full; empty if it is
     * @param citations the quotes that were found in their sources
     */
    public record Basis(String field, Claim.Support support, List<Claim.Reason> reasons, List<Citation> citations) {
        public Basis {
            reasons = List.copyOf(reasons);
            citations = List.copyOf(citations);
        }
    }

    public StructuredOutput {
        basis = List.copyOf(basis);
    }
}

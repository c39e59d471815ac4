package dev.footnote.llm;

import dev.footnote.llm.endpoint.ModelFailure;

/** Failures as a host's refusals make them, for tests of other packages. */
public final class TestFailures {

    private TestFailures() {}

    /** The host found a request too long and did not say by how much. */
    public static ModelFailure context() {
        return new ModelFailure(
                ModelFailure.Kind.CONTEXT, "test at host.example answered 400 (\"prompt is too long\")");
    }

    /** The account has no credit left. */
    public static ModelFailure quota() {
        return new ModelFailure(ModelFailure.Kind.QUOTA, "test at host.example answered 402; recharge the account");
    }
}

package dev.footnote.doctor;

import dev.footnote.testkit.ScriptedKimi;

/** Scripted hosts for tests of other packages: a sound one, and one that is started badly. */
public final class DoctorHost {

    private DoctorHost() {}

    /** A host that passes every check. */
    public static ScriptedKimi sound() {
        return ScriptedKimi.start()
                .balance("{\"data\":{\"available_balance\":12.5}}")
                .answering(new FakeHost("reasoning_content"));
    }

    /** A host that leaves calls in the text, with marks that a terminal obeys in what it says. */
    public static ScriptedKimi bad() {
        return ScriptedKimi.start()
                .models("kimi-k2-thinking", "evil\u001b[2Jmodel")
                .answering(new FakeHost("reasoning_content", FakeHost.Fault.CALLS_AS_TEXT));
    }
}

package dev.footnote.cli;

import picocli.CommandLine;

/** The version, as the jar's manifest has it. */
final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"footnote " + (version == null ? "(unpacked classes)" : version)};
    }
}

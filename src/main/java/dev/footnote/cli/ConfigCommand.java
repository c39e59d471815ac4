package dev.footnote.cli;

import dev.footnote.config.Settings;
import picocli.CommandLine;

/** Shows the settings. */
@CommandLine.Command(
        name = "config",
        description = "Shows every setting, its value, and where it came from; secrets are masked.")
final class ConfigCommand extends Command {

    @Override
    int run() {
        StringBuilder out = new StringBuilder();
        for (Settings.Shown setting : builder().effectiveSettings().shown()) {
            out.append(setting.name()).append(": ").append(setting.value());
            out.append("    # ").append(setting.origin().source()).append('\n');
        }
        console().print(out.toString());
        return 0;
    }
}

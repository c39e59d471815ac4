package dev.footnote.cli;

import dev.footnote.config.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What is said of a command line that cannot be used. */
final class Complaints {

    private Complaints() {}

    static String of(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        // picocli says "option option" where an option takes pairs
        return String.valueOf(e.getMessage()).replace("option option", "option");
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        // The arguments after an option that nobody knows are as good as they may be: only the first is at fault.
        String first = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            List<String> names = new ArrayList<>();
            command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
            String bare = first.replaceFirst("=.*", "");
            return "there is no option " + bare + meant(bare, names);
        }
        if (!command.getSubcommands().isEmpty()) {
            return "there is no command \"" + first + "\""
                    + meant(first, command.getSubcommands().keySet().stream().toList());
        }
        return "\"" + first + "\" is one argument too many; put in quotes what belongs together";
    }

    private static String meant(String word, List<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}

package dev.footnote.cli.arguments;

import dev.footnote.config.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The messages on a command line that cannot be used. */
public final class UsageErrors {

    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[([^\\]]{1,200})\\] \\(case-insensitive\\)(.*)$");

    private UsageErrors() {}

    public static String of(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        // picocli says "option option" where an option takes pairs, and shows words to choose from in capitals
        String message = String.valueOf(e.getMessage()).replace("option option", "option");
        Matcher choice = CHOICE.matcher(message);
        return choice.find()
                ? message.substring(0, choice.start()) + "must be one of "
                        + choice.group(1).toLowerCase(Locale.ROOT) + choice.group(2)
                : message;
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        // The arguments after an option that nobody knows are as good as they may be: only the first is at fault.
        String first = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            List<String> names = new ArrayList<>();
            command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
            String bare = first.split("=", 2)[0];
            if (names.contains(bare)) {
                return bare + " comes after --, where nothing is an option any more; give options before it";
            }
            Optional<String> taker = command.getSubcommands().values().stream()
                    .filter(sub -> sub.getCommandSpec().findOption(bare) != null)
                    .map(CommandLine::getCommandName)
                    .findFirst();
            if (taker.isPresent()) {
                return "option " + bare + " comes before the command; write it after, as in footnote " + taker.get()
                        + " " + bare;
            }
            String near = meant(bare, names);
            return "there is no option " + bare + (near.isEmpty() ? dashes(command, first) : near);
        }
        if (!command.getSubcommands().isEmpty()) {
            return "there is no command \"" + first + "\""
                    + meant(first, command.getSubcommands().keySet().stream().toList());
        }
        return "\"" + first + "\" is one argument too many; put in quotes what belongs together";
    }

    /** For what may well be a question or a query: after two dashes everything is taken for one. */
    private static String dashes(CommandLine command, String given) {
        List<CommandLine.Model.PositionalParamSpec> words =
                command.getCommandSpec().positionalParameters();
        boolean likely = !given.startsWith("--") || given.indexOf(' ') >= 0;
        return words.isEmpty() || !likely
                ? ""
                : "; write -- before a "
                        + words.get(0).paramLabel().split("\\|", -1)[0].toLowerCase(Locale.ROOT)
                        + " that begins with -";
    }

    private static String meant(String word, List<String> known) {
        return NearestName.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}

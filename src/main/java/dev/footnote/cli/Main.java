package dev.footnote.cli;

import dev.footnote.api.Answer;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.InvalidInputException;
import dev.footnote.cli.arguments.RawArguments;
import dev.footnote.cli.arguments.UsageErrors;
import dev.footnote.service.FootnoteService;
import dev.footnote.trace.RunTraces;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * The {@code footnote} command. Exit codes: 0 answered, 2 bad usage or settings, 3 not found, 4 the budget ended, 5 the run or some line of a batch failed, 6 no statement of the answer is supported, 130 cancelled.
 */
@CommandLine.Command(
        name = "footnote",
        description = "Answers research questions with footnotes that hold.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:answered, or done",
            "2:bad usage or settings",
            "3:not found",
            "4:the budget ended; what was found is printed",
            "5:the run failed, or a check of doctor did",
            "6:an answer was given, but its quotes do not support it; or runs judge found a run that is not good",
            "130:cancelled"
        },
        footer = {
            "",
            "Begin with:  footnote ask --model offline \"Where was the geologist born whose ashes Lunar Prospector"
                    + " carried?\""
        })
public final class Main implements Runnable {

    static final int USAGE = 2;
    static final int NOT_FOUND = 3;
    static final int BUDGET = 4;
    static final int FAILED = 5;
    static final int UNSUPPORTED = 6;
    static final int CANCELLED = 130;

    /** Held here, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger LIBRARIES = Logger.getLogger("org.apache");

    /** What somebody sees who types the name alone: three commands that work as they stand. */
    private static final List<String> FIRST_SCREEN = List.of(
            "Footnote answers research questions. Every footnote leads to a quote that was looked up and checked.",
            "",
            "Try one of these:",
            "",
            "  footnote ask --model offline \"Who bought Lunokhod 2?\"",
            "      asks a bundled sample; needs no key and no network",
            "",
            "  footnote chat --model offline --corpus FOLDER",
            "      a conversation about your own documents, which stay on this machine",
            "",
            "  footnote ask --web \"Which city hosted the first conference on quantum networks?\"",
            "      searches the web; needs the key of a model, such as MOONSHOT_API_KEY",
            "",
            "footnote --help lists all commands, footnote config all settings.");

    /** All commands in the order of the help. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("ask", AskCommand.class),
            Map.entry("chat", ChatCommand.class),
            Map.entry("batch", BatchCommand.class),
            Map.entry("index", IndexCommand.class),
            Map.entry("search", SearchCommand.class),
            Map.entry("read", ReadCommand.class),
            Map.entry("config", ConfigCommand.class),
            Map.entry("serve", ServeCommand.class),
            Map.entry("mcp", McpCommand.class),
            Map.entry("schema", SchemaCommand.class),
            Map.entry("runs", RunsCommand.class),
            Map.entry("doctor", DoctorCommand.class),
            Map.entry("generate-completion", AutoComplete.GenerateCompletion.class),
            Map.entry("help", CommandLine.HelpCommand.class));

    /** Those that speak of the others. */
    private static final Set<String> OVERVIEWS = Set.of("generate-completion", "help");

    /** Those after which a question is waited for. */
    private static final Set<String> QUESTIONS = Set.of("ask", "chat");

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    /** Where nothing is logged, what is told of sites is, in the plainest form. */
    private static final Map<String, String> NOTICES = Map.of(
            "org.slf4j.simpleLogger.log.dev.footnote.net.notices", "warn",
            "org.slf4j.simpleLogger.showThreadName", "false",
            "org.slf4j.simpleLogger.showLogName", "false");

    /** By which OpenTelemetry's SDK is told to set itself up. */
    private static final String TELEMETRY = "OTEL_JAVA_GLOBAL_AUTOCONFIGURE_ENABLED";

    private @Nullable Console console;

    /** For picocli. */
    public Main() {}

    /**
     * Runs the command and ends the process.
     *
     * @param arguments of the command line
     */
    public static void main(String... arguments) {
        // Lucene tells by way of the JDK's logging what it makes of this JDK; that is no news for somebody who asks a
        // question.
        LIBRARIES.setLevel(Level.SEVERE);
        if (System.getProperty(LOG_LEVEL) == null) {
            String level = logLevel(arguments);
            System.setProperty(LOG_LEVEL, level);
            if (level.equals("off")) {
                NOTICES.forEach(System.getProperties()::putIfAbsent);
            }
        }
        if (arguments.length > 0 && QUESTIONS.contains(arguments[0])) {
            FootnoteService.prepare();
        }
        Console console = Console.ofProcess(System.getenv());
        if (System.getenv().containsKey(TELEMETRY)) {
            RunTraces.setUpByEnvironment();
        }
        System.exit(start(console, arguments));
    }

    /**
     * Log lines, with the stack traces in them, are for those who ask for more; else what matters is said in a sentence by the command itself. A service has no
     * other place to tell of what went wrong.
     */
    static String logLevel(String... arguments) {
        List<String> given = List.of(arguments);
        boolean wanted = given.contains("-v") || given.contains("--verbose");
        return wanted ? "info" : given.contains("serve") ? "warn" : "off";
    }

    private static int start(Console console, String... arguments) {
        try {
            String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
            return run(console, RawArguments.mended(arguments, Path.of("/proc/self/cmdline"), encoding));
        } catch (InvalidInputException e) {
            return failed(console, e);
        }
    }

    static int run(Console console, String... arguments) {
        return console.ended(commandLine(console, arguments).execute(arguments));
    }

    /** The parser; only the command that is named is made, since making all of them takes a good part of a short start. */
    static CommandLine commandLine(Console console, String... arguments) {
        Main main = new Main();
        main.console = console;
        CommandLine line = new CommandLine(main, new Factory(console));
        String named = arguments.length == 0 ? "" : arguments[0];
        boolean alone = !OVERVIEWS.contains(named)
                && COMMANDS.stream().anyMatch(command -> command.getKey().equals(named));
        COMMANDS.stream()
                .filter(command -> !alone || command.getKey().equals(named))
                .forEach(command -> line.addSubcommand(command.getKey(), command.getValue()));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(console, e));
        line.setParameterExceptionHandler((e, args) -> {
            console.complain(UsageErrors.of(e));
            console.err().println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            console.err().flush();
            return USAGE;
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A question may begin with @; no file is read for that.
        line.setExpandAtFiles(false);
        line.getSubcommands().values().stream()
                .filter(sub -> !(sub.getCommand() instanceof CommandLine.HelpCommand))
                .forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        OptionValues.register(line);
        return line;
    }

    private static int failed(Console console, Exception e) {
        if (e instanceof FootnoteException) {
            console.complain(String.valueOf(e.getMessage()));
        } else {
            console.complain("something broke that should not have: " + e + "; --verbose shows where");
        }
        if (console.verbose()) {
            e.printStackTrace(console.err());
            console.err().flush();
        }
        return e instanceof InvalidInputException ? USAGE : FAILED;
    }

    @Override
    public void run() {
        Console shown = console;
        if (shown != null) {
            shown.printLines(FIRST_SCREEN);
        }
    }

    /** Makes the commands with the console that they print to. */
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (Command.class.isAssignableFrom(type)) {
                K command = CommandLine.defaultFactory().create(type);
                ((Command) command).use(console);
                return command;
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    static int exitCode(Answer.Status status) {
        return Map.of(
                        Answer.Status.ANSWERED, 0,
                        Answer.Status.NOT_FOUND, NOT_FOUND,
                        Answer.Status.BUDGET_EXHAUSTED, BUDGET,
                        Answer.Status.FAILED, FAILED,
                        Answer.Status.UNSUPPORTED, UNSUPPORTED,
                        Answer.Status.CANCELLED, CANCELLED)
                .getOrDefault(status, FAILED);
    }
}

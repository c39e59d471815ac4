package dev.footnote.batch;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.FileNames;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** All inputs of a batch, one after the other. */
final class QuestionInputs {

    private final List<String> names;
    private final InputStream stdin;
    private final BatchPlan.Reading reading;

    QuestionInputs(BatchPlan plan, InputStream stdin) {
        this.names = plan.inputs();
        this.stdin = stdin;
        this.reading = plan.reading();
        if (names.stream().filter(BatchPlan.STDIN::equals).count() > 1) {
            throw new InvalidInputException("standard input is named twice; it can be read once");
        }
        names.stream().filter(name -> !name.equals(BatchPlan.STDIN)).forEach(name -> check(name, plan.output()));
    }

    private static void check(String name, Path output) {
        Path file = path(name);
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("\"" + name + "\" is a folder; name the files in it");
        }
        if (!Files.isReadable(file)) {
            throw new InvalidInputException("there is no readable file \"" + name + "\"; correct the name");
        }
        try {
            if (Files.exists(output) && Files.isSameFile(file, output)) {
                throw new InvalidInputException(name + " is input and output at once; give another -o");
            }
        } catch (IOException e) {
            throw new InvalidInputException(name + " cannot be compared with the output: " + e.getMessage(), e);
        }
    }

    /** Gives the sink all lines, until it has enough. */
    void read(QuestionFile.Sink sink) {
        for (String name : names) {
            if (!read(name, sink)) {
                return;
            }
        }
    }

    private boolean read(String name, QuestionFile.Sink sink) {
        if (name.equals(BatchPlan.STDIN)) {
            return new QuestionFile("standard input", sink, reading).read(stdin);
        }
        try (InputStream in = open(path(name))) {
            return new QuestionFile(name, sink, reading).read(in);
        } catch (IOException e) {
            throw new InvalidInputException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path path(String name) {
        try {
            return FileNames.path(name);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "\"" + name + "\" cannot be a file (" + e.getReason() + "); correct the name", e);
        }
    }

    /** Not by way of a channel where that can be helped, as a channel asks a pipe for its position. */
    private static InputStream open(Path file) throws IOException {
        return FileNames.shown(file).equals(file.toString())
                ? new FileInputStream(file.toFile())
                : Files.newInputStream(file);
    }

    /** How many questions there are, or -1 where an input, such as a pipe, can be read only once. */
    long count() {
        if (!names.stream().allMatch(name -> !name.equals(BatchPlan.STDIN) && Files.isRegularFile(path(name)))) {
            return -1;
        }
        Counter counter = new Counter(question -> {});
        read(counter);
        return counter.questions;
    }

    /** Shows each question once, however often its id is given; nothing else is said. */
    void each(Consumer<BatchQuestion> look) {
        read(new Counter(look));
    }

    /** Counts and says nothing. */
    private static final class Counter implements QuestionFile.Sink {
        private final Consumer<BatchQuestion> look;
        private final IdHashSet seen = new IdHashSet();
        private long questions;

        Counter(Consumer<BatchQuestion> look) {
            this.look = look;
        }

        @Override
        public void mapped(String file, String mapping) {}

        @Override
        public boolean question(BatchQuestion question) {
            questions++;
            if (seen.add(question.id())) {
                look.accept(question);
            }
            return true;
        }

        @Override
        public void bad(String file, long line, String problem) {}
    }
}

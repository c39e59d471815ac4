package dev.footnote.cli;

import dev.footnote.api.FootnoteException;
import dev.footnote.api.InvalidInputException;
import dev.footnote.cli.terminal.PlainText;
import dev.footnote.config.FileNames;
import dev.footnote.json.Json;
import dev.footnote.service.FootnoteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the HTML files of a folder into one JSON file, as scorers of text extraction take it. */
final class FolderReader {

    private static final String ENDING = ".html";

    private FolderReader() {}

    /**
     * Reads the files that lie right in a folder and end in {@code .html}. A file that cannot be read has an empty text.
     *
     * @param problems hears of each such file
     * @return how many were read
     */
    static int read(FootnoteService footnote, Path folder, Path output, Consumer<String> problems) {
        Map<String, String> texts = new TreeMap<>();
        int read = 0;
        for (Path file : files(folder)) {
            String name = FileNames.last(file);
            String text = "";
            try {
                text = PlainText.of(footnote.reading(file).source().text());
                read++;
            } catch (FootnoteException e) {
                problems.accept(String.valueOf(e.getMessage()));
            }
            texts.put(name.substring(0, name.length() - ENDING.length()), text);
        }
        try {
            Files.writeString(output, Json.bodies(texts));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the file " + FileNames.shown(output) + " cannot be written: " + e.getMessage(), e);
        }
        return read;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the folder " + FileNames.shown(folder) + " cannot be read; give --files a folder of HTML files",
                    e);
        }
    }
}

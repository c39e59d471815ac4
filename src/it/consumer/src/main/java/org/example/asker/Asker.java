package org.example.asker;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import java.net.URI;
import java.nio.file.Path;

/** Asks a folder one question and may read a page; the arguments are folder, question, where the index may be kept, the page, and a host of one's own network. */
public final class Asker {

    private Asker() {}

    public static void main(String... args) {
        try (Footnote footnote = Footnote.builder()
                .corpus(Path.of(args[0]))
                .home(Path.of(args[2]))
                .model("offline")
                .build()) {
            Answer answer = footnote.research(args[1]);
            System.out.println(answer.status() + ": " + answer.answer());
        }
        if (args.length > 3) {
            try (Footnote footnote = Footnote.builder()
                    .home(Path.of(args[2]))
                    .model("offline")
                    .web(true)
                    .setting("net.allow", args[4])
                    .build()) {
                System.out.println("READ: " + footnote.read(URI.create(args[3])).title());
            }
        }
    }
}

package dev.footnote.cli;

import dev.footnote.mcp.McpStdio;
import dev.footnote.service.FootnoteService;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import picocli.CommandLine;

/** Serves assistants over standard input and output. */
@CommandLine.Command(
        name = "mcp",
        description = {
            "Serves assistants (Model Context Protocol) over standard input and output, until the input ends.",
            "Tools: research, search, read."
        })
final class McpCommand extends Command {

    @Override
    int run() throws Exception {
        try (FootnoteService footnote = builder().build();
                FileOutputStream out = new FileOutputStream(FileDescriptor.out);
                FileInputStream in = new FileInputStream(FileDescriptor.in)) {
            console().progress(console().dim(footnote.consent()));
            new McpStdio(footnote, out).serve(in);
            return 0;
        }
    }
}

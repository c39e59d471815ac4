package dev.footnote.markdown;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** Reads {@code <https://...>} as a link and any other angle bracket as text, so that there is no inline HTML. */
final class AngleBrackets implements InlineContentParserFactory {

    private static final int LONGEST_LINK = 2_000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return AngleBrackets::read;
    }

    private static ParsedInline read(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position start = scanner.position();
        if (scanner.next("http") && (scanner.next('s') || scanner.peek() == ':')) {
            int length = 0;
            while (length < LONGEST_LINK && " \t\n<>".indexOf(scanner.peek()) < 0 && scanner.hasNext()) {
                scanner.next();
                length++;
            }
            if (scanner.peek() == '>') {
                String url = scanner.getSource(start, scanner.position()).getContent();
                scanner.next();
                Link link = new Link(url, null);
                link.appendChild(new Text(url));
                return ParsedInline.of(link, scanner.position());
            }
        }
        return ParsedInline.of(new Text("<"), start);
    }
}

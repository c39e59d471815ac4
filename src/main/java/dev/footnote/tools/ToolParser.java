package dev.footnote.tools;

import dev.footnote.api.Passage;
import dev.footnote.text.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads back what {@link ToolPrinter} printed. */
final class ToolParser {

    /** Lines end at a line feed and nowhere else: a title may hold other characters that pass for line ends. */
    private static final int LINES = Pattern.MULTILINE | Pattern.UNIX_LINES;

    private static final Pattern HIT =
            Pattern.compile("^\\[(\\d{1,6})] (.*)\\n    (\\S+)\\n(?:    \\(.*\\)\\n)?(?:    > (.*)\\n)?", LINES);
    private static final Pattern VERDICT = Pattern.compile("^" + ToolPrinter.VERDICT + "([A-Z_]+)", LINES);
    private static final Pattern HINT = Pattern.compile("^" + ToolPrinter.HINT + "(.*)$", LINES);
    private static final Pattern PAGE = Pattern.compile(
            "^" + ToolPrinter.SOURCE
                    + "(\\d{1,9}), part (\\d{1,9}) of (\\d{1,9})\\n"
                    + ToolPrinter.ADDRESS + "(\\S+)\\n.*\\n"
                    + ToolPrinter.FENCE + "([0-9a-f]{1,64}) .*\\n"
                    + "(?:" + ToolPrinter.OPENED + "[0-9a-f]{1,64}" + ToolPrinter.NAMES + "(?:" + ToolPrinter.TITLED
                    + "(.*)\\n)?)?",
            Pattern.UNIX_LINES);
    private static final Pattern REFUSED = Pattern.compile(
            "^(?:" + ToolPrinter.REFUSED_CLAIM + "(\\d{1,9}), source |" + ToolPrinter.REFUSED_SHORT_ANSWER + ")",
            LINES);

    private static final Pattern BEST = Pattern.compile("^Best for the goal: the text from offset (\\d{1,9})", LINES);

    private static final Pattern FLAGGED =
            Pattern.compile("^" + ToolPrinter.WARNING_OF_TEXT + "(\\d{1,9})-(\\d{1,9}) ", LINES);

    private static final Pattern ANY_FENCE =
            Pattern.compile("^" + ToolPrinter.OPENED + "[0-9a-f]{16} (\\d{1,9})-(\\d{1,9})\\n", LINES);

    private ToolParser() {}

    static Optional<ParsedSearch> search(String text) {
        Matcher verdict = VERDICT.matcher(text);
        if (!text.startsWith(ToolPrinter.SEARCHED) || !verdict.find()) {
            return Optional.empty();
        }
        Matcher hint = HINT.matcher(text);
        List<ParsedHit> hits = new ArrayList<>();
        Matcher hit = HIT.matcher(text);
        while (hit.find()) {
            Optional<URI> url = uri(hit.group(3));
            if (url.isPresent()) {
                String snippet = hit.group(4) == null ? "" : hit.group(4);
                hits.add(new ParsedHit(Integer.parseInt(hit.group(1)), url.get(), hit.group(2), snippet));
            }
        }
        return Optional.of(new ParsedSearch(hits, verdict.group(1), hint.find() ? hint.group(1) : ""));
    }

    /** The words of a page that fit the goal best with which it was read, or its first ones; empty if it is no page or has no text. */
    static Optional<String> words(String text) {
        Optional<ParsedPage> page = page(text);
        Matcher best = BEST.matcher(text);
        int at = best.find() ? Integer.parseInt(best.group(1)) : 0;
        return page.flatMap(parsed -> parsed.passages().stream()
                .filter(passage -> at < passage.end())
                .findFirst()
                .map(passage -> plain(passage.text().substring(Math.max(0, at - passage.start())))));
    }

    /** Without a heading above it. */
    private static String plain(String text) {
        int from = 0;
        while (from < text.length() && (text.charAt(from) == '#' || text.charAt(from) == '\n')) {
            int end = text.indexOf('\n', from);
            from = end < 0 ? text.length() : end + 1;
        }
        return from == text.length() ? text : text.substring(from);
    }

    static Optional<ParsedPage> page(String text) {
        Matcher head = PAGE.matcher(text);
        if (!head.find()) {
            return Optional.empty();
        }
        int source = Integer.parseInt(head.group(1));
        int part = Integer.parseInt(head.group(2));
        int parts = Integer.parseInt(head.group(3));
        String title = head.group(6) == null ? "" : head.group(6);
        List<Span> flagged = new ArrayList<>();
        List<Passage> passages = passages(text, head.end(), source, head.group(5), flagged);
        return uri(head.group(4)).map(url -> new ParsedPage(source, url, title, part, parts, passages, flagged));
    }

    /** Reads the passages, and the warnings before them; what stands within a fence is the page's. */
    private static List<Passage> passages(String text, int from, int source, String key, List<Span> flagged) {
        Pattern fence =
                Pattern.compile("^" + ToolPrinter.OPENED + Pattern.quote(key) + " (\\d{1,9})-(\\d{1,9})\\n", LINES);
        List<Passage> out = new ArrayList<>();
        Matcher open = fence.matcher(text);
        int at = from;
        while (open.find(at)) {
            int start = Integer.parseInt(open.group(1));
            int end = open.end() + Integer.parseInt(open.group(2)) - start;
            if (end < open.end() || end > text.length()) {
                break;
            }
            Matcher warning = FLAGGED.matcher(text).region(at, open.start());
            while (warning.find()) {
                flagged.add(new Span(Integer.parseInt(warning.group(1)), Integer.parseInt(warning.group(2))));
            }
            out.add(new Passage(source, start, text.substring(open.end(), end)));
            at = end;
        }
        return out;
    }

    /** Reads over what stands between fences: it is a page's. */
    static List<Integer> refused(String text) {
        List<Integer> out = new ArrayList<>();
        if (!text.startsWith(ToolPrinter.REFUSED)) {
            return out;
        }
        Matcher claim = REFUSED.matcher(text);
        Matcher fence = ANY_FENCE.matcher(text);
        int at = 0;
        while (claim.find(at)) {
            if (fence.find(at) && fence.start() < claim.start()) {
                at = fence.end() + Integer.parseInt(fence.group(2)) - Integer.parseInt(fence.group(1));
                if (at < fence.end() || at > text.length()) {
                    return out;
                }
            } else {
                out.add(claim.group(1) == null ? Refusal.SHORT_ANSWER : Integer.parseInt(claim.group(1)));
                at = claim.end();
            }
        }
        return out;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

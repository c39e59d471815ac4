package dev.footnote.page.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.PermanentException;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.markup.LightMarkup;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads files of plain text: Markdown with its front matter, AsciiDoc and reStructuredText with their headings in Markdown's form, notebooks, feeds, and all others as they are. */
public final class TextParser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FENCE = "```";

    private TextParser() {}

    public static ParsedDocument plain(String fileName, String text) {
        String body = LightMarkup.toMarkdown(fileName, InvisibleCharacters.readable(text));
        FrontMatter matter = FrontMatter.of(body);
        String rest = matter.end() == 0 ? body : body.substring(matter.end()).stripLeading();
        boolean settingsAlone = rest.isBlank() || (!isMarkdown(fileName) && body.startsWith("{"));
        return settingsAlone
                ? markdown(fileName, body, new FrontMatter(Map.of(), 0))
                : markdown(fileName, rest, matter);
    }

    private static ParsedDocument markdown(String fileName, String body, FrontMatter matter) {
        String title = matter.value("title");
        if (title.isEmpty() && (isMarkdown(fileName) || body.stripLeading().startsWith("# "))) {
            title = Titles.of("", body);
        }
        PublishedDate date = date(matter, PublishedDate.Kind.PUBLISHED, "date", "published", "publishdate", "created")
                .or(() -> date(matter, PublishedDate.Kind.EDITED, "updated", "lastmod", "modified"))
                .orElse(null);
        String language = matter.value("lang").isEmpty() ? matter.value("language") : matter.value("lang");
        return document(title.isEmpty() ? fileName : title, body, language.isEmpty() ? null : language, date);
    }

    private static ParsedDocument document(
            String title, String text, @Nullable String language, @Nullable PublishedDate date) {
        return new ParsedDocument(title, text, language, date, List.of(), List.of());
    }

    private static boolean isMarkdown(String fileName) {
        return fileName.endsWith(".md") || fileName.endsWith(".markdown");
    }

    private static Optional<PublishedDate> date(FrontMatter matter, PublishedDate.Kind kind, String... keys) {
        return List.of(keys).stream()
                .flatMap(key -> PageDates.parse(matter.value(key), kind).stream())
                .findFirst();
    }

    /** Reads a notebook: its text, its code and the output, cell by cell. */
    public static ParsedDocument notebook(URI url, String fileName, String text) {
        StringBuilder out = new StringBuilder();
        try {
            for (JsonNode cell : JSON.readTree(text).path("cells")) {
                String source = lines(cell.path("source")).strip();
                if (source.isEmpty()) {
                    continue;
                }
                boolean code = cell.path("cell_type").asText().equals("code");
                out.append(out.length() == 0 ? "" : "\n\n")
                        .append(code ? FENCE + "\n" + source + "\n" + FENCE : source);
                for (JsonNode output : cell.path("outputs")) {
                    String shown = lines(
                                    output.has("text")
                                            ? output.path("text")
                                            : output.path("data").path("text/plain"))
                            .strip();
                    out.append(shown.isEmpty() ? "" : "\n\n" + FENCE + "\n" + shown + "\n" + FENCE);
                }
            }
        } catch (JacksonException e) {
            throw new PermanentException(
                    url + " is a notebook that cannot be read (it is no JSON); use another source", e);
        }
        String body = InvisibleCharacters.readable(out.toString());
        String title = Titles.of("", body);
        return document(title.isEmpty() ? fileName : title, body, null, null);
    }

    private static String lines(JsonNode source) {
        if (source.isTextual()) {
            return source.asText();
        }
        StringBuilder out = new StringBuilder();
        source.forEach(line -> out.append(line.asText()));
        return out.toString();
    }

    /** Reads a feed (RSS or Atom): the title, date and text of each item. */
    public static ParsedDocument feed(URI url, String fileName, String text) {
        Document doc = Jsoup.parse(text, url.toString(), Parser.xmlParser());
        StringBuilder out = new StringBuilder();
        for (Element item : doc.select("item, entry")) {
            String body = child(item, "content|encoded", "content", "description", "summary");
            out.append("## ").append(child(item, "title")).append("\n\n");
            String date = child(item, "pubDate", "published", "dc|date", "updated");
            out.append(date.isEmpty() ? "" : date + "\n\n").append(body.isEmpty() ? "" : body + "\n\n");
        }
        Element top = doc.selectFirst("channel, feed");
        String title = top == null ? "" : child(top, "title");
        String body = InvisibleCharacters.readable(out.toString()).strip();
        if (body.isEmpty()) {
            throw new PermanentException(url + " is a feed without items; use another source");
        }
        return document(title.isEmpty() ? fileName : title, body, null, null);
    }

    /** The text of the first child of some names; such text may be HTML inside. */
    private static String child(Element parent, String... names) {
        for (String name : names) {
            String plain = name.replace('|', ':');
            for (Element child : parent.children()) {
                if (child.tagName().equals(plain) && !child.wholeText().isBlank()) {
                    return Jsoup.parse(child.wholeText()).text().strip();
                }
            }
        }
        return "";
    }

    /**
     * The block of settings at the start of a file, in YAML between lines of "---", in TOML between lines of "+++", or in JSON.
     *
     * @param values what stands at the left edge, by key in small letters
     * @param end offset of the text behind it; 0 where there is no such block
     */
    private record FrontMatter(Map<String, String> values, int end) {

        /** Longer blocks at the start of a file are text between rules. */
        private static final int LONGEST = 8192;

        private static final Pattern YAML = Pattern.compile("^([\\w-]{1,40}):(.*)$");
        private static final Pattern TOML = Pattern.compile("^([\\w-]{1,40})\\s{0,20}=(.*)$");

        FrontMatter {
            values = Map.copyOf(values);
        }

        /** Returns what stands at the start of a text. */
        static FrontMatter of(String text) {
            if (text.startsWith("---\n")) {
                return between(text, "---", YAML);
            }
            if (text.startsWith("+++\n")) {
                return between(text, "+++", TOML);
            }
            return text.startsWith("{\n") ? json(text) : none();
        }

        /** Returns a value, or an empty text. */
        String value(String key) {
            return values.getOrDefault(key, "");
        }

        private static FrontMatter none() {
            return new FrontMatter(Map.of(), 0);
        }

        private static FrontMatter between(String text, String fence, Pattern line) {
            int end = text.indexOf("\n" + fence, fence.length());
            int behind = end < 0 ? 0 : afterLine(text, end + 1);
            boolean closed = end > 0
                    && end < LONGEST
                    && text.substring(end + 1 + fence.length(), behind).isBlank();
            if (!closed) {
                return none();
            }
            Map<String, String> values = new HashMap<>();
            for (String one : text.substring(fence.length() + 1, Math.max(fence.length() + 1, end))
                    .split("\n", -1)) {
                if (fence.equals("+++") && one.startsWith("[")) {
                    break; // what follows belongs to a table of its own
                }
                Matcher pair = line.matcher(one);
                if (pair.matches()) {
                    values.putIfAbsent(
                            pair.group(1).toLowerCase(Locale.ROOT),
                            unquoted(pair.group(2).strip()));
                }
            }
            return values.isEmpty() ? none() : new FrontMatter(values, behind);
        }

        private static FrontMatter json(String text) {
            int end = text.indexOf("\n}\n");
            if (end < 0 || end > LONGEST) {
                return none();
            }
            Map<String, String> values = new HashMap<>();
            try {
                JsonNode node = JSON.readTree(text.substring(0, end + 2));
                node.properties()
                        .forEach(field -> values.put(
                                field.getKey().toLowerCase(Locale.ROOT),
                                field.getValue().asText("").strip()));
            } catch (JacksonException e) {
                return none(); // text in braces
            }
            return new FrontMatter(values, end + 3);
        }

        private static int afterLine(String text, int at) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end + 1;
        }

        private static String unquoted(String value) {
            boolean quoted = value.length() > 1
                    && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                    && value.charAt(value.length() - 1) == value.charAt(0);
            return quoted ? value.substring(1, value.length() - 1).strip() : value;
        }
    }
}

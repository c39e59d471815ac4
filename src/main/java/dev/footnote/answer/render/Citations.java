package dev.footnote.answer.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.search.PublishedDate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sources of an answer for programs that manage literature. Dates are those that the pages give, and those of reading. */
final class Citations {

    private static final Pattern NAMES = Pattern.compile(", ");

    /** What means something to TeX, and how it is written. BibTeX counts braces behind backslashes too, so that these would end a field. */
    private static final Map<Character, String> TEX = Map.of(
            '\\',
            "\\textbackslash{}",
            '{',
            "\\textbraceleft{}",
            '}',
            "\\textbraceright{}",
            '$',
            "\\$",
            '&',
            "\\&",
            '#',
            "\\#",
            '%',
            "\\%",
            '_',
            "\\_",
            '~',
            "\\textasciitilde{}",
            '^',
            "\\textasciicircum{}");

    private Citations() {}

    static String bibtex(Answer a) {
        StringBuilder out = new StringBuilder();
        for (CitedSource source : a.sources()) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append("@misc{source")
                    .append(source.id())
                    .append(",\n");
            List<String> names = new ArrayList<>();
            field("title", "{" + tex(Labels.title(source)) + "}", out);
            authors(source).forEach(name -> names.add("{" + tex(name) + "}"));
            if (!names.isEmpty()) {
                field("author", String.join(" and ", names), out);
            }
            PublishedDate published = published(source);
            if (published != null) {
                field("year", String.valueOf(published.date().getYear()), out);
                field("date", published.shown(), out);
            }
            String site = site(source);
            if (!site.isEmpty()) {
                field("organization", tex(site), out);
            }
            field("url", address(source), out);
            field("urldate", day(source).toString(), out);
            out.append("}\n");
        }
        return out.toString();
    }

    private static void field(String name, String value, StringBuilder out) {
        out.append("  ").append(name).append(" = {").append(value).append("},\n");
    }

    private static String tex(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : Labels.visible(text).replace('\n', ' ').toCharArray()) {
            out.append(TEX.getOrDefault(c, String.valueOf(c)));
        }
        return out.toString();
    }

    /** In a form in which no brace ends the field. */
    private static String address(CitedSource source) {
        String url = source.url().toASCIIString();
        return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C");
    }

    static String csl(Answer a) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (CitedSource source : a.sources()) {
            ObjectNode item = items.addObject();
            item.put("id", "source" + source.id());
            item.put("type", "webpage");
            item.put("title", Labels.visible(Labels.title(source)));
            String site = site(source);
            if (!site.isEmpty()) {
                item.put("container-title", Labels.visible(site));
            }
            List<String> authors = authors(source);
            if (!authors.isEmpty()) {
                ArrayNode names = item.putArray("author");
                authors.forEach(name -> names.addObject().put("literal", Labels.visible(name)));
            }
            item.put("URL", source.url().toASCIIString());
            PublishedDate published = published(source);
            if (published != null) {
                date(item.putObject("issued"), published.date(), parts(published));
            }
            date(item.putObject("accessed"), day(source), 3);
        }
        return items.toPrettyString() + "\n";
    }

    private static void date(ObjectNode node, LocalDate date, int parts) {
        ArrayNode given = node.putArray("date-parts").addArray();
        int[] all = {date.getYear(), date.getMonthValue(), date.getDayOfMonth()};
        for (int i = 0; i < parts; i++) {
            given.add(all[i]);
        }
    }

    private static int parts(PublishedDate date) {
        return date.shown().split("-", -1).length;
    }

    /** The site's own name, or its host. */
    private static String site(CitedSource source) {
        String host = source.url().getHost();
        String name = source.details().site().strip();
        return !name.isEmpty() ? name : host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private static List<String> authors(CitedSource source) {
        return NAMES.splitAsStream(source.details().author())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static LocalDate day(CitedSource source) {
        return source.fetchedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static @Nullable PublishedDate published(CitedSource source) {
        PublishedDate date = source.published();
        return date != null && date.kind() == PublishedDate.Kind.PUBLISHED ? date : null;
    }
}

package dev.footnote.page;

import dev.footnote.api.Cancellation;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.Source;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.TransientException;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.net.Hosts;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import dev.footnote.net.RetryAfter;
import dev.footnote.page.format.CharsetDetector;
import dev.footnote.page.format.FileKind;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import dev.footnote.page.render.PageRenderer;
import dev.footnote.page.standin.StandIns;
import dev.footnote.text.Cut;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads pages of the web. */
final class WebPageReader implements PageReader {

    private static final String ACCEPT =
            "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,text/markdown;q=0.8,*/*;q=0.5";

    /** A page with more text than this is one to read, wherever it sends its readers later. */
    private static final int MAX_FORWARD = 300;

    private final HttpTransport transport;
    private final PageSettings settings;
    private final Clock clock;
    private final FormatDispatcher documents;
    private final Shells shells;

    WebPageReader(HttpTransport transport, PageSettings settings, Optional<PageRenderer> renderer, Clock clock) {
        this.transport = transport;
        this.settings = settings;
        this.clock = clock;
        this.documents = new FormatDispatcher(settings);
        this.shells = new Shells(renderer, documents);
    }

    @Override
    public boolean reads(URI url) {
        String scheme = url.getScheme();
        return !Hosts.of(url).isEmpty()
                && scheme != null
                && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"));
    }

    @Override
    public Page read(URI url, Cancellation cancellation) {
        if (!reads(url)) {
            throw new PermanentException(url + " is no web address; only http and https addresses are read here");
        }
        List<URI> passed = new ArrayList<>();
        URI next = url;
        while (true) {
            HttpAnswer answer = fetch(next, cancellation);
            passed.add(next);
            passed.addAll(answer.redirects());
            ParsedDocument parsed = parse(answer);
            Optional<URI> forward = parsed.text().length() > MAX_FORWARD ? Optional.empty() : forward(answer);
            if (forward.isEmpty()) {
                Shells.Outcome outcome = shells.outcome(answer, parsed, passed, cancellation);
                if (outcome.forward().isEmpty()) {
                    return page(passed, answer, readable(answer.uri(), outcome), outcome);
                }
                forward = outcome.forward();
            }
            if (passed.size() > settings.maxRedirects()) {
                throw new PermanentException(
                        url + " sends on more than " + settings.maxRedirects() + " times; use another source");
            }
            next = forward.get();
        }
    }

    private HttpAnswer fetch(URI url, Cancellation cancellation) {
        HttpAnswer answer = transport.send(call(url), cancellation);
        if (answer.status() < 200 || answer.status() > 299) {
            throw failure(answer);
        }
        cancellation.throwIfCancelled();
        return answer;
    }

    private ParsedDocument parse(HttpAnswer answer) {
        String type = type(answer);
        if (answer.truncated()
                && FileKind.of(type, fileName(answer.uri()), answer.body()).needsAll()) {
            throw new PermanentException(answer.uri() + " is larger than " + settings.maxBytes()
                    + " bytes, and a file of its kind is read whole or not at all; use another source or raise"
                    + " page.max_bytes");
        }
        return documents.parse(answer.uri(), fileName(answer.uri()), type, answer.body());
    }

    private static Optional<URI> forward(HttpAnswer answer) {
        return isHtml(answer)
                ? HtmlParser.forward(answer.uri(), CharsetDetector.decode(answer.body(), type(answer)))
                : Optional.empty();
    }

    static boolean isHtml(HttpAnswer answer) {
        return FileKind.of(type(answer), fileName(answer.uri()), answer.body()) == FileKind.HTML;
    }

    static String type(HttpAnswer answer) {
        return answer.header("content-type").orElse("");
    }

    private static ParsedDocument readable(URI url, Shells.Outcome outcome) {
        ParsedDocument parsed = outcome.parsed();
        if (parsed.text().isBlank()) {
            throw new PermanentException(url + " holds no readable text ("
                    + outcome.why()
                            .map(why -> "it builds its text by script; " + why)
                            .orElse("it may build its text by script or want a log-in")
                    + "); use another source");
        }
        StandIns.of(parsed.title(), parsed.text()).ifPresent(word -> {
            String why = outcome.why().map(reason -> " (" + reason + ")").orElse("");
            throw new PageSaysException(url + " " + word + why + "; use another source", parsed.title());
        });
        return parsed;
    }

    private Page page(List<URI> passed, HttpAnswer answer, ParsedDocument parsed, Shells.Outcome outcome) {
        boolean tooLong = parsed.text().length() > settings.maxChars();
        String text = tooLong ? cut(parsed.text()) : parsed.text();
        String cut = limits(answer, outcome, tooLong);
        Source source = SourceFreezer.freeze(
                answer.uri(),
                parsed.title(),
                parsed.published(),
                clock.instant(),
                parsed.language(),
                text,
                details(parsed, cut, outcome.rendered()));
        Set<URI> aliases = new LinkedHashSet<>(passed);
        aliases.addAll(parsed.aliases());
        aliases.remove(answer.uri());
        return new Page(source, List.copyOf(aliases), parsed.links(), cut, parsed.leftOut());
    }

    private static SourceDetails details(ParsedDocument parsed, @Nullable String cut, boolean rendered) {
        SourceDetails own = parsed.details();
        return new SourceDetails(own.site(), own.author(), own.modified(), cut, List.of(), own.pages(), rendered);
    }

    /** What was not read, or null if all was. */
    private @Nullable String limits(HttpAnswer answer, Shells.Outcome outcome, boolean tooLong) {
        ParsedDocument parsed = outcome.parsed();
        StringJoiner out = new StringJoiner("; ");
        if (answer.truncated()) {
            out.add("only the first " + answer.body().length + " bytes of it were fetched");
        }
        if (parsed.cut() != null) {
            out.add(parsed.cut());
        }
        outcome.why().ifPresent(why -> out.add("its text is built by a script; " + why));
        outcome.cut().ifPresent(out::add);
        if (tooLong) {
            out.add("only the first " + settings.maxChars() + " of "
                    + parsed.text().length() + " characters are kept");
        }
        return out.length() == 0 ? null : out.toString();
    }

    private String cut(String text) {
        return Cut.to(text, settings.maxChars());
    }

    private HttpCall call(URI url) {
        return new HttpCall(
                "GET",
                url,
                Map.of("Accept", ACCEPT, "Accept-Language", settings.acceptLanguage()),
                null,
                settings.timeout(),
                settings.maxBytes(),
                false,
                settings.maxRedirects());
    }

    private FootnoteException failure(HttpAnswer answer) {
        int status = answer.status();
        String where = answer.uri() + " ";
        String use = "; use another source";
        return switch (status) {
            case 404, 410 -> new PermanentException(where + "does not exist (HTTP " + status + ")" + use);
            case 407 ->
                new PermanentException("the proxy on the way to " + answer.uri()
                        + " wants a name and password, which cannot be given; set net.proxy to one that wants none");
            case 401, 402 -> new PermanentException(where + "wants a log-in or payment (HTTP " + status + ")" + use);
            case 403, 451 -> new PermanentException(where + "refuses to be read (HTTP " + status + ")" + use);
            case 429 -> new TransientException(where + "is asked too often (HTTP 429)" + wait(answer) + use);
            case 503 -> new TransientException(where + "is out of service (HTTP 503)" + wait(answer) + use);
            default ->
                status >= 500 || status == 408
                        ? new TransientException(
                                where + "failed at its server (HTTP " + status + "); try later, or use another source")
                        : new PermanentException(where + "gave no page (HTTP " + status + ")" + use);
        };
    }

    /** When a busy site wants to be asked again. */
    private String wait(HttpAnswer answer) {
        return RetryAfter.of(answer, clock.instant())
                .filter(wait -> !wait.isZero())
                .map(wait -> " and asks to be left alone for "
                        + (wait.toSeconds() < 120 ? Math.max(1, wait.toSeconds()) + " s" : wait.toMinutes() + " min"))
                .orElse("");
    }

    static String fileName(URI uri) {
        String path = uri.getPath();
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}

package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.Passage;
import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.Source;
import dev.footnote.api.SourceInfo;
import dev.footnote.api.SourceStore;
import dev.footnote.api.ToolCall;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.Passages;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import dev.footnote.search.CanonicalUrls;
import dev.footnote.tools.ReadArguments;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads pages; only addresses that a hit, a page that was read, or the question named. */
final class ReadTool implements Toolbox.Tool {

    private final Reach reach;
    private final EvidenceLedger ledger;
    private final SourceStore texts;
    private final Journal journal;
    private final int readChars;

    ReadTool(Reach reach, EvidenceLedger ledger, SourceStore texts, Journal journal, int readChars) {
        this.reach = reach;
        this.ledger = ledger;
        this.texts = texts;
        this.journal = journal;
        this.readChars = readChars;
    }

    @Override
    public Supplier<Toolbox.Outcome> run(int step, ToolCall call, Cancellation cancellation) {
        ReadArguments wanted = ToolContract.read(call.arguments());
        Optional<SourceInfo> known = known(wanted.url());
        if (known.isPresent()) {
            return () -> shown(known.get(), wanted);
        }
        Optional<URI> url = address(wanted.url());
        if (url.isEmpty() || !isNamed(url.get(), wanted.url())) {
            return () -> Toolbox.failed(
                    ToolNames.READ,
                    "\"" + wanted.url()
                            + "\" is not an address that a search result, a page that was read, or the question named",
                    "Copy an address from a search result, or search for the page first.");
        }
        check(url.get());
        Page page = reader(url.get()).read(url.get(), cancellation);
        check(page.source().url());
        return () -> told(shown(freeze(step, call, url.get(), page), wanted), page);
    }

    /** Adds that a page goes on beyond what was read of it. */
    private static Toolbox.Outcome told(Toolbox.Outcome outcome, Page page) {
        return page.cut() == null
                ? outcome
                : new Toolbox.Outcome(
                        outcome.text() + "\nThis page was not read to its end: " + page.cut() + ".", outcome.failed());
    }

    /** A source by its number or by an address that led to it. */
    private Optional<SourceInfo> known(String wanted) {
        if (wanted.strip().matches("\\d{1,6}")) {
            return ledger.info(Integer.parseInt(wanted.strip()));
        }
        return address(wanted).flatMap(ledger::byUrl);
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text.strip());
            return uri.isAbsolute() ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isNamed(URI url, String asWritten) {
        URI canonical = CanonicalUrls.canonical(url);
        String written = asWritten.strip();
        return journal.with(state -> state.knows(url) || state.knows(canonical) || state.names(written))
                || ledger.all().stream()
                        .flatMap(info -> ledger.source(info.number()).stream())
                        .anyMatch(source -> Naming.names(source.text(), written));
    }

    /** Also of where a redirect led. */
    private void check(URI url) {
        if (!reach.material().allows(reach.scope(), url)) {
            throw new PermanentException(url + " is on a host that this run may not read; use another source");
        }
    }

    private PageReader reader(URI url) {
        return reach.material()
                .reader(url)
                .orElseThrow(() -> new PermanentException("addresses like " + url
                        + " cannot be read in this run: it searches only the documents it was given"));
    }

    private SourceInfo freeze(int step, ToolCall call, URI asked, Page page) {
        List<URI> aliases = new ArrayList<>(page.aliases());
        aliases.add(asked);
        reach.session().learnt(asked, page.source().url());
        EvidenceLedger.Added added =
                ledger.add(page.source(), aliases.stream().distinct().toList());
        if (added.isNew()) {
            texts.put(page.source().sha256(), page.source().text());
            journal.append(new ResearchEvent.SourceFrozen(step, call.id(), added.info()));
        }
        return added.info();
    }

    private Toolbox.Outcome shown(SourceInfo info, ReadArguments wanted) {
        String text = ledger.source(info.number()).map(Source::text).orElse("");
        int parts = Passages.parts(text, readChars);
        int part = Math.min(Math.max(1, wanted.part()), Math.max(1, parts));
        boolean byGoal = part == 1 && parts > 1 && !wanted.goal().isBlank();
        List<Passage> passages = byGoal
                ? Passages.best(info.number(), text, wanted.goal(), readChars)
                : Passages.part(info.number(), text, part, readChars);
        return new Toolbox.Outcome(ToolTexts.page(info, passages, part, parts), false);
    }
}

package dev.footnote.research.tool;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.Passage;
import dev.footnote.api.PermanentException;
import dev.footnote.api.Source;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.SourceStore;
import dev.footnote.api.run.ToolCall;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.Passages;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.evidence.hostile.HostileText;
import dev.footnote.net.ForbiddenAddressException;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import dev.footnote.page.format.Link;
import dev.footnote.research.address.LinkLists;
import dev.footnote.research.address.PageAddresses;
import dev.footnote.research.state.RunJournal;
import dev.footnote.tools.PageLink;
import dev.footnote.tools.ReadArguments;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import dev.footnote.url.CanonicalUrls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads pages; only addresses that a hit, a page that was read, or the question named. */
public final class ReadTool implements ToolRunner.Tool {

    /** More would fill the window with menus. */
    private static final int LINKS_SHOWN = 12;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final RunScope reach;
    private final EvidenceLedger ledger;
    private final SourceStore texts;
    private final PageAddresses named;
    private final RunJournal journal;
    private final int readChars;
    private final HostAid host;

    public ReadTool(RunScope reach, Read read, RunJournal journal, int readChars, HostAid host) {
        this.host = host;
        this.reach = reach;
        this.ledger = read.ledger();
        this.texts = read.texts();
        this.named = read.addresses();
        this.journal = journal;
        this.readChars = readChars;
    }

    /**
     * The sources that a run has read.
     *
     * @param ledger its sources
     * @param texts their texts and links
     * @param addresses that they name
     */
    public record Read(EvidenceLedger ledger, SourceStore texts, PageAddresses addresses) {}

    @Override
    public Supplier<ToolRunner.Outcome> run(int step, ToolCall call, Cancellation cancellation) {
        ReadArguments wanted = ToolContract.read(call.arguments());
        Optional<SourceInfo> known = known(wanted.url());
        if (known.isPresent()) {
            return () -> shown(known.get(), wanted);
        }
        Optional<URI> url = named(wanted.url());
        if (url.isEmpty()) {
            return () -> ToolRunner.failed(
                    ToolNames.READ,
                    "\"" + wanted.url()
                            + "\" is not an address that a search result, a page that was read, or the question named",
                    "Copy an address from a search result, or search for the page first.");
        }
        check(url.get());
        Page page;
        try {
            page = reader(url.get()).read(url.get(), cancellation);
        } catch (ForbiddenAddressException | CancelledException e) {
            throw e;
        } catch (FootnoteException e) {
            return seenByHost(url.get(), e);
        }
        check(page.source().url());
        return () -> shown(freeze(step, call, url.get(), page), wanted);
    }

    /** What the model's own host makes of a page that cannot be read here, where it may be asked; it is shown as a text that cannot be quoted. */
    private Supplier<ToolRunner.Outcome> seenByHost(URI url, FootnoteException failure) {
        String text = reach.material().web(url).isPresent() ? host.fetch(url).orElse("") : "";
        if (text.isBlank()) {
            throw failure;
        }
        boolean cut = text.length() > readChars;
        String shown = cut ? text.substring(0, readChars) : text;
        String problem = ToolRunner.message(failure);
        return () -> new ToolRunner.Outcome(
                ToolTexts.failure(ToolNames.READ, problem, "What follows is how the model's host sees the page.")
                        + "\n\n"
                        + ToolTexts.external(
                                String.valueOf(url.getHost()), ToolNames.READ, shown, cut, HostileText.isIn(shown)),
                true);
    }

    /** A source by its number or by an address that led to it. */
    private Optional<SourceInfo> known(String wanted) {
        if (NUMBER.matcher(wanted.strip()).matches()) {
            return ledger.info(Integer.parseInt(wanted.strip()));
        }
        return address(wanted).flatMap(ledger::byUrl);
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text.strip());
            return uri.isAbsolute() ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return CanonicalUrls.parse(text);
        }
    }

    /** Returns the form in which an address was named; only that is ever fetched. */
    private Optional<URI> named(String wanted) {
        return journal.with(state -> state.evidence().named(wanted)).or(() -> named.find(wanted));
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
        URI landed = page.source().url();
        Set<URI> addresses = new LinkedHashSet<>();
        addresses.add(landed);
        addresses.add(asked);
        addresses.addAll(page.aliases());
        reach.session().learnt(asked, landed);
        URI cited = CanonicalUrls.cited(landed, List.copyOf(addresses));
        addresses.remove(cited);
        EvidenceLedger.Added added = ledger.add(page.source().at(cited), List.copyOf(addresses));
        if (added.isNew()) {
            texts.put(page.source().sha256(), page.source().text());
        }
        if (added.isChanged()) {
            journal.append(new ResearchEvent.SourceFrozen(step, call.id(), added.info(), keep(page.links())));
        }
        named.add(added.info().number(), page.source().text(), page.links());
        return added.info();
    }

    /** Keeps links where a resumed run finds them. */
    private @Nullable String keep(List<Link> links) {
        if (links.isEmpty()) {
            return null;
        }
        String text = LinkLists.write(links);
        String sha256 = SourceFreezer.sha256(text);
        texts.put(sha256, text);
        return sha256;
    }

    /** A link that this run cannot follow would only lead the model astray. */
    private boolean isReadable(Link link) {
        return reach.material().reader(link.url()).isPresent()
                && reach.material().allows(reach.scope(), link.url());
    }

    private ToolRunner.Outcome shown(SourceInfo info, ReadArguments wanted) {
        String text = ledger.source(info.number()).map(Source::text).orElse("");
        int parts = Passages.parts(text, readChars);
        int part = Math.min(Math.max(1, wanted.part()), Math.max(1, parts));
        boolean byGoal = part == 1 && parts > 1 && !wanted.goal().isBlank();
        List<Passage> passages = byGoal
                ? Passages.best(info.number(), text, wanted.goal(), readChars)
                : Passages.part(info.number(), text, part, readChars);
        List<PageLink> links = part > 1
                ? List.of()
                : named.links(info.number(), wanted.goal(), this::isReadable).stream()
                        .map(link -> new PageLink(link.url(), link.text()))
                        .toList();
        List<PageLink> first = links.subList(0, Math.min(links.size(), LINKS_SHOWN));
        return new ToolRunner.Outcome(
                ToolTexts.page(info, passages, part, parts, first, links.size() - first.size()), false);
    }
}

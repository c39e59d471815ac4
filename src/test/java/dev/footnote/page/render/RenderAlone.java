package dev.footnote.page.render;

import dev.footnote.api.Cancellation;
import dev.footnote.config.Settings;
import dev.footnote.net.NetSettings;
import dev.footnote.net.Transports;
import dev.footnote.page.PageReaders;
import dev.footnote.page.format.PageSettings;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** A process that reads one page with a browser, for a test that kills it. */
final class RenderAlone {

    private RenderAlone() {}

    public static void main(String[] args) {
        URI url = URI.create(args[0]);
        Settings settings = Settings.load(new Settings.Inputs(
                null,
                Map.of(),
                Map.of(
                        "page.renderer", "chromium",
                        "page.renderer_sandbox", "root".equals(System.getProperty("user.name")) ? "false" : "true",
                        "page.renderer_start", "60s",
                        "net.robots", "false",
                        "net.allow", "[" + url.getRawAuthority() + "]")));
        var transport = Transports.create(NetSettings.from(settings), Clock.systemUTC());
        var renderer = PageRenderers.create(settings, transport, System.getenv().getOrDefault("PATH", ""));
        PageReaders.web(transport, PageSettings.from(settings), renderer, Clock.systemUTC())
                .read(url, new Cancellation());
    }
}

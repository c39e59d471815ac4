package dev.footnote.page.render;

import dev.footnote.config.Settings;
import dev.footnote.net.HttpTransport;
import java.util.Locale;
import java.util.Optional;

/** Makes page renderers. */
public final class PageRenderers {

    private PageRenderers() {}

    /**
     * Returns the renderer that {@code page.renderer} asks for; empty where it is off. No browser is started before the first page.
     *
     * @param settings all settings
     * @param transport fetches all that a page loads, not trusted; not closed by the renderer
     * @param path folders that programs are looked for in, as in the environment's {@code PATH}
     * @throws dev.footnote.api.InvalidInputException for a value that cannot be used
     */
    public static Optional<PageRenderer> create(Settings settings, HttpTransport transport, String path) {
        RendererSettings own = RendererSettings.from(settings);
        return switch (settings.text("page.renderer").toLowerCase(Locale.ROOT)) {
            case "off", "false" -> Optional.empty();
            case "chromium" -> Optional.of(new ChromiumRenderer(own, transport, () -> Chromium.start(own, path)));
            default -> throw settings.bad("page.renderer", "this is unknown", "choose one of off, chromium");
        };
    }
}

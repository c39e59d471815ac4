package dev.footnote.page.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command line of the browser. All that a page loads is taken from it before it becomes a connection; these flags see to it that what is not taken, such as a
 * WebSocket or a call of WebRTC, ends within the browser too: every name and address is unknown to it, and all goes to a proxy with such a name.
 */
final class ChromiumFlags {

    private static final List<String> NO_CONNECTION = List.of(
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--proxy-server=http://no-connection.invalid:9",
            // loopback addresses would pass the proxy by
            "--proxy-bypass-list=<-loopback>",
            "--dns-prefetch-disable",
            "--disable-quic",
            // WebRTC sends UDP packets without asking a resolver or a proxy; the first name is that of older versions
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--webrtc-ip-handling-policy=disable_non_proxied_udp");

    /** What the browser would do of its own accord. */
    private static final List<String> NO_ERRANDS = List.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-domain-reliability",
            "--disable-client-side-phishing-detection",
            "--disable-default-apps",
            "--disable-extensions",
            "--disable-component-extensions-with-background-pages",
            "--disable-breakpad",
            "--disable-crash-reporter",
            "--no-pings",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-service-autorun",
            "--metrics-recording-only",
            "--disable-features=MediaRouter,DialMediaRouteProvider,WebRtcHideLocalIpsWithMdns,OptimizationHints,Translate,"
                    + "NetworkTimeServiceQuerying,CertificateTransparencyComponentUpdater,AutofillServerCommunication");

    /** What no page needs in order to build its text. */
    private static final List<String> NO_DEVICES = List.of(
            "--disable-gpu",
            "--mute-audio",
            "--deny-permission-prompts",
            "--disable-notifications",
            "--disable-dev-shm-usage",
            "--disable-print-preview",
            "--password-store=basic",
            "--use-mock-keychain",
            "--hide-scrollbars",
            "--window-size=1280,2000");

    private ChromiumFlags() {}

    /**
     * @param profile a folder of its own
     */
    static List<String> of(RendererSettings settings, Path profile) {
        List<String> flags = new ArrayList<>(
                List.of("--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile, "--disk-cache-size=1"));
        flags.addAll(NO_CONNECTION);
        flags.addAll(NO_ERRANDS);
        flags.addAll(NO_DEVICES);
        flags.add("--js-flags=--max-old-space-size=" + settings.memory());
        flags.add("--user-agent=" + settings.userAgent());
        flags.add("--lang=" + language(settings.acceptLanguage()));
        if (!settings.sandbox()) {
            flags.add("--no-sandbox");
        }
        flags.add("about:blank");
        return flags;
    }

    /** The first language of a header such as {@code en, zh;q=0.9}. */
    private static String language(String acceptLanguage) {
        int end = 0;
        while (end < acceptLanguage.length()
                && (Character.isLetterOrDigit(acceptLanguage.charAt(end)) || acceptLanguage.charAt(end) == '-')) {
            end++;
        }
        return end == 0 ? "en" : acceptLanguage.substring(0, end).toLowerCase(Locale.ROOT);
    }
}

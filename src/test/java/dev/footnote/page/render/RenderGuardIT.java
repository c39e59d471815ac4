package dev.footnote.page.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.Page;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that a rendered page tries reaches an address that the guard refuses, whatever way it takes. Skipped where no Chromium is found. */
class RenderGuardIT {

    private static final String TEXT = "The ferry to Saltholm leaves at six in the morning, and takes two hours. "
            + "In winter it does not run, and the nine families of the island live on what they have stored. "
            + "The last doctor left in 1962; since then a nurse comes by boat on the first Monday of each month.";

    private RenderedSite site;
    private ServerSocket forbidden;
    private DatagramSocket packets;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        site = RenderedSite.open();
        forbidden = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        packets = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread tcp = new Thread(this::accept);
        Thread udp = new Thread(this::receive);
        tcp.setDaemon(true);
        udp.setDaemon(true);
        tcp.start();
        udp.start();
    }

    private void accept() {
        while (true) {
            try {
                forbidden.accept().close();
                connections.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void receive() {
        while (true) {
            try {
                packets.receive(new DatagramPacket(new byte[2000], 2000));
                received.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        if (site != null) {
            site.close();
            forbidden.close();
            packets.close();
        }
    }

    private String forbidden() {
        return "127.0.0.1:" + forbidden.getLocalPort();
    }

    /** The counters count: without this the tests below could not fail. */
    @Test
    void what_does_reach_the_forbidden_place_is_counted() throws Exception {
        new java.net.Socket(InetAddress.getLoopbackAddress(), forbidden.getLocalPort()).close();
        packets.send(new DatagramPacket(
                new byte[1], 1, new InetSocketAddress(InetAddress.getLoopbackAddress(), packets.getLocalPort())));
        long end = System.nanoTime() + 10_000_000_000L;
        while ((connections.get() == 0 || received.get() == 0) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(connections).hasValue(1);
        assertThat(received).hasValue(1);
    }

    private Page rendered(String script) {
        site.app("const bad = 'http://" + forbidden() + "', ws = 'ws://" + forbidden() + "', udp = '127.0.0.1:"
                + packets.getLocalPort() + "';\nroot.innerHTML = '<main><p>" + TEXT
                + "</p><p id=log>Tried:</p></main>';\nconst log = document.getElementById('log');\n"
                + "const told = (what) => { log.textContent += ' ' + what + ';' };\n"
                + "const quiet = (f) => { try { f() } catch (e) { told('threw') } };\n"
                + "const element = (name, set) => { const e = document.createElement(name); Object.assign(e, set); document.body.append(e); return e };\n"
                + script);
        Page page = site.read("/app");
        assertThat(page.source().details().rendered()).isTrue();
        assertThat(page.source().text()).contains(TEXT);
        assertThat(connections).hasValue(0);
        assertThat(received).hasValue(0);
        return page;
    }

    @Test
    void requests_of_scripts() {
        site.put("/hop", new RenderedSite.Body(302, "http://" + forbidden() + "/hop", new byte[0], 0))
                .put("/far", new RenderedSite.Body(307, "http://169.254.169.254/latest/", new byte[0], 0));
        Page page = rendered("""
                fetch(bad + '/fetch').catch(() => told('fetch failed'));
                fetch(bad + '/quiet', {mode: 'no-cors'}).catch(() => told('quiet fetch failed'));
                fetch(bad + '/post', {method: 'POST', body: 'x', mode: 'no-cors'}).catch(() => told('post failed'));
                fetch('http://169.254.169.254/latest/meta-data/', {mode: 'no-cors'}).catch(() => told('metadata failed'));
                fetch('http://localhost:' + bad.split(':')[2], {mode: 'no-cors'}).catch(() => told('localhost failed'));
                fetch('http://[::1]:' + bad.split(':')[2], {mode: 'no-cors'}).catch(() => told('loopback of IPv6 failed'));
                fetch('/hop', {mode: 'no-cors'}).catch(() => told('redirect failed'));
                fetch('/far', {mode: 'no-cors'}).catch(() => told('redirect to metadata failed'));
                fetch('file:///etc/passwd').catch(() => told('file failed'));
                fetch('chrome://version').catch(() => told('chrome failed'));
                const x = new XMLHttpRequest(); x.open('GET', bad + '/xhr'); x.onerror = () => told('xhr failed'); x.send();
                quiet(() => { const s = new XMLHttpRequest(); s.open('GET', bad + '/sync', false); s.send() });
                navigator.sendBeacon(bad + '/beacon', 'x');
                const es = new EventSource(bad + '/stream'); es.onerror = () => { es.close(); told('stream failed') };
                const w = new WebSocket(ws + '/socket'); w.onerror = () => told('socket failed');
                """);
        assertThat(page.source().text())
                .contains(
                        "Tried:",
                        "quiet fetch failed",
                        "post failed",
                        "metadata failed",
                        "localhost failed",
                        "loopback of IPv6 failed",
                        "redirect failed",
                        "redirect to metadata failed",
                        "file failed",
                        "chrome failed",
                        "xhr failed",
                        "threw",
                        "stream failed",
                        "socket failed");
    }

    @Test
    void elements_and_hints() {
        site.put("/hop", new RenderedSite.Body(302, "http://" + forbidden() + "/hop", new byte[0], 0));
        rendered("""
                for (const name of ['img', 'iframe', 'script', 'embed', 'video', 'audio', 'track', 'input']) {
                  element(name, {src: bad + '/' + name, type: name === 'input' ? 'image' : ''});
                }
                element('iframe', {src: '/hop'}); element('img', {src: '/hop'}); element('script', {src: '/hop'});
                element('object', {data: bad + '/object'});
                element('iframe', {srcdoc: '<img src="' + bad + '/inner"><script>fetch("' + bad + '/inner2")</' + 'script>'});
                for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'prerender', 'preload', 'modulepreload', 'stylesheet', 'icon', 'manifest']) {
                  element('link', {rel, href: bad + '/' + rel, as: 'script'});
                }
                element('style', {textContent: '@import "' + bad + '/import.css"; body{background:url(' + bad + '/back.png)}'
                  + '@font-face{font-family:f;src:url(' + bad + '/f.woff)} p{font-family:f}'});
                element('script', {type: 'speculationrules', textContent: JSON.stringify(
                  {prefetch: [{source: 'list', urls: [bad + '/p', '/q']}], prerender: [{source: 'list', urls: [bad + '/r']}]})});
                element('a', {href: '#there', ping: bad + '/ping'}).click();
                import(bad + '/module.js').catch(() => 0);
                """);
        assertThat(site.askedPaths()).doesNotContain("/q");
    }

    @Test
    void windows_workers_and_forms() {
        site.put("/worker.js", "text/javascript", work()).put("/sw.js", "text/javascript", work());
        rendered("""
                quiet(() => window.open(bad + '/open')); quiet(() => window.open('/hop', '_blank', 'noopener'));
                const code = URL.createObjectURL(new Blob(["WORK"], {type: 'text/javascript'}));
                quiet(() => new Worker(code)); quiet(() => new SharedWorker('/worker.js')); quiet(() => new Worker('/worker.js'));
                navigator.serviceWorker && navigator.serviceWorker.register('/sw.js').catch(() => told('service worker refused'));
                const form = element('form', {action: bad + '/form', method: 'post', target: '_blank'}); quiet(() => form.submit());
                const get = element('form', {action: bad + '/form2', method: 'get', target: 'other'}); quiet(() => get.submit());
                """.replace("WORK", work()));
    }

    private String work() {
        return "fetch('http://" + forbidden() + "/w',{mode:'no-cors'}).catch(()=>0); new WebSocket('ws://" + forbidden()
                + "/w'); try{importScripts('http://" + forbidden() + "/w.js')}catch(e){}";
    }

    @Test
    void calls_without_http() {
        rendered("""
                quiet(() => {
                  const pc = new RTCPeerConnection({iceServers: [{urls: 'stun:' + udp},
                    {urls: 'turn:' + udp, username: 'a', credential: 'b'},
                    {urls: 'turn:' + bad.slice(7) + '?transport=tcp', username: 'a', credential: 'b'}]});
                  pc.createDataChannel('x'); pc.createOffer().then((o) => pc.setLocalDescription(o)).catch(() => 0);
                  pc.addIceCandidate({candidate: 'candidate:1 1 udp 2122260223 127.0.0.1 ' + udp.split(':')[1] + ' typ host', sdpMid: '0'}).catch(() => 0);
                });
                quiet(() => { const t = new WebTransport('https://' + udp + '/t'); t.ready.catch(() => 0); t.closed.catch(() => 0) });
                quiet(() => { const t = new WebTransport('https://' + bad.slice(7) + '/t'); t.ready.catch(() => 0); t.closed.catch(() => 0) });
                setTimeout(() => told('waited'), 1500);
                """);
    }

    @Test
    void a_script_that_sends_its_readers_to_a_forbidden_place() {
        site.app("location.href = 'http://" + forbidden() + "/there'");
        assertThatThrownBy(() -> site.read("/app"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("is not fetched");
        assertThat(connections).hasValue(0);
    }

    @Test
    void another_place_that_the_operator_allows_is_not_for_the_scripts_of_a_page() {
        site.set("net.allow", "[127.0.0.1:" + site.at("/").getPort() + ", \"" + forbidden() + "\"]");
        Page page = rendered("fetch(bad + '/intranet', {mode: 'no-cors'}).catch(() => told('intranet failed'))");
        assertThat(page.source().text()).contains("intranet failed");
    }

    @Test
    void nor_is_the_whole_network_of_an_operator_who_allows_it() {
        site.set("net.allow_private", "true");
        Page page = rendered("fetch(bad + '/intranet', {mode: 'no-cors'}).catch(() => told('intranet failed'))");
        assertThat(page.source().text()).contains("intranet failed");
    }

    @Test
    void what_robots_txt_forbids_is_not_loaded() {
        site.set("net.robots", "true")
                .put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n")
                .put("/private/data.json", "application/json", "{}");
        Page page = rendered("fetch('/private/data.json').catch(() => told('private failed'))");
        assertThat(page.source().text()).contains("private failed");
        assertThat(site.askedPaths()).doesNotContain("/private/data.json");
    }
}

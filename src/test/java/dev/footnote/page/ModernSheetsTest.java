package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Selectors, rules in rules and values that style sheets use today hide a paragraph of the class {@code x} or do not. Those that turn on {@code display} or {@code
 * visibility} are answered as Chromium answers them.
 */
class ModernSheetsTest {

    private static final String STORY = "<p>The mill stood idle for a year after the flood and was let to a weaver"
            + " from the next valley in spring.</p>";

    private static String read(String css) {
        return Parsing.page("<!doctype html><html><head><title>T</title><style>" + css
                        + "</style></head><body><main><h1>Mills</h1>" + STORY
                        + "<div class='w'><p class='a'>Before it stood a bench of oak, and a trough for horses.</p>"
                        + "<p class='x' id='i' data-k='one two'>GONE with the water.</p><span class='b'>The end.</span></div>"
                        + STORY.replace("weaver", "dyer") + "</main></body></html>")
                .text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":is(.x,.y){display:none}",
                ":root{--d:block}.w{--d:none}.x{display:var(--d)}",
                ":root{--d:block}.x{--d:none;display:var(--d)}",
                ":root{--d:none}.a{--d:block}p{--e:var(--d)}.x{display:var(--e)}",
                ":root{--d:block}.w{--d:none!important}#x.w{--d:block}.x{display:var(--d,block)}",
                ":where(.x){display:none}",
                ".w:has(> .x) .x{display:none}",
                ".w:has(.x, .y) > .x{display:none}",
                "p.x:not(.y,.z){display:none}",
                "p.x:not(.y .x){display:none}",
                ".x:nth-child(1 of .x){display:none}",
                ".x:nth-last-child(1 of p){display:none}",
                "p:nth-child(2n of p.a, p.x){display:none}",
                ".a + .x:nth-child(even){display:none}",
                ".w{& .x{display:none}}",
                ".w{.x{display:none}}",
                ".w{> .x{display:none}}",
                ".x{&{display:none}}",
                ".x{.w &{display:none}}",
                ".x{@media screen{display:none}}",
                ".w{@media (width >= 600px){.x{display:none}}}",
                ".a{& + .x{display:none}}",
                ".a{+ .x{display:none}}",
                ".x{&:not(.y){display:none}}",
                ".x{&#i{display:none}}",
                "@layer a{.x{display:none}}",
                "@layer a,b;@layer b{.x{display:none}}@layer a{.x{display:block}}",
                ".x{display:none}@layer a{#i{display:block}}",
                "@layer a{.x{display:none!important}} #i{display:block!important}",
                "@layer a{@layer b{.x{display:none}}}",
                "@layer a.b{.x{display:none}}",
                "@supports (display:grid){.x{display:none}}",
                "@supports selector(:has(a)){.x{display:none}}",
                "@supports (display:grid) and (not (display:nonsense)){.x{display:none}}",
                "@supports not (display:nonsense){.x{display:none}}",
                ".w{container-type:inline-size}@container (min-width:100px){.x{display:none}}",
                ".w{container:box / inline-size}@container box (width > 100px){.x{display:none}}",
                "@media (400px <= width <= 2000px){.x{display:none}}",
                "@media only screen and (min-width:600px){.x{display:none}}",
                "@media not print{.x{display:none}}",
                "@media not all and (max-width:600px){.x{display:none}}",
                "@media (min-width:600px) and (not (max-width:700px)){.x{display:none}}",
                "@media screen, print{.x{display:none}}",
                "@media (hover) and (pointer:fine){.x{display:none}}",
                ":root{--d:none}.x{display:var(--d)}",
                ".w{--d:none}.x{display:var(--d,block)}",
                ".x{--v:hidden;visibility:var(--v)}",
                ".x{display:var(--nothing,none)}",
                ":root{--a:var(--b);--b:none}.x{display:var(--a)}",
                ".x{display:var( --nothing , none )}",
                "@scope (.w){.x{display:none}}",
                "@scope (.w){:scope .x{display:none}}",
                "@scope (.w) to (.b){.x{display:none}}",
                ".x:where(.x,.y):is(p){display:none}",
                "[data-k~=two]{display:none}",
                "[data-k^='one' i]{display:none}",
                "[data-k*=ne]:not([hidden]){display:none}",
                ".x:is(:not(.y)){display:none}",
                ":is(.w,.v) > :is(.x){display:none}",
                ".x:only-of-type,.x:nth-of-type(2){display:none}",
                "p.x:not(:has(img)){display:none}",
                ".w > :nth-child(2){display:none}",
                ".x:not(:first-child, :last-child){display:none}",
                ".x:lang(en),.x{display:none}",
                "div.w p.x.x{display:none}",
                ".X:is(p),.x{display:none}",
                ".x{content-visibility:hidden}",
                ".x{clip-path:inset(100%)}",
                ".x{clip-path:inset(0 100% 0 0)}",
                ".x{clip-path:circle(0)}",
                ".x{clip-path:circle(0 at 50% 50%)}",
                ".x{clip-path:polygon(0 0,0 0,0 0)}",
                ".x{clip-path:rect(0 0 0 0)}",
                ".x{clip-path:inset(50% 50%)}",
                ".x{position:absolute;inset:0 auto auto -9999px}",
                ".x{position:absolute;inset-inline:-9999px auto}",
                ".x{position:fixed;inset-inline-start:-9999px}",
                ".x{position:absolute;inset-block:-9999px auto}",
                ".x{position:absolute;inset-block-start:-9999px}",
                ".x{translate:-9999px}",
                ".x{translate:-9999px 0}",
                ".x{translate:0 -5000px}",
                ".x{scale:0}",
                ".x{scale:0 1}",
                ".x{transform:translate(-9999px,0)}",
                ".x{transform:translateX(calc(-1 * 9999px))}",
                ".x{transform:scale(0)}",
                ".x{block-size:0;overflow:hidden}",
                ".x{max-block-size:0;overflow:clip}",
                ".x{inline-size:0;overflow:hidden}",
                ".x{max-height:0;overflow-y:hidden}",
                ".x{margin-inline-start:-9999px}",
                ".x{margin-inline:-9999px 0}",
                ".x{opacity:calc(0)}",
                ".x{opacity:0%}",
                ".x{font-size:calc(0px)}",
                ".x{color:oklch(100% 0 0)}",
                ".x{color:lab(100 0 0)}",
                ".x{color:color(srgb 1 1 1)}",
                ".x{color:hwb(0 100% 0)}",
                ".x{color:rgb(255 255 255 / 1)}",
                ".x{color:rgb(0 0 0 / 0)}",
                ".x{color:color-mix(in srgb, transparent, transparent)}",
                ".x{color:light-dark(white,black)}",
                ".x{color:#fff0}",
                ".x{visibility:hidden}.w{visibility:visible}",
                ".w{visibility:hidden}.a,.b{visibility:visible}"
            })
    void hides(String css) {
        assertThat(read(css)).doesNotContain("GONE").contains("weaver", "bench", "The end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":root{--d:none}.w{--d:block}.x{display:var(--d)}",
                ":root{--d:block}.a{--d:none}.x{display:var(--d)}",
                ":root{--d:none}.x{--d:block;display:var(--d)}",
                ".x:nth-child(2 of .x){display:none}",
                ".x:not(.x){display:none}",
                ":is(.y,.z){display:none}",
                ".w:has(> .y) .x{display:none}",
                ".x:nth-child(n+2 of p.x){display:none}",
                ".x:has(img){display:none}",
                ".b{& + .x{display:none}}",
                ".y{.x{display:none}}",
                ".x{@media print{display:none}}",
                "@layer a,b;@layer b{.x{display:block}}@layer a{.x{display:none}}",
                ".x{display:block}@layer a{#i{display:none}}",
                "@layer a{.x{display:block!important}}#i{display:none!important}",
                "@supports not (display:grid){.x{display:none}}",
                "@supports (display:nonsense){.x{display:none}}",
                "@supports (display:grid) and (display:nonsense){.x{display:none}}",
                "@container (min-width:100px){.x{display:none}}",
                ".w{container-type:inline-size}@container (max-width:100px){.x{display:none}}",
                ".w{container-type:inline-size}@container other (min-width:100px){.x{display:none}}",
                "@media (width < 600px){.x{display:none}}",
                "@media (2000px <= width){.x{display:none}}",
                "@media print{.x{display:none}}",
                "@media not screen{.x{display:none}}",
                "@media not all{.x{display:none}}",
                "@media (min-width:600px) and (max-width:800px){.x{display:none}}",
                "@media (nonsense:1){.x{display:none}}",
                "@media (prefers-reduced-motion:reduce){.x{display:none}}",
                "@media (prefers-color-scheme:dark){.x{display:none}}",
                ":root{--d:none}.x{--d:block;display:var(--d)}",
                ".x{display:var(--nothing)}",
                "@scope (.w) to (.x){.x{display:none}}",
                "@scope (.y){.x{display:none}}",
                "@starting-style{.x{display:none}}",
                "@starting-style{.x{opacity:0}}",
                "#i{display:block}.x{display:none}",
                ":where(#i){display:none}.x{display:block}",
                ".x{display:none}:is(#i,.y){display:block}",
                ".x{display:none}.x{display:revert}",
                ".x{display:none}.x{display:initial}",
                ".x{display:none}.x{display:nonsense;display:block}",
                ".x{clip-path:inset(0)}",
                ".x{clip-path:circle(75%)}",
                ".x{clip-path:polygon(0 0,100% 0,100% 100%)}",
                ".x{translate:10px}",
                ".x{scale:1.02}",
                ".x{inset:0 auto auto -9999px}",
                ".x{max-height:0}",
                ".x{content-visibility:auto}",
                ".x{opacity:.8}",
                ".x{color:oklch(20% 0 0)}",
                ".x{color:light-dark(black,white)}",
                ".x:hover{display:none}",
                ".x:focus-within{display:none}",
                ".x::before{display:none}",
                ".x:nonsense,.x{display:none}",
                ".x:is(:nonsense,.y){display:none}"
            })
    void shows(String css) {
        assertThat(read(css)).contains("GONE", "weaver", "bench", "The end");
    }
}

package dev.footnote.cli.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds whether a terminal shows links in text (OSC 8). Only those that say so of themselves are taken to: others may print the addresses as garbage. */
public final class Hyperlinks {

    /** Values of {@code TERM_PROGRAM}, in lower case. */
    private static final Set<String> PROGRAMS =
            Set.of("iterm.app", "wezterm", "vscode", "ghostty", "hyper", "rio", "tabby", "warpterminal");

    /** Beginnings of {@code TERM}. */
    private static final List<String> TERMS =
            List.of("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour", "wezterm", "rio");

    /** Variables that are set by one terminal alone. */
    private static final List<String> MARKERS = List.of("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM");

    /** The first version of GNOME's terminal library whose links do not crash it. */
    private static final int VTE = 5002;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");
    private static final Pattern TMUX = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})[a-z]?");

    private Hyperlinks() {}

    /**
     * True if the terminal is one that shows links. {@code FORCE_HYPERLINK=0} says no for it, any other value yes.
     *
     * @param environment of the process
     */
    public static boolean known(Map<String, String> environment) {
        String forced = environment.getOrDefault("FORCE_HYPERLINK", "");
        if (!forced.isEmpty()) {
            return !forced.equals("0");
        }
        String program = environment.getOrDefault("TERM_PROGRAM", "").toLowerCase(Locale.ROOT);
        String term = environment.getOrDefault("TERM", "");
        if (program.equals("tmux")) {
            return tmux(environment.getOrDefault("TERM_PROGRAM_VERSION", ""));
        }
        // Within these the other variables tell of the terminal outside, which does not see the codes as they are.
        if (term.startsWith("screen") || term.startsWith("tmux") || term.equals("dumb") || term.equals("linux")) {
            return false;
        }
        return PROGRAMS.contains(program)
                || TERMS.stream().anyMatch(term::startsWith)
                || MARKERS.stream()
                        .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty())
                || vte(environment.getOrDefault("VTE_VERSION", ""));
    }

    /** From 3.4 on it passes links on to terminals that know them and drops them before others. */
    private static boolean tmux(String version) {
        Matcher found = TMUX.matcher(version);
        if (!found.matches()) {
            return false;
        }
        int major = Integer.parseInt(found.group(1));
        return major > 3 || (major == 3 && Integer.parseInt(found.group(2)) >= 4);
    }

    private static boolean vte(String version) {
        return WHOLE.matcher(version).matches() && Integer.parseInt(version) >= VTE;
    }
}

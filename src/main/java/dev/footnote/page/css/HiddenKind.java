package dev.footnote.page.css;

/** Ways in which a text can be kept from readers. */
enum HiddenKind {
    NOT_DISPLAYED("not displayed", true),
    INVISIBLE("invisible", true),
    SEE_THROUGH("see-through", true),
    COLLAPSED("without height or width", true),
    SHRUNK("scaled to nothing", true),
    OFF_SCREEN("off the screen", false),
    CLIPPED("clipped away", false),
    TINY("in tiny letters", false),
    SAME_COLOR("in the colour of its background", false),
    SCREEN_READERS("for screen readers alone", false);

    private final String words;
    private final boolean canOpen;

    HiddenKind(String words, boolean canOpen) {
        this.words = words;
        this.canOpen = canOpen;
    }

    /** Returns how a report names it. */
    String words() {
        return words;
    }

    /** Returns true if pages use it for what a click or scrolling shows. */
    boolean canOpen() {
        return canOpen;
    }
}

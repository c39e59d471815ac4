package dev.footnote.page.standin;

/** The kind of a page that a server sends in place of the one asked for. Of two that fit, the first is told. */
enum StandInKind {
    GONE("does not exist, going by what it says", 90, 60),
    HUMAN("asks for a human", 110, 110),
    LOGIN("wants a log-in", 60, 60),
    CONSENT("asks for consent before it shows its text", 150, 60),
    ABROAD("is not shown in the country from which it is asked", 120, 120),
    AGE("asks for an age before it shows its text", 100, 60),
    PAID("shows its text to those who pay or see its advertisements", 80, 60),
    BUSY("is out of service, going by what it says", 80, 50),
    EMPTY("holds nothing yet but a page of its server or of the seller of its name", 80, 60),
    SCRIPT("builds its text by script, which is not run", 150, 150);

    private final String words;
    private final int besideTitle;
    private final int besideText;

    StandInKind(String words, int besideTitle, int besideText) {
        this.words = words;
        this.besideTitle = besideTitle;
        this.besideText = besideText;
    }

    /** The end of a sentence that begins with the address. */
    String words() {
        return words;
    }

    /** Characters of other text on a page whose title or heading says so. */
    int besideTitle() {
        return besideTitle;
    }

    /** Characters of other text on a page that says so further on. */
    int besideText() {
        return besideText;
    }
}

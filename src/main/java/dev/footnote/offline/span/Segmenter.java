package dev.footnote.offline.span;

import java.util.List;

/** Cuts Chinese text into words. */
interface Segmenter {

    /**
     * A word.
     *
     * @param start offset in the text
     * @param end offset behind it
     * @param tag its part of speech in the tags of the People's Daily corpus, such as {@code nr} for a person's name; empty if unknown
     */
    record Word(int start, int end, String tag) {}

    /** Returns the words and marks of a text in order. */
    List<Word> cut(String text);

    /** Returns the segmenter that knows names if its library is on the class path, else the one of Lucene. */
    static Segmenter best() {
        try {
            Class.forName("com.hankcs.hanlp.HanLP", false, Segmenter.class.getClassLoader());
            return new HanLpSegmenter();
        } catch (ClassNotFoundException e) {
            return new LuceneSegmenter(); // the library is optional
        }
    }
}

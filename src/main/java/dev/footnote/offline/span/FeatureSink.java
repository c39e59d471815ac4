package dev.footnote.offline.span;

/** Takes the features of a candidate, each with its value. */
interface FeatureSink {

    void add(String feature, double value);
}

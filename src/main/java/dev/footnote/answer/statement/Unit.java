package dev.footnote.answer.statement;

/**
 * A unit of measure or a currency.
 *
 * @param dimension units of one dimension can be converted; every currency is a dimension of its own
 * @param factor how many base units one is
 * @param offset added after the factor; only temperatures have one
 * @param name for messages
 */
public record Unit(String dimension, double factor, double offset, String name) {

    public boolean isMoney() {
        return dimension.startsWith("money");
    }

    public double base(double value) {
        return value * factor + offset;
    }
}

package dev.footnote.net;

import java.util.function.IntUnaryOperator;

/** Reads addresses that are written as four numbers. Others, such as names and single numbers, are left to the resolver. */
final class Ipv4Literals {

    private static final byte[] NONE = {};

    private Ipv4Literals() {}

    /** Returns the address that four decimal numbers mean, leading zeros or not; empty if the host is none. */
    static byte[] decimal(String host) {
        return read(host, start -> 10);
    }

    /** Returns the address that four numbers mean when those with leading zeros are octal; empty if the host is none, or no number has one. */
    static byte[] octal(String host) {
        boolean leadingZero = host.startsWith("0") || host.contains(".0");
        return leadingZero ? read(host, first -> first == '0' ? 8 : 10) : NONE;
    }

    private static byte[] read(String host, IntUnaryOperator radix) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4 || host.length() > 60) {
            return NONE;
        }
        byte[] out = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = value(parts[i], radix);
            if (value < 0 || value > 255) {
                return NONE;
            }
            out[i] = (byte) value;
        }
        return out;
    }

    private static int value(String part, IntUnaryOperator radix) {
        if (part.isEmpty() || part.length() > 8 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        try {
            return Integer.parseInt(part, part.length() == 1 ? 10 : radix.applyAsInt(part.charAt(0)));
        } catch (NumberFormatException e) {
            return -1; // 8 and 9 are no octal digits
        }
    }
}

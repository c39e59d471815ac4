package dev.footnote.batch;

import dev.footnote.text.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A set of ids that keeps 16 bytes of each, in open addressing: a batch of millions of lines holds two such sets, and boxed hashes would take five times as much.
 * Not safe for many threads.
 */
final class IdHashSet {

    private static final int FIRST_CAPACITY = 1024;

    /** Two numbers a place; both 0 is a free one. */
    private long[] table = new long[2 * FIRST_CAPACITY];

    private int size;

    /** Adds an id; false if it was there. */
    boolean add(String id) {
        if (3L * size >= table.length) {
            grow();
        }
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(id));
        return add(hash.getLong(), hash.getLong());
    }

    boolean has(String id) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(id));
        long high = hash.getLong();
        long low = hash.getLong();
        int place = place(high, low);
        return table[place] == high && table[place + 1] == low;
    }

    int size() {
        return size;
    }

    private boolean add(long high, long low) {
        int place = place(high, low);
        if (table[place] == high && table[place + 1] == low) {
            return false;
        }
        table[place] = high;
        table[place + 1] = low;
        size++;
        return true;
    }

    /** Where that hash stands, or would. */
    private int place(long high, long low) {
        int places = table.length / 2;
        int place = (int) Long.remainderUnsigned(high, places);
        while ((table[2 * place] != 0 || table[2 * place + 1] != 0)
                && (table[2 * place] != high || table[2 * place + 1] != low)) {
            place = place + 1 == places ? 0 : place + 1;
        }
        return 2 * place;
    }

    private void grow() {
        long[] old = table;
        table = new long[Math.multiplyExact(old.length, 2)];
        size = 0;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                add(old[i], old[i + 1]);
            }
        }
    }

    /** The same line with the same text has the same id at every start. */
    static String idOf(long line, String text) {
        return line + "-" + HexFormat.of().formatHex(Sha256.of(line + "\n" + text), 0, 8);
    }
}

package dev.footnote.llm.wire;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes that are appended and cut off at the end, in blocks, so that none is copied as they grow and none that was shown is written over. */
final class GrowingBytes extends OutputStream {

    private static final int FIRST_BLOCK = 8 * 1024;
    private static final int LARGEST_BLOCK = 64 * 1024;

    private static final class Block {
        private final byte[] bytes;
        private int used;

        private Block(int size) {
            bytes = new byte[size];
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private Block last = new Block(0);
    private long length;

    long length() {
        return length;
    }

    @Override
    public void write(int b) {
        room();
        last.bytes[last.used++] = (byte) b;
        length++;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, room());
            System.arraycopy(from, offset + done, last.bytes, last.used, part);
            last.used += part;
            done += part;
        }
        length += count;
    }

    /** Returns how many bytes the last block can still take, at least one. */
    private int room() {
        if (last.used == last.bytes.length) {
            begin(Math.min(LARGEST_BLOCK, Math.max(FIRST_BLOCK, 2 * last.bytes.length)));
        }
        return last.bytes.length - last.used;
    }

    private void begin(int size) {
        last = new Block(size);
        blocks.add(last);
    }

    /** Drops what stands behind a length. What is appended then goes into a block of its own, since the old one may be on its way to a host. */
    void cutBack(long to) {
        long before = length;
        while (before > to) {
            Block block = blocks.remove(blocks.size() - 1);
            before -= block.used;
            if (before < to) {
                block.used = (int) (to - before);
                blocks.add(block);
                before = to;
            }
        }
        length = to;
        begin(FIRST_BLOCK);
    }

    /** Returns the bytes so far. They can be read only, and are not copied. */
    List<ByteBuffer> slices() {
        List<ByteBuffer> out = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            if (block.used > 0) {
                out.add(ByteBuffer.wrap(block.bytes, 0, block.used).slice().asReadOnlyBuffer());
            }
        }
        return out;
    }
}

package dev.footnote.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream that remembers why it could not be written to, which a {@link java.io.PrintWriter} does not tell. */
public final class CheckedOutput extends OutputStream {

    private final OutputStream stream;
    private volatile @Nullable IOException failure;

    public CheckedOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Returns the reason why the output did not arrive; empty too where the reader had read enough, as {@code head} does. */
    public Optional<String> lost() {
        IOException e = failure;
        return e == null || "Broken pipe".equals(e.getMessage()) ? Optional.empty() : Optional.of(e.getMessage() + "");
    }
}

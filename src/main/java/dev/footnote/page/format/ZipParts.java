package dev.footnote.page.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks the parts of an office file or e-book, within limits that a zip bomb does not pass. */
public final class ZipParts {

    /** Unpacked bytes of a file; a 300-page book has about 5 MB without its pictures. More is a zip bomb. */
    private static final int MAX_UNPACKED = 64 << 20;

    /** Entries looked through; pictures are entries too. */
    private static final int MAX_ENTRIES = 20_000;

    private ZipParts() {}

    /**
     * Returns the parts by name in the order of the file.
     *
     * @param read tells by its name whether a part is kept; the bytes of all others count towards the limit only
     * @throws IOException if the file is damaged, or unpacks to more than 64 MiB or 20,000 entries
     */
    public static Map<String, byte[]> of(byte[] bytes, Predicate<String> read) throws IOException {
        Map<String, byte[]> out = new LinkedHashMap<>();
        long budget = MAX_UNPACKED;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            byte[] buffer = new byte[8192];
            while (entry != null) {
                if (++entries > MAX_ENTRIES) {
                    throw new IOException("it has more than " + MAX_ENTRIES + " entries");
                }
                ByteArrayOutputStream part = read.test(entry.getName()) ? new ByteArrayOutputStream() : null;
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    budget -= n;
                    if (budget < 0) {
                        throw new IOException("it unpacks to more than " + MAX_UNPACKED + " bytes");
                    }
                    if (part != null) {
                        part.write(buffer, 0, n);
                    }
                }
                if (part != null) {
                    out.put(entry.getName(), part.toByteArray());
                }
                entry = zip.getNextEntry();
            }
        }
        return out;
    }
}

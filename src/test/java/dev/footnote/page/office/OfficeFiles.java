package dev.footnote.page.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes small zip files of XML parts. */
final class OfficeFiles {

    private OfficeFiles() {}

    /** Returns a zip file of parts, given as name and text in turn. */
    static byte[] zip(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Returns a part that relates {@code rId1}, {@code rId2} and so on to the targets. */
    static String relations(String... targets) {
        StringBuilder out = new StringBuilder("<Relationships xmlns='r'>");
        for (int i = 0; i < targets.length; i++) {
            out.append("<Relationship Id='rId")
                    .append(i + 1)
                    .append("' Target='")
                    .append(targets[i])
                    .append("'/>");
        }
        return out.append("</Relationships>").toString();
    }
}

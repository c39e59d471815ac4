package dev.footnote.http.access;

import dev.footnote.api.InvalidInputException;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API keys of the service: names with the hashes of their keys. Without any, every caller is let in, as one nameless owner. */
public final class ApiKeys {

    private final Map<String, byte[]> hashes;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private ApiKeys(Map<String, byte[]> hashes) {
        this.hashes = hashes;
    }

    /**
     * Returns the keys of a file of lines {@code NAME SHA256}; blank lines and those that begin with # are passed over.
     *
     * @param file or null for none
     * @throws InvalidInputException if it cannot be used
     */
    public static ApiKeys from(@Nullable Path file) {
        Map<String, byte[]> hashes = new LinkedHashMap<>();
        if (file == null) {
            return new ApiKeys(hashes);
        }
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(hashes, line.strip(), file + " line " + number);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException("API key file " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (hashes.isEmpty()) {
            throw new InvalidInputException("API key file " + file + " holds no key; write lines \"NAME SHA256\"");
        }
        return new ApiKeys(hashes);
    }

    private static void add(Map<String, byte[]> hashes, String line, String where) {
        String[] parts = BLANKS.split(line);
        if (parts.length != 2 || !SHA256.matcher(parts[1]).matches()) {
            throw new InvalidInputException(
                    where + " is no \"NAME SHA256\"; make the hash with: printf %s KEY | sha256sum");
        }
        byte[] hash = HexFormat.of().parseHex(parts[1].toLowerCase(Locale.ROOT));
        if (hashes.values().stream().anyMatch(known -> MessageDigest.isEqual(known, hash))) {
            throw new InvalidInputException(where + " holds the same key again; give each name a key of its own");
        }
        if (hashes.putIfAbsent(parts[0], hash) != null) {
            throw new InvalidInputException(
                    where + " names \"" + parts[0] + "\" again; give each key a name of its own");
        }
    }

    /** Returns whether callers need a key. */
    public boolean required() {
        return !hashes.isEmpty();
    }

    /**
     * Returns the owner whose key an Authorization header carries; every key is compared, in constant time.
     *
     * @param authorization the header, or null
     * @throws ProblemException if it carries none that is known
     */
    public String owner(@Nullable String authorization) {
        if (hashes.isEmpty()) {
            return "";
        }
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        byte[] given = Sha256.of(
                bearer && authorization != null ? authorization.substring(7).strip() : "");
        String owner = null;
        for (Map.Entry<String, byte[]> key : hashes.entrySet()) {
            if (MessageDigest.isEqual(key.getValue(), given) && bearer) {
                owner = key.getKey();
            }
        }
        if (owner == null) {
            throw new ProblemException(Problem.of(
                    401,
                    "unauthorized",
                    "An API key is needed",
                    "send a key that this server knows as \"Authorization: Bearer KEY\""));
        }
        return owner;
    }
}

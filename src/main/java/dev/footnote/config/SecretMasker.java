package dev.footnote.config;

import java.util.regex.Pattern;

/** Keeps keys and passwords out of what is shown, also where they stand within another value. */
final class SecretMasker {

    static final String MASK = "********";

    private static final String WORD = "(?:key|token|secret|passw(?:or)?d|auth|authorization|sig|signature)";

    /** {@code user:password@} of an address. */
    private static final Pattern USER = Pattern.compile("(?<=://)[^/?#\\s]*@");

    /** {@code ?api_key=...} of an address. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)([?&;](?:[\\w.-]*[_.-])?" + WORD + "=)[^&;#\\s\"]+|([?&;]\\w*(?:key|token)=)[^&;#\\s\"]+");

    /** {@code "api_key": "..."} of a JSON object. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"(?:[^\"]*[_.\\- ])?" + WORD
                    + "\"\\s*:\\s*)\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|(\"\\w*(?:key|token)\"\\s*:\\s*)\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

    private SecretMasker() {}

    /** True for settings that hold nothing but a secret. */
    static boolean isSecret(String name) {
        String leaf = name.substring(name.lastIndexOf('.') + 1);
        return leaf.equals("key")
                || leaf.equals("headers")
                || leaf.equals("env")
                || leaf.endsWith("_key")
                || leaf.endsWith("password")
                || leaf.endsWith("secret")
                || leaf.endsWith("token");
    }

    static String masked(String name, String value) {
        if (isSecret(name)) {
            return value.isBlank() ? value : MASK;
        }
        String text = USER.matcher(value).replaceAll(MASK + "@");
        text = PARAMETER.matcher(text).replaceAll(m -> (m.group(1) == null ? m.group(2) : m.group(1)) + MASK);
        return MEMBER.matcher(text)
                .replaceAll(
                        m -> (m.group(1) == null ? m.group(2) : m.group(1))
                                        .replace("\\", "\\\\")
                                        .replace("$", "\\$") + "\"" + MASK + "\"");
    }
}

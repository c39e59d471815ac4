package dev.footnote.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of a structured answer, as a caller asks for it.
 *
 * @param root an object
 */
public record OutputSchema(Field root) {

    /** The type of a field. */
    public enum Type {
        /** Text, or one of some given words. */
        STRING,
        /** Any number. */
        NUMBER,
        /** A whole number. */
        INTEGER,
        /** True or false. */
        BOOLEAN,
        /** Fields of its own. */
        OBJECT,
        /** Elements of one form. */
        ARRAY
    }

    /**
     * A field.
     *
     * @param name empty for the root and for the elements of an array
     * @param type the type of its value
     * @param description its meaning, may be empty
     * @param values the only strings allowed; empty for any
     * @param fields of an object, in their order
     * @param items of an array, or null
     */
    public record Field(
            String name,
            Type type,
            String description,
            List<String> values,
            List<Field> fields,
            @Nullable Field items) {
        public Field {
            values = List.copyOf(values);
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field that holds a single value.
     *
     * @param path its names from the root, joined by dots; {@code *} stands for the index of an element
     * @param field the field itself
     */
    public record Leaf(String path, Field field) {}

    /** Returns the fields that hold single values, in their order. */
    public List<Leaf> leaves() {
        List<Leaf> out = new ArrayList<>();
        collect("", root, out);
        return out;
    }

    private static void collect(String path, Field field, List<Leaf> out) {
        switch (field.type()) {
            case OBJECT -> field.fields().forEach(child -> collect(join(path, child.name()), child, out));
            case ARRAY -> {
                if (field.items() != null) {
                    collect(join(path, "*"), field.items(), out);
                }
            }
            default -> out.add(new Leaf(path, field));
        }
    }

    /**
     * Returns the path of a field below another.
     *
     * @param path may be empty
     * @param name of a field, or an index
     */
    public static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /**
     * Returns the field that a path names.
     *
     * @param path with the indexes of elements, such as {@code people.0.name}
     * @return empty if there is no such field, or it does not hold a single value
     */
    public Optional<Field> leaf(String path) {
        Field at = root;
        for (String name : path.split("\\.", -1)) {
            Field next = at.type() == Type.ARRAY ? element(at, name) : child(at, name);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return at.type() == Type.OBJECT || at.type() == Type.ARRAY ? Optional.empty() : Optional.of(at);
    }

    private static @Nullable Field child(Field object, String name) {
        return object.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Field element(Field array, String index) {
        boolean digits =
                !index.isEmpty() && index.length() <= 3 && index.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? array.items() : null;
    }
}

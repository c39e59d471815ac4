package dev.footnote.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.InvalidInputException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of a caller's record. */
final class RecordForms {

    private static final List<Class<?>> WHOLE = List.of(Integer.class, Long.class, Short.class, BigInteger.class);
    private static final List<Class<?>> NUMBERS = List.of(Double.class, Float.class, BigDecimal.class);

    /** As deep as a schema may be; a record that holds itself would never end. */
    private static final int MAX_DEPTH = 5;

    private RecordForms() {}

    static ObjectNode of(Class<? extends Record> type) {
        return object(type, 0);
    }

    private static ObjectNode object(Class<?> type, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidInputException("record " + type.getName() + " is nested too deeply, or holds itself");
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = node.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), form(component.getGenericType(), type, component.getName(), depth));
        }
        return node;
    }

    private static ObjectNode form(Type type, Class<?> owner, String name, int depth) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            node.put("type", "array").set("items", form(list.getActualTypeArguments()[0], owner, name, depth + 1));
            return node;
        }
        if (type instanceof Class<?> plain) {
            if (plain.isRecord()) {
                return object(plain, depth + 1);
            }
            if (plain.isEnum()) {
                node.put("type", "string");
                var values = node.putArray("enum");
                Arrays.stream(plain.getEnumConstants()).forEach(value -> values.add(((Enum<?>) value).name()));
                return node;
            }
            String kind = kind(plain);
            if (kind != null) {
                return node.put("type", kind);
            }
        }
        boolean primitive = type instanceof Class<?> plain && plain.isPrimitive();
        throw new InvalidInputException("component " + name + " of record " + owner.getName() + " is of type "
                + type.getTypeName()
                + (primitive
                        ? "; a field may be null, so give its wrapper such as Integer or Boolean"
                        : "; give String, Boolean, Integer, Long, Double, BigDecimal, an enum, a record, or a"
                                + " List of them"));
    }

    private static @Nullable String kind(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == Boolean.class) {
            return "boolean";
        }
        return WHOLE.contains(type) ? "integer" : NUMBERS.contains(type) ? "number" : null;
    }
}

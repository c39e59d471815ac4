package dev.footnote.api.run;

/**
 * A model's wish to have a tool run.
 *
 * @param id as received, or as given to it when it came without a usable one
 * @param name the tool's name as the model wrote it
 * @param arguments the JSON text as received, byte for byte
 */
public record ToolCall(String id, String name, String arguments) {}

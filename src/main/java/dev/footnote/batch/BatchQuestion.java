package dev.footnote.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.ResearchRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One line of an input.
 *
 * @param id its own, or one made of line and text
 * @param request with the line's limits and language
 * @param corpus the line's own folder, or null for the batch's
 * @param carried the further fields of the line, for the answer's line
 * @param file where it stands
 * @param line number, from 1
 */
record BatchQuestion(
        String id, ResearchRequest request, @Nullable Path corpus, ObjectNode carried, String file, long line) {}

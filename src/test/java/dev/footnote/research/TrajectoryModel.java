package dev.footnote.research;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each trajectory of a run in heavy mode a script of its own, and the last pass another. Trajectories are told apart by the way that their system message asks for.
 */
public final class TrajectoryModel implements StreamingChatModel {

    private static final List<String> WAYS = PromptFiles.load("approaches.md")
            .lines()
            .map(line -> line.substring(2))
            .toList();

    private final List<StreamingChatModel> trajectories = new ArrayList<>();
    private final Map<String, StreamingChatModel> delegated = new HashMap<>();
    private StreamingChatModel last = AnsweringModel.of();

    public TrajectoryModel trajectory(AnsweringModel.Turn... script) {
        return trajectory(AnsweringModel.of(script));
    }

    TrajectoryModel trajectory(StreamingChatModel model) {
        trajectories.add(model);
        return this;
    }

    /** A trajectory whose model never answers. */
    TrajectoryModel hanging() {
        return trajectory(new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                // nothing comes
            }
        });
    }

    /** What works on a question that a trajectory hands over. */
    TrajectoryModel delegated(String question, StreamingChatModel model) {
        delegated.put(question, model);
        return this;
    }

    public TrajectoryModel last(AnsweringModel.Turn... script) {
        return last(AnsweringModel.of(script));
    }

    TrajectoryModel last(StreamingChatModel model) {
        last = model;
        return this;
    }

    /** The requests that a trajectory sent, from 1; 0 for the last pass. */
    List<String> requests(int trajectory) {
        return model(trajectory).requests;
    }

    private AnsweringModel model(int trajectory) {
        return (AnsweringModel) (trajectory == 0 ? last : trajectories.get(trajectory - 1));
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatMessage first = request.messages().get(0);
        String system = ((SystemMessage) first).text();
        for (int i = 0; i < trajectories.size(); i++) {
            if (system.contains(WAYS.get(i))) {
                trajectories.get(i).chat(request, handler);
                return;
            }
        }
        String question = request.messages().get(1).toString();
        delegated.entrySet().stream()
                .filter(entry -> system.contains("# Your part") && question.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(last)
                .chat(request, handler);
    }
}

package dev.footnote.answer;

import dev.footnote.api.Claim.Reason;
import java.util.List;

/** The fixed sentences on the checking of an answer, for people. */
final class CheckNotes {

    private CheckNotes() {}

    static Reason noQuote(boolean chinese) {
        return new Reason("no_quote", chinese ? "没有引文" : "no quote was given for it");
    }

    static Reason falseQuote(boolean all, boolean chinese) {
        if (chinese) {
            return new Reason("quote", all ? "引文在来源中找不到" : "有一处引文在来源中找不到");
        }
        return new Reason(
                "quote", all ? "its quotes are not in their sources" : "one of its quotes is not in its source");
    }

    static List<String> wordsOnly(int claims, boolean chinese) {
        if (claims == 0) {
            return List.of();
        }
        if (chinese) {
            return List.of("有 " + claims + " 处说法只比对了用词。");
        }
        return List.of(
                claims == 1
                        ? "1 statement was checked by its words only."
                        : claims + " statements were checked by their words only.");
    }

    static List<String> withoutShortAnswer(String reason, boolean chinese) {
        return List.of(chinese ? "简短答案已略去：" + reason + "。" : "The short answer was left out: " + reason + ".");
    }

    static String withoutJudge(String problem, boolean chinese) {
        return chinese
                ? "未能请模型逐条判断（" + problem + "），仅按规则核对。"
                : "The model could not be asked to judge every statement (" + problem
                        + "); the rules decided alone there.";
    }

    /** @param numbers of the sources, joined with commas */
    static String copies(String numbers, boolean chinese) {
        return chinese
                ? "来源 " + numbers + " 内容相同，只算一个来源。"
                : "Sources " + numbers + " hold the same text and count as one.";
    }

    static String dropped(int claims, boolean chinese) {
        if (chinese) {
            return "有 " + claims + " 处说法未得到引文充分支持，已略去。";
        }
        return claims == 1
                ? "1 statement was left out because its quotes do not fully support it."
                : claims + " statements were left out because their quotes do not fully support them.";
    }

    static String failed(int claims, int all, boolean chinese) {
        return chinese
                ? all + " 处说法中有 " + claims + " 处未得到引文充分支持"
                : claims + " of " + all
                        + " statements are not fully supported by their quotes, and answer.partial is fail";
    }

    static String unsupported(boolean chinese) {
        return chinese ? "没有一处说法得到引文支持" : "no statement of the answer is supported by its quotes";
    }
}

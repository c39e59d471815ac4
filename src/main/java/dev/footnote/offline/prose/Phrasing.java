package dev.footnote.offline.prose;

import dev.footnote.text.RelativeDates;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The few words the model says of its own, in the question's language.
 *
 * @param chinese true for Chinese, false for English
 */
public record Phrasing(boolean chinese) {

    private static final Pattern BAR = Pattern.compile("\\|");

    /** Announces a round of searches. */
    public String searching(int round, List<String> queries) {
        String list = String.join(" | ", queries);
        return chinese ? "第" + round + "轮搜索：" + list : "Round " + round + ", searching: " + list;
    }

    /** Returns the sentence on the kind of model that this is. */
    public String first() {
        return chinese
                ? "我是内置的摘录模型：只摘录读到的原句，不推理，也不改写。"
                : "I am the built-in extractive model: I quote sentences I have read, and neither reason nor rephrase.";
    }

    /** Announces that so many pages are read. */
    public String reading(int pages) {
        if (chinese) {
            return "阅读最相关的" + pages + "个页面。";
        }
        return pages == 1 ? "Reading the most promising page." : "Reading the " + pages + " most promising pages.";
    }

    /** Announces that so many further parts of pages are read. */
    public String goingOn(int parts) {
        if (chinese) {
            return "继续阅读长页面的" + parts + "个部分。";
        }
        return parts == 1
                ? "Reading on: 1 more part of a long page."
                : "Reading on: " + parts + " more parts of long pages.";
    }

    /** Announces a search for names that were just read. */
    public String hopping(List<String> names) {
        return chinese
                ? "最相关的句子提到：" + String.join("、", names)
                : "The best sentences mention " + String.join(", ", names) + "; looking there next.";
    }

    /** Announces the answer: how many sentences, and the share of the question that the best one carries. */
    public String submitting(int claims, int percent) {
        if (chinese) {
            return "交出" + claims + "个原句；最好的一句覆盖问题的" + percent + "%。";
        }
        return (claims == 1 ? "Handing in 1 sentence" : "Handing in " + claims + " sentences")
                + "; the best one read carries " + percent + "% of the question's terms.";
    }

    /** Says that nothing was found, and the share of the question that the best sentence carries. */
    public String notFound(int percent) {
        return chinese
                ? "没有找到答案：最好的句子只覆盖问题的" + percent + "%。"
                : "Not found: the best sentence carries only " + percent + "% of the question's terms.";
    }

    /** Says that sentences are left out. */
    public String mending() {
        return chinese ? "去掉未通过核对的原句。" : "Dropping the sentences whose quotes were refused.";
    }

    /** The one sentence that stands at the end of every answer of this model. */
    public String extractive() {
        return chinese
                ? "以上句子由内置模型逐字摘自来源，未经推理核实。"
                : "Extractive answer: sentences copied from the sources, not reasoned over.";
    }

    /** Returns yes or no. */
    public String yesNo(boolean yes) {
        return chinese ? (yes ? "是" : "不是") : yes ? "yes" : "no";
    }

    /** Says that searches were refused, with a hint. */
    public String blocked(String hint) {
        return chinese
                ? "搜索被拒绝或失败，因此没有找到并不说明什么：" + hint
                : "Searches were refused or failed, so that nothing follows from what was not found: " + hint;
    }

    /** Names a question that stays open. */
    public String unanswered(String question) {
        return chinese ? "未回答：" + question : "Unanswered: " + question;
    }

    /**
     * Returns a row of a table as a list of its cells; other text as it is.
     *
     * @param text a sentence or row
     */
    public static String withoutBars(String text) {
        return text.indexOf('|') < 0
                ? text
                : Arrays.stream(BAR.split(text))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    /**
     * Returns words with the date that they mean behind them.
     *
     * @param words such as "tomorrow"
     * @param date that they mean
     * @param chinese true for words in Chinese
     */
    public static String dated(String words, RelativeDates.Resolved date, boolean chinese) {
        String written = date.written(chinese);
        return chinese ? words + "（" + written + "）" : words + " (" + written + ")";
    }
}

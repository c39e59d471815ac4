package dev.footnote.offline;

import java.util.List;

/** The few words the model says of its own, in the question's language. */
record Phrasing(boolean chinese) {

    String searching(int round, List<String> queries) {
        String list = String.join(" | ", queries);
        return chinese ? "第" + round + "轮搜索：" + list : "Round " + round + ", searching: " + list;
    }

    String first() {
        return chinese
                ? "我是内置的摘录模型：只摘录读到的原句，不推理，也不改写。"
                : "I am the built-in extractive model: I quote sentences I have read, and neither reason nor rephrase.";
    }

    String reading(int pages) {
        return chinese ? "阅读最相关的" + pages + "个页面。" : "Reading the " + pages + " most promising pages.";
    }

    String goingOn(int parts) {
        return chinese ? "继续阅读长页面的" + parts + "个部分。" : "Reading on: " + parts + " more parts of long pages.";
    }

    String hopping(List<String> names) {
        return chinese
                ? "最相关的句子提到：" + String.join("、", names)
                : "The best sentences mention " + String.join(", ", names) + "; looking there next.";
    }

    String submitting(int claims, int percent) {
        return chinese
                ? "交出" + claims + "个原句；最好的一句覆盖问题的" + percent + "%。"
                : "Handing in " + claims + " sentences; the best one carries " + percent + "% of the question's terms.";
    }

    String notFound(int percent) {
        return chinese
                ? "没有找到答案：最好的句子只覆盖问题的" + percent + "%。"
                : "Not found: the best sentence carries only " + percent + "% of the question's terms.";
    }

    String mending() {
        return chinese ? "去掉未通过核对的原句。" : "Dropping the sentences whose quotes were refused.";
    }

    /** The one sentence that stands at the end of every answer of this model. */
    String extractive() {
        return chinese
                ? "以上句子由内置模型逐字摘自来源，未经推理核实。"
                : "Extractive answer: sentences copied from the sources, not reasoned over.";
    }

    String yesNo(boolean yes) {
        return chinese ? (yes ? "是" : "不是") : yes ? "yes" : "no";
    }

    String blocked(String hint) {
        return chinese
                ? "搜索被拒绝或失败，因此没有找到并不说明什么：" + hint
                : "Searches were refused or failed, so that nothing follows from what was not found: " + hint;
    }

    String unanswered(String question) {
        return chinese ? "未回答：" + question : "Unanswered: " + question;
    }
}

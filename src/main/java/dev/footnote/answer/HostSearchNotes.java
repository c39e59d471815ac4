package dev.footnote.answer;

import dev.footnote.text.Languages;

/** The notes of an answer on searches whose results only the model could read. Stateless, safe for many threads. */
public final class HostSearchNotes {

    private HostSearchNotes() {}

    /**
     * Returns how often the model's host searched, and that this is no evidence.
     *
     * @param times from 1
     * @param question in whose language the sentence is
     */
    public static String of(int times, String question) {
        if (Languages.isChinese(question)) {
            return "模型所在平台自带的搜索被使用 " + times + " 次；其结果只供模型参考，未经核对，也不作为引用来源。";
        }
        return (times == 1 ? "One search was" : times + " searches were")
                + " made by the model host's own engine; the results guided the model, were not checked, and are not cited.";
    }
}

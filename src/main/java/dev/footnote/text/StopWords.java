package dev.footnote.text;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that say nothing of what a text is about. */
final class StopWords {

    static final Set<String> ENGLISH =
            words("a about above after again against all am an and any are aren't as at be because"
                    + " been before being below between both but by can can't cannot could couldn't did didn't do does doesn't doing"
                    + " don't down during each few for from further had hadn't has hasn't have haven't having he her here hers herself"
                    + " him himself his how i if in into is isn't it its itself just me more most my myself no nor not now of off on"
                    + " once only or other our ours ourselves out over own same shall she should shouldn't so some such than that"
                    + " the their theirs them themselves then there these they this those through to too under until up upon us very"
                    + " was wasn't we were weren't what when where which while who whom whose why will with won't would wouldn't you"
                    + " your yours yourself also may might must s t");

    static final Set<String> CHINESE = words("的 了 是 在 和 与 及 或 有 为 对 于 被 把 从 到 以 之 其 这 那 哪 哪个 哪些 哪里 哪儿 什么 谁"
            + " 多少 如何 怎么 怎样 怎么样 几 吗 呢 吧 啊 等 等等 都 也 就 还 又 很 我 你 您 他 她 它 我们 你们 他们 她们 它们 这个 那个"
            + " 这些 那些 一个 一些 这里 那里 为什么 是否 请问 以及 并 并且 而 而且 但 但是 因为 所以 如果 虽然 关于 对于 由于 由 将 让 向 则"
            + " 个 们 着 过 地 得 所 会 能 可以 可 要 想 没有 没 不 不是 就是 还是 或者 即 若 各 每 该 此 某 自 里 中 上 下 时 时候");

    private StopWords() {}

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }
}

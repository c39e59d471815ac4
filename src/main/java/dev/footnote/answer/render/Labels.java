package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.text.Languages;
import dev.footnote.text.Spaces;
import dev.footnote.text.VisibleText;
import java.math.RoundingMode;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fixed words round an answer, in the language of its question. */
final class Labels {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final boolean chinese;
    private final boolean several;

    Labels(Answer a) {
        this.several = a.sources().size() > 1;
        this.chinese = Languages.isChinese(a.question());
    }

    String language() {
        return chinese ? "zh" : "en";
    }

    String sources() {
        return chinese ? "来源" : "Sources";
    }

    String claims() {
        return chinese ? "逐条核对" : "Claim by claim";
    }

    String verdict(Claim.Support support) {
        return switch (support) {
            case FULL -> chinese ? "✓ 有据" : "✓ Supported";
            case PARTIAL -> chinese ? "◐ 部分有据" : "◐ Partly supported";
            case NONE -> chinese ? "✗ 未证实" : "✗ Unsupported";
        };
    }

    String disagreement() {
        return chinese ? "≠ 来源说法不一" : "≠ Sources disagree";
    }

    /** How many sources stand behind a claim, where the answer or the claim cites several; empty otherwise. */
    String witnesses(Claim claim) {
        long cited = cited(claim);
        int independent = claim.independentSources();
        if (several && cited == 1) {
            return chinese ? "仅一个来源" : "one source";
        }
        if (cited < 2 || independent < 1) {
            return "";
        }
        if (independent < cited) {
            return chinese
                    ? cited + " 个来源，其中 " + independent + " 个相互独立"
                    : cited + " sources, " + independent + " independent";
        }
        return chinese ? independent + " 个独立来源" : independent + " independent sources";
    }

    private static long cited(Claim claim) {
        return claim.citations().stream().map(Citation::source).distinct().count();
    }

    String trail() {
        return chinese ? "检索过程" : "How it was found";
    }

    String searched() {
        return chinese ? "搜索" : "Searched";
    }

    String readStep() {
        return chinese ? "阅读" : "Read";
    }

    String hits(int n) {
        return count(n, "hit", "条结果");
    }

    String published(String date) {
        return chinese ? "发表于 " + date : "published " + date;
    }

    /** What readers should know of a source before they trust it: that it was cut, or that it holds text for models; empty if nothing. */
    String caution(Answer.CitedSource source) {
        List<String> parts = new ArrayList<>();
        if (source.details().cut() != null) {
            parts.add(chinese ? "未读完整" : "not read to its end");
        }
        if (!source.details().flags().isEmpty()) {
            parts.add(chinese ? "含有疑似写给语言模型的文字" : "holds text that looks written for a language model");
        }
        return String.join(chinese ? "；" : "; ", parts);
    }

    /** Who wrote a source and where it came out, in one line; empty if neither is known. */
    static String origin(Answer.CitedSource source) {
        String author = source.details().author().strip();
        String site = source.details().site().strip();
        return author.isEmpty() || site.isEmpty() ? author + site : author + ", " + site;
    }

    String open() {
        return chinese ? "尚未回答" : "Still open";
    }

    String read(Answer.CitedSource source) {
        String day = DAY.format(source.fetchedAt());
        return chinese ? "读取于 " + day : "read " + day;
    }

    /** How the run ended, where that is not plain from the answer; empty when answered. */
    String status(Answer a) {
        String reason = a.reason() == null ? "" : a.reason().strip();
        String word = switch (a.status()) {
            case ANSWERED -> "";
            case UNSUPPORTED -> chinese ? "未证实" : "Not supported";
            case NOT_FOUND -> chinese ? "未找到" : "Not found";
            case BUDGET_EXHAUSTED -> chinese ? "预算用尽" : "The budget ended";
            case CANCELLED -> chinese ? "已取消" : "Cancelled";
            case FAILED -> chinese ? "失败" : "Failed";
        };
        if (word.isEmpty() || reason.isEmpty()) {
            return word;
        }
        return word + (chinese ? "：" : ": ") + reason;
    }

    /** What the check of the answer has to say, in sentences; empty where there is nothing. */
    String checked(Answer a) {
        List<String> sentences = new ArrayList<>();
        sentences.add(marked(a, Claim.Support.PARTIAL, "partly supported", "部分证实"));
        sentences.add(marked(a, Claim.Support.NONE, "unsupported", "未证实"));
        sentences.addAll(a.notes());
        sentences.removeIf(String::isBlank);
        return String.join(chinese ? "" : " ", sentences);
    }

    /** The confidence, what it is made of, and how many statements have one source; empty where there is nothing to tell. */
    String basis(Answer a) {
        return Stream.of(confidence(a), single(a))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(chinese ? "" : " "));
    }

    /** How many statements rest on one source each, of an answer that cites several: readers could think that all sources say all of it. */
    private String single(Answer a) {
        List<Claim> statements = a.claims().stream()
                .filter(claim -> claim.kind() == Claim.Kind.STATEMENT && claim.support() != Claim.Support.NONE)
                .toList();
        long single = statements.stream()
                .filter(claim -> claim.independentSources() == 1 || cited(claim) == 1)
                .count();
        if (!several || single == 0) {
            return "";
        }
        if (single == statements.size()) {
            return chinese ? "每处说法都只有一个来源。" : "Each statement rests on one source.";
        }
        return chinese
                ? statements.size() + " 处说法中有 " + single + " 处只有一个来源。"
                : single + " of " + statements.size()
                        + (single == 1 ? " statements rests on one source." : " statements rest on one source each.");
    }

    /** The confidence and what it is made of; empty where there is none. */
    private String confidence(Answer a) {
        Answer.ConfidenceBasis basis = a.confidenceBasis();
        if (basis == null) {
            return "";
        }
        String value = String.format(Locale.ROOT, "%.2f", a.confidence());
        if (chinese) {
            return "置信度 " + value + "：" + basis.statements() + " 处说法中有 " + basis.supported() + " 处得到引文充分支持"
                    + (basis.lowered() ? "，但模型没有那么确定。" : "。");
        }
        return "Confidence " + value + ": " + basis.supported() + " of " + basis.statements()
                + (basis.statements() == 1 ? " statement is" : " statements are") + " fully supported by "
                + (basis.statements() == 1 ? "its quotes" : "their quotes")
                + (basis.lowered() ? ", but the model was less sure." : ".");
    }

    private String marked(Answer a, Claim.Support support, String mark, String han) {
        long n = a.claims().stream().filter(c -> c.support() == support).count();
        if (n == 0) {
            return "";
        }
        if (chinese) {
            return n + " 处说法标明“" + han + "”。";
        }
        return n == 1 ? "1 statement is marked \"" + mark + "\"." : n + " statements are marked \"" + mark + "\".";
    }

    String usage(Answer a) {
        Usage u = a.usage();
        List<String> parts = new ArrayList<>();
        parts.add(a.model());
        parts.add(count(u.modelCalls(), "step", "步"));
        parts.add(count(u.searches(), "search", "次搜索"));
        parts.add(count(u.pagesRead(), "page", "页"));
        parts.add(String.format(Locale.ROOT, "%.1f s", u.elapsedMs() / 1000.0));
        if (u.costUsd() != null && u.costUsd().signum() > 0) {
            parts.add("$" + u.costUsd().setScale(4, RoundingMode.HALF_UP).toPlainString());
        }
        return String.join(" · ", parts);
    }

    private String count(long n, String one, String han) {
        if (chinese) {
            return n + " " + han;
        }
        return n + " " + one + (n == 1 ? "" : one.endsWith("ch") ? "es" : "s");
    }

    /** The numbers that marks of an answer may bear. */
    static Set<Integer> ids(Answer a) {
        return a.sources().stream().map(Answer.CitedSource::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The quotes that an answer takes from one source, each once. */
    static Set<String> quotes(Answer a, int source) {
        Set<String> quotes = new LinkedHashSet<>();
        a.claims().stream()
                .flatMap(c -> c.citations().stream())
                .filter(c -> c.source() == source)
                .forEach(c -> quotes.add(Spaces.joined(c.quote().strip())));
        return quotes;
    }

    /** The site of an address, or the name of a file. */
    static String where(URI url) {
        if (url.getHost() != null) {
            return url.getHost();
        }
        String path = url.getPath();
        return path == null || path.isEmpty() ? url.toString() : path.substring(path.lastIndexOf('/') + 1);
    }

    /** The publication date that a source gives; empty without one. */
    static String published(Answer.CitedSource source) {
        PublishedDate date = source.published();
        return date != null && date.kind() == PublishedDate.Kind.PUBLISHED ? date.shown() : "";
    }

    static String title(Answer.CitedSource source) {
        String title = Spaces.joined(source.title().strip());
        return title.isEmpty() ? source.url().toString() : title;
    }

    /** True for addresses that a reader's program may be led to. */
    static boolean isLink(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("file:/");
    }

    /** Without control characters and marks of direction. */
    static String visible(String text) {
        return VisibleText.of(text);
    }
}

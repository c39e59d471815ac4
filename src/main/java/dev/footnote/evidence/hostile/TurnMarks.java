package dev.footnote.evidence.hostile;

import dev.footnote.api.SourceDetails.FlagKind;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds special tokens of chat templates, forged fences, and turns of a conversation. */
final class TurnMarks {

    /** Characters in which turns of two speakers make a conversation. */
    private static final int CONVERSATION = 400;

    private static final Pattern TOKEN = Pattern.compile("<[|｜][^<>\\s|｜]{1,64}[|｜]>"
            + "|</?(?:think|tool_calls?|tool_responses?|tool_results?|tool_outputs?|tools|function_calls?|function_results?|function|invoke"
            + "|antml:[a-z_]{1,30}|start_of_turn|end_of_turn|bos|eos|pad|unk|s|system|assistant|user|human|sop|eop|instructions?|system_prompt"
            + "|im_start|im_end|system-reminder|admin|developer|system[_-](?:instructions?|message|note|notice|override|update)"
            + "|(?:hidden|secret|ai|llm|new|override)[_-](?:instructions?|prompt|message)|IMPORTANT|INSTRUCTIONS?|SYSTEM|OVERRIDE|user[_-](?:request|message|prompt)|assistant[_-](?:reply|response))(?: [a-z_]{1,20}=[^<>\\n]{1,80})?>"
            + "|<</?SYS>>"
            + "|\\[(?:BOS|EOS|EOT|PAD|gMASK|/?INST|/?AVAILABLE_TOOLS|/?TOOL_RESULTS|TOOL_CALLS|/?SYSTEM_PROMPT|/?SYSTEM)]"
            + "|◁/?think▷");

    private static final Pattern FENCE = Pattern.compile("<<<[0-9a-f]{4,64} \\d|[0-9a-f]{4,64}>>>"
            + "|</(?:document|documents|context|source|search_results?|web_?page|page|page_content|untrusted[a-z_]{0,20}|user_?input|data"
            + "|retrieved[a-z_]{0,20}|results?|quote|quoted|external[a-z_]{0,20})>"
            + "|(?i:[-=#*<\\[(]{2,10} ?(?:end|begin|start|close)(?:ing)?(?: of)?(?: the)? (?:untrusted|page|web ?page|document|web|external|quoted|source"
            + "|tool|retrieved|search|user|system|trusted|context|content|data|article|prompt|instructions?)[a-z ]{0,40}+[-=#*>\\])]{1,10})"
            + "|(?m:^Next: (?:submit|quote|read|search|hand|give|answer|call)\\b)"
            + "|(?m:^Source \\d{1,6}, (?:part \\d|found))"
            + "|(?m:^Fence: [0-9a-f]{4})"
            + "|(?m:^Accepted: the answer)|(?m:^Refused \\(\\d)");

    private static final Pattern ROLE_FIELD = Pattern.compile(
            "\"role\"\\s{0,4}:\\s{0,4}\"(?:system|assistant|tool|function|developer)\"|\"tool_(?:calls?|results?|responses?|outputs?)\"\\s{0,4}:\\s{0,4}[\\[{]"
                    + "|(?m:^[ \u00A0\\-*]{0,8}role: ?(?:system|assistant|tool|developer)[ \u00A0]{0,3}\\n{1,2}[ \u00A0]{0,8}content: ?[\"'\\w])");

    private static final Pattern TURN = WordPatterns.compile(
            "(?:^|\\n)[ >#*\\[\\-_|]{0,8}(?iu:(system|assistant|user|human|developer|tool|function|observation|ai"
                    + "|tool[ _](?:result|output|response)|function[ _](?:result|output)|system[ -]?(?:message|prompt|note|notice|instructions?|nachricht|meldung|hinweis)|systemnachricht|message système|mensaje del sistema|mensagem do sistema|системное сообщение|系统消息|系统提示|システムメッセージ|시스템 메시지|رسالة النظام|instructions?"
                    + "|response|answer|model|bot|chatgpt|claude|admin|administrator|operator"
                    + "|системa|система|пользователь|ассистент|系统|用户|助手|システム|ユーザー|アシスタント|시스템|사용자|어시스턴트"
                    + "|systeme|système|utilisateur|sistema|usuario|usuário|asistente|assistente|nutzer|assistent|النظام|المستخدم|المساعد))[\\]*_ ]{0,3}[:：>]"
                    + "|\\b(SYSTEM|ASSISTANT|USER|HUMAN|TOOL RESULT|TOOL OUTPUT|TOOL|DEVELOPER)\\]?[:：]");

    /** A heading or a line in brackets that names such a message. */
    private static final Pattern HEADING = Pattern.compile(
            "(?m)^(?:#{1,6} |[\\[(*=-]{1,4} ?)(?i:(?:system|developer|assistant|operator|tool)[ _-](?:message|prompt|instructions?|notice|output|response|result|override))[\\])*=: -]{0,4}$");

    private static final String HUMANS =
            " user human пользователь 用户 ユーザー 사용자 utilisateur usuario usuário nutzer المستخدم operator ";
    private static final String MODELS =
            " assistant ai model bot chatgpt claude ассистент 助手 アシスタント 어시스턴트 asistente assistente assistent المساعد ";

    /** Lines that agents write for themselves, and headings of prompts for training. */
    private static final Pattern STEP = Pattern.compile(
            "(?:^|\\n)(?:[ >#*]{0,4}(Thought|Action|Observation|Action Input|Final Answer)|#{2,4} (Instruction|Input|Response|System|Human|Assistant|User)):");

    /**
     * A mark.
     *
     * @param weak true if it is one only where orders stand behind it
     */
    record Mark(FlagKind kind, int start, int end, boolean weak) {}

    private TurnMarks() {}

    static List<Mark> in(String text) {
        List<Mark> out = new ArrayList<>();
        add(out, TOKEN, text, FlagKind.TEMPLATE_TOKEN);
        add(out, FENCE, text, FlagKind.FORGED_FENCE);
        fields(out, text);
        headings(out, text);
        turns(out, text);
        steps(out, text);
        return out;
    }

    private static void add(List<Mark> out, Pattern pattern, String text, FlagKind kind) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            out.add(new Mark(kind, m.start(), m.end(), false));
        }
    }

    /** A field of a turn is one inside of a JSON object; named in a sentence it is one only before orders. */
    private static void fields(List<Mark> out, String text) {
        Matcher m = ROLE_FIELD.matcher(text);
        while (m.find()) {
            int brace = text.lastIndexOf('{', m.start());
            boolean inObject = brace >= 0 && m.start() - brace <= CONVERSATION || text.charAt(m.end() - 1) != '"';
            out.add(new Mark(FlagKind.FAKE_TURN, m.start(), m.end(), !inObject));
        }
    }

    private static void headings(List<Mark> out, String text) {
        Matcher m = HEADING.matcher(text);
        while (m.find()) {
            out.add(new Mark(FlagKind.FAKE_TURN, m.start(), m.end(), true));
        }
    }

    private static void steps(List<Mark> out, String text) {
        Matcher m = STEP.matcher(text);
        int last = -CONVERSATION;
        String name = "";
        while (m.find()) {
            String found = m.group(1) != null ? m.group(1) : m.group(2);
            if (m.start() - last < CONVERSATION && !found.equals(name)) {
                out.add(new Mark(FlagKind.FAKE_TURN, last, m.end(), false));
            }
            last = m.start();
            name = found;
        }
    }

    private static void turns(List<Mark> out, String text) {
        Matcher m = TURN.matcher(text);
        int human = -CONVERSATION;
        int model = -CONVERSATION;
        while (m.find()) {
            String name = m.group(1) != null ? m.group(1) : m.group(2);
            String role = ' ' + name.toLowerCase(Locale.ROOT) + ' ';
            boolean isHuman = HUMANS.contains(role);
            boolean isModel = MODELS.contains(role);
            human = isHuman ? m.start() : human;
            model = isModel ? m.start() : model;
            int apart = Math.abs(human - model);
            boolean both = (isHuman || isModel) && human >= 0 && model >= 0 && apart > 0 && apart <= CONVERSATION;
            int start = both ? Math.min(human, model) : m.start();
            out.add(new Mark(
                    FlagKind.FAKE_TURN,
                    start + (start < text.length() && text.charAt(start) == '\n' ? 1 : 0),
                    m.end(),
                    !both));
        }
    }
}

package dev.footnote.answer.statement;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds names of persons in a Chinese sentence: a surname that stands alone, with one or two characters after it. */
final class HanPersons {

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗凤方俞任袁柳"
            + "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童"
            + "颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪丁宣邓单洪包左石崔吉龚程邢裴陆荣翁荀甄封储靳焦巴牧车侯宁仇栾甘武符"
            + "刘景詹龙叶幸司韶黎薄印宿白怀蒲邰鄂索赖卓蔺屠蒙池乔阴胥苍闻莘翟谭贡劳姬申扶堵冉宰郦雍桑桂牛寿边扈燕冀尚农温庄晏柴瞿阎充慕连"
            + "习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越师巩聂晁敖冷辛阚那简饶曾沙养鞠须丰关查荆红游权盖益桓段岳苑佟闫";

    /** What a name may follow, besides a word of several characters and a mark. */
    private static final String BEFORE = "由被给向与和是为叫让把及对跟同使请派以师长员者人生家手妻夫父母子女兄弟姐妹";

    /** Function characters that end a name. */
    private static final String NEVER = "的了在是和与被把从到于任说称为将等及、有不也就都对由给担管以";

    private HanPersons() {}

    /** Returns where the names begin, with the token after each. */
    static Map<Integer, Integer> in(List<Token> tokens, BitSet alone, BitSet taken) {
        Map<Integer, Integer> out = new LinkedHashMap<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean surname = alone.get(i)
                    && SURNAMES.contains(tokens.get(i).text())
                    && !taken.get(i)
                    && isStart(tokens, alone, i);
            int end = surname ? end(tokens, alone, taken, i) : i;
            if (end > i + 1) {
                out.put(i, end);
            }
        }
        return out;
    }

    private static boolean isStart(List<Token> tokens, BitSet alone, int at) {
        if (at == 0 || tokens.get(at - 1).kind() != Token.Kind.HAN) {
            return true;
        }
        if (tokens.get(at).is("任")) {
            return false; // "serves as" far more often than a surname, behind another word
        }
        return !alone.get(at - 1) || BEFORE.contains(tokens.get(at - 1).text());
    }

    /** One word of two characters, or up to two characters that are words of their own. */
    private static int end(List<Token> tokens, BitSet alone, BitSet taken, int at) {
        int next = at + 1;
        if (!isGiven(tokens, taken, next)) {
            return at;
        }
        if (!alone.get(next)) {
            boolean two =
                    isGiven(tokens, taken, next + 1) && !alone.get(next + 1) && isWordEnd(tokens, alone, next + 2);
            return two ? next + 2 : at;
        }
        return isGiven(tokens, taken, next + 1) && alone.get(next + 1) ? next + 2 : next + 1;
    }

    private static boolean isWordEnd(List<Token> tokens, BitSet alone, int at) {
        return at >= tokens.size()
                || tokens.get(at).kind() != Token.Kind.HAN
                || alone.get(at)
                || at + 1 < tokens.size();
    }

    private static boolean isGiven(List<Token> tokens, BitSet taken, int at) {
        return at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.HAN
                && !taken.get(at)
                && !NEVER.contains(tokens.get(at).text());
    }
}

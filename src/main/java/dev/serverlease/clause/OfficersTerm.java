package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * 特别约定: a special term as an officer wrote it, in Chinese or in both languages. It is not translated, and Chinese
 * prevails; it is marked as what burdens the lessee unless every sentence of it only helps the lessee (CONTRACT.md
 * 1.4), in doubt it is marked.
 */
public final class OfficersTerm {

    /** Of an item of a list: it does not burden the lessee, and stands unmarked among marked ones. */
    static final String NO_BURDEN = "noBurden";

    private static final Bilingual CHINESE =
            new Bilingual("", "(This term was agreed in Chinese only; the Chinese text counts.)");
    private static final Bilingual BOTH = new Bilingual("", "(Both languages stand above; the Chinese text prevails.)");

    private static final Pattern HELPS = Pattern.compile(
            "出租人[^，。；]{0,20}(免费|无偿|承诺|保证|应当|提供|赔偿|减免|免收|减收|退还|返还|支付|承担|不得)|出租人[^，。；承]{1,16}的，[^，。；承]{0,4}应当|承租人[^，。；]{0,12}(可以|有权|免费|无须|无需)"
                    + "|(?i:\\b(lessor|landlord|party a)\\b[^.;]{0,20}\\b(shall|will|must|provides?|undertakes?|responds?|pays?|may not)\\b"
                    + "|\\b(lessee|tenant|party b)\\b[^.;]{0,12}\\b(may|can|is entitled to)\\b(?! (not|only)))");

    private static final Pattern MAY_BURDEN =
            Pattern.compile("(?<![向给])承租人[^，。；]{0,16}(?<!无)(应|须|必需|不得|不能|不可|承担|支付|负责|放弃|同意|自行|自负|配合|保证|确认|提交)"
                    + "|出租人[^，。；]{0,12}(可以|有权|无须|无需|不承担|不负|不赔|免责|保留|仅|只)"
                    + "|为限|上限|限额|不超过|除外|但|视为|自动|管辖|仲裁|费用由(?!出租人)|(?<!免费)(?<!不)(收取|加收)|仅|前提(?![供交出前醒示])|条件|除非|押金|定金"
                    + "|(?<!承租人(可以|有权)[^，。；]{0,8})(终止|解除)|(?<!出租人[^。；]{0,16})逾期|(?<!出租人[^。；]{0,40})违约金"
                    + "|(?i:\\b(lessee|tenant|party b)\\b(?! may\\b| can\\b| is entitled\\b)('s)? ?(?!may)[a-z]+|\\b(lessor|landlord|party a)\\b[^.;]{0,12}\\b(may(?! not)|is entitled|can|need not|does not|is not)\\b"
                    + "|\\b(limit|exceed|only|unless|except|provided that|deemed|terminat|condition|fee)[a-z]*\\b)");

    private OfficersTerm() {}

    /** The term as the clause of special terms lists it. */
    public static Map<String, Bilingual> item(String written) {
        var note = note(written);
        var item = new HashMap<String, Bilingual>();
        item.put("text", Bilingual.of(written));
        item.put("textEn", note);
        if (isOnlyHelp(written)) {
            item.put(NO_BURDEN, Bilingual.of(""));
        }
        return Map.copyOf(item);
    }

    private static Bilingual note(String written) {
        return PlainWords.of(written).hasEnglish() ? BOTH : CHINESE;
    }

    private static boolean isOnlyHelp(String written) {
        return !PlainWords.of(written).say(MAY_BURDEN)
                && !TextCheck.burdens(written)
                && TextCheck.sentences(written)
                        .allMatch(sentence -> PlainWords.of(sentence).say(HELPS));
    }
}

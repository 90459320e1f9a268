package dev.serverlease.clause;

import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that no contract of ours holds (CONTRACT.md 3): void, without effect, or a mistake that a court turns against
 * whoever wrote it. Each is looked for in one sentence at a time.
 */
enum ForbiddenWords {
    FINAL_INTERPRETATION(
            "最[终終]解[释釋][权權]|最[后後]解[释釋][权權]|final (right of |power of )?interpretation",
            "",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            "保留最终解释权的约定无效",
            "a right of final interpretation is void"),
    NO_LIABILITY(
            "概不负责|不(承担|负)任何(法律|赔偿|违约|民事)?责任|免除(出租人)?(的)?(一切|全部)责任|出租人[^，。；]{0,6}(无须|无需|不再)(承担|负)[^，。；]{0,4}责任|出租人(概不|一律)?免责",
            "故意或者重大过失",
            UnfairExemption.INTENT_OR_GROSS_NEGLIGENCE,
            "免责须排除故意或者重大过失造成的财产损失和人身损害（民法典第五百零六条）",
            "an exemption must except intent, gross negligence and personal injury (Civil Code art. 506)"),
    /** What stays void whoever agreed to it: the words of the exemption stand with intent, injury or "any loss". */
    VOID_EXEMPTION(
            Exempt.FAULT + "[^。；]{0,30}" + Exempt.VERB
                    + "|" + Exempt.VERB + "[^，。；]{0,20}" + Exempt.FAULT
                    + "|" + Exempt.VERB + "[^。；]{0,20}(即使|即便|哪怕|包括|不论|无论)[^。；]{0,12}" + Exempt.FAULT
                    + "|(任何|一切|全部|所有)[^，。；]{0,12}(损失|损害|后果|赔偿)[^。；]{0,12}" + Exempt.VERB
                    + "|" + Exempt.VERB + "[^，。；]{0,12}(任何|一切|全部|所有)[^，。；]{0,8}(损失|损害)",
            "除[^，。；]{0,12}(故意|重大过失|人身)[^。；]{0,30}外|(故意|重大过失|人身)[^。；]{0,40}除外|不(适用|包括|含)[^，。；]{0,8}(故意|重大过失|人身)",
            UnfairExemption.INTENT_OR_GROSS_NEGLIGENCE,
            "造成人身损害，因故意或者重大过失造成财产损失的，免责约定无效，不得约定对任何损失均不承担责任（民法典第五百零六条）",
            "an exemption for personal injury, or for loss of property by intent or gross negligence, and so one for any loss,"
                    + " is void (Civil Code art. 506)"),
    ALL_ON_LESSEE(
            "(一切|全部|所有)(法律)?(责任|后果|损失)[^，。；]{0,6}由承租人(自行承担|承担|自负)|由承租人(自行)?承担(一切|全部|所有)(法律)?(责任|后果|损失)",
            "",
            UnfairExemption.UNREASONABLE_BURDEN,
            "一切责任由承租人承担，属于不合理地加重对方责任",
            "all liability on the lessee is an unreasonable burden"),
    NO_REFUND(
            "任何(情况|情形)(下)?[^，。；]{0,6}不予?退(还|款)|概不退(还|款)|一律不(予)?退(还|款)",
            "",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            "任何情况不予退还的约定排除对方主要权利",
            "no refund in any case excludes a main right"),
    WAIVED_RIGHTS(
            "承租人[^，。；]{0,6}不得[^，。；]{0,4}(起诉|提起诉讼|申请仲裁|投诉|举报)|(?<!不视为)(?<!不)放弃[^，。；]{0,12}(诉讼|起诉|仲裁|时效|抗辩|投诉|举报)",
            "不得放弃|不视为放弃",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            "不得约定放弃诉讼、时效、抗辩或者投诉的权利",
            "rights to sue, limitation, defence or complaint cannot be waived"),
    ENDED_AT_WILL(
            "随时(可以)?(解除|终止)",
            "不得随时|不定期|未约定租赁期限",
            UnfairExemption.UNREASONABLE_BURDEN,
            "定期租赁不得约定随时解除（民法典第七百三十条仅限不定期租赁）",
            "only an indefinite lease may be ended at any time (Civil Code art. 730)"),
    ENDED_UNASKED(
            "逾期[一壹1]个?[日天][^。；]{0,20}(解除|终止)",
            "催告|合理期限",
            UnfairExemption.UNREASONABLE_BURDEN,
            "未支付或者迟延支付租金的，须先催告在合理期限内支付，逾期不支付方可解除（民法典第七百二十二条）",
            "for rent not paid the lessor first demands it within a reasonable period and ends the lease only after that"
                    + " (Civil Code art. 722)"),
    ALL_RENT_LEFT(
            "(剩余|余下|未到期|未履行)的?(租期|租赁期限|期限)(内)?(的)?(全部|所有)?租金|全部剩余租金",
            "不(得)?(要求|请求|主张|支付)|不超过|较低",
            UnfairExemption.UNREASONABLE_BURDEN,
            "剩余租期全部租金过分高于损失（合同编通则解释第六十一条）",
            "all rent of the time left exceeds the loss (interpretation 2023 art. 61)"),
    DAMAGES_FIXED(
            "违约金(数额)?[^，。；]{0,6}(不得|不予|不能|不可|无需)(请求|申请)?(调整|调减|调低|减少|降低)|(不得|放弃)(请求|申请|要求)?[^，。；]{0,6}(调整|调减|减少|降低)违约金",
            "",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            "违约金不得调整的约定不发生效力（合同编通则解释第六十四条）",
            "that damages may not be adjusted has no effect (interpretation 2023 art. 64)"),
    ARBITRATION_OR_COURT(
            "仲裁[^。；]{0,20}(也可|或者|亦可|或)[^。；]{0,20}起诉|起诉[^。；]{0,20}(也可|或者|亦可|或)[^。；]{0,30}仲裁",
            "",
            null,
            "既可仲裁又可起诉的约定无效，只能选择一种",
            "arbitration beside a court is void; choose one"),
    DING_MONEY("订金", "", null, "“订金”含义不明，请写明押金或者定金", "“订金” is unclear; write 押金 (security) or 定金 (earnest)"),
    DEPOSIT_AND_EARNEST(
            "定金[^。；]*押金|押金[^。；]*定金",
            "不具有定金性质|不适用定金|不作为定金|不是定金",
            null,
            "同一句中不得混用定金和押金",
            "one sentence must not mix earnest money and security deposit"),
    NAMED_COURT(
            "[省市区县州旗]法院|[省市区县州旗](第[一二三四五六]+)?(基层|中级|高级)?人民法院|互联网法院|知识产权法院|金融法院|海事法院",
            "",
            null,
            "不写法院名称，写“向……所在地有管辖权的人民法院起诉”",
            "name no court; write “the competent people's court at …”"),
    GAP(
            "\\{\\{|\\}\\}|(?<![—\\p{L}\\p{N}])—(?![—\\p{L}\\p{N}])|（\\s*）|\\(\\s*\\)|【\\s*】|《\\s*》|“\\s*”|「\\s*」|\\bnull\\b",
            "",
            null,
            "文本中有未填写之处",
            "something is left blank");

    /** Parts of the patterns on exemptions; a lessee's or a third party's own fault is no fault of the lessor. */
    private static final class Exempt {
        // the first character is looked at before anything else: at nearly every place of a text it is another one
        static final String FAULT = "((?=[故重])(?<!(承租人|第三人|第三方|使用人|用户)[^，。；出损]{0,6})(故意|重大过失)|人身)";
        static final String VERB =
                "(?=[不免无毋概])(不(予|会|再|必|需|须|应)?(赔|承担|负|担责)|(?<!不)(?<!不得)免(责|除|赔)|(无|毋)(需|须|庸)(承担|负|赔)|概不|不在赔偿)";
    }

    /** Blanks between Chinese characters hide no word. */
    private static final Pattern BLANKS_WITHIN_CHINESE =
            Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Z}\\p{Cf}]+(?=\\p{IsHan})");

    private static final List<ForbiddenWords> ALL = List.of(values());

    private final Pattern words;
    private final @Nullable Pattern unless;
    private final @Nullable UnfairExemption exemption;
    private final Bilingual why;

    ForbiddenWords(String words, String unless, @Nullable UnfairExemption exemption, String zh, String en) {
        this.words = Pattern.compile(words);
        this.unless = unless.isEmpty() ? null : Pattern.compile(unless);
        this.exemption = exemption;
        this.why = new Bilingual(zh, en);
    }

    /**
     * Which of them a sentence says.
     *
     * @param around the clause in which it stands: an exception may be in its next sentence
     */
    static List<ForbiddenWords> in(String sentence, String around) {
        var unspaced = BLANKS_WITHIN_CHINESE.matcher(sentence).replaceAll("");
        return ALL.stream().filter(each -> each.in(sentence, unspaced, around)).toList();
    }

    private boolean in(String sentence, String unspaced, String around) {
        return (words.matcher(sentence).find()
                        || !unspaced.equals(sentence) && words.matcher(unspaced).find())
                && (unless == null
                        || !unless.matcher(this == NO_LIABILITY ? around : sentence)
                                .find());
    }

    /** Why, without a full stop. */
    Bilingual why() {
        return why;
    }

    /** The exemption that rules on standard terms know it as; null for a mistake of another kind. */
    @Nullable
    UnfairExemption exemption() {
        return exemption;
    }
}

package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people write in their own words and a contract prints. Each is about one thing: whatever else law or a clause
 * settles is refused in it, for it would stand in the contract beside the clause that says otherwise.
 */
public enum FreeText {
    SPECIAL_TERM(Set.of()),
    CONDITION(Set.of("use")),
    PAYMENT(Set.of("rent")),
    MAINTENANCE(Set.of()),
    /** What the lessee does: its own business may be with courts, insurance or laws. */
    PURPOSE(Set.of(
            "use",
            "forum",
            "courts",
            "injury",
            "interpretation",
            "governing-law",
            "authorities",
            "limit",
            "explanation",
            "unannounced",
            "language",
            "currency")),
    /** A name, an address, a number: such words stand in names of bodies and streets. */
    LABEL(Set.of("use", "forum", "injury", "interpretation", "governing-law", "currency")),
    /** How an agreement settles accounts, and its reason: of claims that are known both sides may dispose. */
    SETTLEMENT(Set.of("waiver", "deposit", "money-kept", "money-left", "rent-left", "rent", "limit", "term"));

    static final Bilingual OF_PAYMENT_ONLY = new Bilingual(
            "这里只写支付的日期、周期和方式；金额、押金、违约金、利息、调价和解除另有条款或者栏目",
            "say here only on which days and how rent is paid; amounts, deposit, damages, interest, price changes and the end"
                    + " have clauses or fields of their own");

    private static final Pattern BEYOND_PAYMENT = Pattern.compile(
            "押金|保证金|定金|违约金|滞纳金|罚|利息|解除|终止|涨|上浮|调(高|价)|调整[^，。；]{0,6}[租价费]|(租金|价格|费用)[^，。；]{0,6}调整|[0-9零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]\\s*(余|多)?元"
                    + "|(?i:\\b(deposit|penalt|interest|damages|terminat|increase)[a-z]*\\b|\\b(CNY|RMB|yuan)\\b)");

    /** What a court or arbitrators decided or issued is a fact like others, which a condition may ask for. */
    private static final Pattern DECIDED_AS_FACT =
            Pattern.compile("(提交|提供|取得|出具|获得|持有)[^，。；]{0,30}(法院[^，。；]{0,30}(裁定|判决)"
                    + "|(法院|仲裁|诉讼)[^，。；]{0,30}((裁[定决]|判决|调解|决定|通知)书|证明|文书|结案|查询结果))"
                    + "|法院(业?已|裁定|判决|决定)[^，。；]{0,16}(解除|撤销|终结|驳回|准许|受理|结案)"
                    + "|[未不]被[^，。；]{0,12}法院[^，。；]{0,6}(列|限制|采取|查封|冻结|扣押)"
                    + "|(不存在|没有|无(?=[诉仲重未]))[^，。；]{0,12}(诉讼|仲裁)");

    /** Disputes of this contract, unlike what was one with somebody else. */
    private static final Pattern DISPUTES = Pattern.compile(
            "管辖|起诉|应诉|诉权|审理|本合同|(?<!与(第三人|第三方|案外人|他人)[^，。；]{0,8})(争议|纠纷|争端|分歧)|同意[^，。；]{0,20}(法院|仲裁|诉讼)");

    private final Set<String> ownTopics;

    FreeText(Set<String> ownTopics) {
        this.ownTopics = ownTopics;
    }

    /**
     * Whether these words are refused in it: of disputes a special term writes nothing, as its topic says, not even
     * how.
     */
    boolean minds(ForbiddenWords words, PlainWords sentence) {
        return switch (words) {
            case NAMED_COURT -> this != LABEL && this != SPECIAL_TERM && !saysWhatWasDecided(sentence);
            case ARBITRATION_OR_COURT -> this != SPECIAL_TERM;
            default -> true;
        };
    }

    /** Whether it may be about what law or a clause settles. */
    boolean owns(ReservedTopic topic, PlainWords sentence) {
        return ownTopics.contains(topic.topic())
                || topic.only() != null && topic.only() != this
                || topic.topic().equals("forum") && saysWhatWasDecided(sentence);
    }

    /** Whether a sentence says what was decided elsewhere, and nothing of who decides disputes of this contract. */
    boolean saysWhatWasDecided(PlainWords sentence) {
        return this == CONDITION && sentence.say(DECIDED_AS_FACT) && !sentence.say(DISPUTES);
    }

    /** What is agreed of its own: in Chinese, which prevails; English may stand beside it. */
    boolean isInChinese() {
        return this == SPECIAL_TERM || this == CONDITION || this == PAYMENT || this == MAINTENANCE;
    }

    /**
     * Whether its line stays unmarked, so that nothing which burdens the lessee may stand there (Civil Code art. 496).
     * Words on payment and maintenance that are not the usual ones are marked.
     */
    boolean isUnmarked() {
        return this == PURPOSE || this == LABEL;
    }

    /** Whether a sentence leaves the subject, though not for one that is reserved everywhere. */
    boolean isLeftBy(PlainWords sentence) {
        return this == PAYMENT && sentence.say(BEYOND_PAYMENT);
    }
}

package dev.serverlease.clause;

import dev.serverlease.clause.PlainWords.Patience;
import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.storage.Latest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that no contract of ours holds (CONTRACT.md 3): void, without effect, or a mistake that a court turns against
 * whoever wrote it. Each is looked for in one sentence at a time.
 */
enum ForbiddenWords {
    FINAL_INTERPRETATION(
            "最[终后]解释权",
            "final (right of |power of )?interpretation",
            "出租人(不(享有|得|保留|具有)|无)",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            new Bilingual("保留最终解释权的约定无效", "a right of final interpretation is void")),
    NO_LIABILITY(
            "概不负责|不(承担|负)任何(法律|赔偿|违约|民事)?责任|免除(出租人)?(的)?(一切|全部)责任|出租人[^，。；]{0,6}(无须|无需|不再)(承担|负)[^，。；]{0,4}责任|出租人(概不|一律)?免责|(免除|免去|免于)[^，。；]{0,6}(任何|一切|全部)[^，。；]{0,4}责任",
            "\\b(not|never)\\b[^.;]{0,30}\\b(liable|responsible|answerable)\\b[^.;]{0,20}\\b(any|all|whatsoever|whatever|every)\\b"
                    + "|\\bno\\b[^.;]{0,15}\\b(liability|responsibility)\\b|\\bwithout (any )?liability"
                    + "|\\b(disclaim|exclude|exempt|release|discharge|free)[a-z]*\\b[^.;]{0,25}\\b(any|all|every)\\b[^.;]{0,15}\\b(liabilit|responsib)",
            "故意或者重大过失|(?i:\\b(except|other than|save|unless|excluding|does not (apply|extend))\\b[^.;]{0,100}(gross(ly)? negligen|personal injury))",
            UnfairExemption.INTENT_OR_GROSS_NEGLIGENCE,
            new Bilingual(
                    "免责须排除故意或者重大过失造成的财产损失和人身损害（民法典第五百零六条）",
                    "an exemption must except intent, gross negligence and personal injury (Civil Code art. 506)")),
    /** What stays void whoever agreed to it: the words of the exemption stand with intent, injury or "any loss". */
    VOID_EXEMPTION(
            Exempt.FAULT + "[^。；]{0,30}" + Exempt.VERB
                    + "|" + Exempt.VERB + "[^，。；]{0,20}" + Exempt.FAULT
                    + "|" + Exempt.VERB + "[^。；]{0,20}(即使|即便|哪怕|包括|不论|无论)[^。；]{0,12}" + Exempt.FAULT
                    + "|(任何|一切|全部|所有)[^，。；]{0,12}(损失|损害|后果|赔偿)[^。；]{0,12}" + Exempt.VERB
                    + "|" + Exempt.VERB + "[^，。；]{0,12}(任何|一切|全部|所有)[^，。；]{0,8}(损失|损害)"
                    + "|不(得|予|会|再)?[^，。；]{0,12}(作出|给予|支付|提供|作)(任何|一切)(形式的)?(补偿|赔偿)",
            "\\b(not|no|never|limited|exceeds?|capped|exempt|excluded?s?|waives?|releases?)\\b[^.;]{0,120}\\b"
                    + "(including|even (if|where|when|for)|regardless of|whether or not|irrespective of|notwithstanding)\\b[^.;]{0,50}"
                    + Exempt.EN_FAULT
                    + "|" + Exempt.EN_FAULT
                    + "[^.;]{0,60}\\b(not|no|never)\\b[^.;]{0,12}\\b(liable|liability|responsible)",
            "除[^，。；]{0,12}(故意|重大过失|人身)[^。；]{0,30}外|(故意|重大过失|人身)[^。；]{0,40}除外|不(适用|包括|含)[^，。；]{0,8}(故意|重大过失|人身)",
            UnfairExemption.INTENT_OR_GROSS_NEGLIGENCE,
            new Bilingual(
                    "造成人身损害，因故意或者重大过失造成财产损失的，免责约定无效，不得约定对任何损失均不承担责任（民法典第五百零六条）",
                    "an exemption for personal injury, or for loss of property by intent or gross negligence, and so one for any loss,"
                            + " is void (Civil Code art. 506)")),
    /** A limit that covers what cannot be limited, or is none in truth. */
    VOID_LIMIT(
            "(为限|限额|上限|不超过|不得超过|限于|最高)[^。；]{0,20}(包括|包含|即使|即便|哪怕|不论|无论)[^。；]{0,16}" + Exempt.FAULT
                    + "|" + Exempt.FAULT + "[^。；]{0,30}(为限|不超过|不得超过|限额|上限|限于)"
                    + "|(责任|赔偿|补偿)[^。；]{0,20}(?<![0-9.,点十百千万亿拾佰仟零])[零〇一壹01](\\.0+)?元(人民币)?整?为限",
            "(liab|damages|compensation)[^;]{0,40}\\b(limited to|exceed)\\b[^;]{0,12}\\b([01](\\.0+)?|one|zero) ?(rmb|cny|yuan)\\b"
                    + "|(liab|damages|compensation)[^;]{0,40}\\b(limited to|exceed)\\b ?(rmb|cny|¥) ?[01](\\.0+)?\\b(?![,.]?[0-9])",
            "除[^，。；]{0,12}(故意|重大过失|人身)[^。；]{0,30}外|(故意|重大过失|人身)[^。；]{0,40}除外|不(适用|包括|含)[^，。；]{0,8}(故意|重大过失|人身)|不(适用|受)[^，。；]{0,8}(限额|上限|限制)",
            UnfairExemption.INTENT_OR_GROSS_NEGLIGENCE,
            new Bilingual(
                    "责任限额不得及于人身损害、故意或者重大过失造成的财产损失，也不得形同免责（民法典第五百零六条）",
                    "a limit of liability may not cover personal injury or loss of property by intent or gross negligence, nor amount"
                            + " to an exemption (Civil Code art. 506)")),
    ONE_SIDE_DECIDES(
            Exempt.PARTY + "[^。；]{0,30}(裁定|裁决|决定|认定|判断|判定|意见|结论)[^。；]{0,16}(终局|最终|最后|不得[^，。；]{0,4}(异议|争议|推翻))"
                    + "|争议[^。；]{0,12}(由|归|听|交)" + Exempt.PARTY + "[^，。；]{0,6}(裁|决|判)",
            "\\b(lessor|landlord|party a)\\b[^.;]{0,60}\\b(deci(sion|des?)|determin(ation|es?)|opinion|finding|judge?ment)\\b[^.;]{0,40}\\b(final|binding|conclusive)\\b"
                    + "|\\bdisputes?\\b[^.;]{0,40}\\b(decided|determined|settled|resolved)\\b[^.;]{0,15}\\bby the (lessor|landlord)\\b",
            "",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            new Bilingual(
                    "由一方裁定争议或者作最终认定，排除对方诉讼、抗辩的主要权利（民法典第四百九十七条）",
                    "that one side decides with final effect excludes the other's main rights to sue and to defend (Civil Code art. 497)")),
    TERM_TOO_LONG(
            "(租期|租赁期限?|租用期限?|合同期限?|合同有效期)[^。；]{0,8}("
                    + "(二十[一二三四五六七八九]|廿[一二三四五六七八九]|[三四五六七八九]十[一二三四五六七八九]?|[一二两三四五六七八九]百[^，。；个]{0,4}|(?<![0-9])(2[1-9]|[3-9][0-9]|[1-9][0-9]{2}))\\s*年"
                    + "|(二十|(?<![0-9])20)\\s*年(零|又|半|多|另)"
                    + "|(二百[五六七八九][^，。；个]{0,3}|二百四十[一-九]|[三四五六七八九]百[^，。；个]{0,4}|(?<![0-9])(24[1-9]|2[5-9][0-9]|[3-9][0-9]{2}|[1-9][0-9]{3,}))\\s*个?月"
                    + "|无限|永久|终身)",
            "\\b(term|lease|tenancy|rented|let)\\b[^.;]{0,40}\\b(2[1-9]|[3-9][0-9]|[1-9][0-9]{2}|twenty[- ](one|two|three|four|five|six|seven|eight|nine)"
                    + "|(thirty|forty|fifty|sixty|seventy|eighty|ninety)([- ][a-z]+)?|(a|one) hundred)( \\([^)]*\\))?[- ]+years?\\b",
            "",
            null,
            new Bilingual(
                    "租赁期限不得超过二十年，超过部分无效（民法典第七百零五条）",
                    "a lease may not exceed twenty years; the time beyond is void (Civil Code art. 705)")),
    ALL_ON_LESSEE(
            "(一切|全部|所有|任何)[^，。；出]{0,8}(责任|后果|损失|风险)[^，。；出不]{0,8}承租人[^，。；不]{0,6}(承担|自负|负责)"
                    + "|承租人[^，。；出不无]{0,12}(承担|负责|自负|负担)[^，。；出]{0,16}(一切|全部|所有|任何)[^，。；出]{0,8}(责任|后果|损失|风险)",
            PlainWords.LESSEE
                    + "[^.;]{0,30}\\b(assumes?|bears?|accepts?|takes?|liable|responsible|answers?)\\b[^.;]{0,20}\\b(all|any|every|full|whole)\\b"
                    + "[^.;]{0,20}\\b(consequences?|risks?|liabilit(y|ies)|responsibilit(y|ies)|loss(es)?)\\b"
                    + "|\\b(all|any|every)\\b[^.;]{0,20}\\b(consequences?|risks?|liabilit(y|ies)|loss(es)?)\\b[^.;]{0,30}"
                    + PlainWords.LESSEE + "('s)?[^.;]{0,12}\\b(sole|own|alone|responsibilit|risk|account|expense)"
                    + "|\\b(all|any|every)\\b[^.;]{0,20}\\b(consequences?|risks?|liabilit(y|ies)|loss(es)?)\\b[^.;]{0,20}\\bby "
                    + PlainWords.LESSEE,
            "承租人[^，。；]{0,8}(过错|违约|违反|违法|侵权|故意|过失)|(?i:\\b(its|their|his|lessee's|tenant's) (own )?(breach|fault|negligence|unlawful|default))",
            UnfairExemption.UNREASONABLE_BURDEN,
            new Bilingual(
                    "一切责任由承租人承担，属于不合理地加重对方责任（民法典第四百九十七条）",
                    "all liability on the lessee is an unreasonable burden (Civil Code art. 497)")),
    NO_REFUND(
            "任何(情况|情形)(下)?[^，。；]{0,6}不予?退(还|款)|概不退(还|款)|一律不(予)?退(还|款)",
            "\\b(not|never|no|non)\\b[^.;]{0,20}\\brefund[^.;]{0,30}\\b(any|all|every|whatever|whatsoever|under no)\\b"
                    + "|\\b(under|in) no (circumstances?|case|event)\\b[^.;]{0,40}\\b(refund|repaid|returned)",
            "",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            new Bilingual("任何情况不予退还的约定排除对方主要权利", "no refund in any case excludes a main right")),
    WAIVED_RIGHTS(
            "不得[^，。；]{0,4}(?<!因[^，。；]{0,4})(起诉|提起诉讼|申请仲裁|投诉|举报|检举|控告|信访|揭发|报案)"
                    + "|不得向[^，。；]{0,12}(机关|部门|法院|政府|机构|媒体)[^，。；]{0,8}(反映|举报|投诉|检举|控告|信访|起诉|报案|报告|陈述|揭发|求助|作证)"
                    + "|(?<!不视为)(?<!不)放弃[^，。；]{0,12}(诉讼|起诉|仲裁|时效|抗辩|投诉|举报|索赔|追究|追索)"
                    + "|(?<!不视为)(?<!不)放弃[^，。；]{0,8}(一切|任何|全部|所有)[^，。；]{0,8}(权利|请求|主张|要求|赔偿)"
                    + "|(不得|不能|不可|不应|无权|不会|不再)[^，。；]{0,16}抗辩"
                    + "|(?<!出租人)不得以(任何|一切|各种)(理由|原因|借口)[^，。；]{0,12}(付|缴|异议|主张|拒绝|暂停)"
                    + "|(无论|不论|不管)[^，。；]{0,4}出租人[^。；]{0,16}承租人[^，。；不]{0,8}(支付|缴纳|付清|付租)",
            "(?<!\\b(not|nor|never|neither party)( be)?( deemed| considered| construed)?( to| as)?( have)? )\\bwaiv(es?|ed|ing)\\b[^.;]{0,40}\\b(claims?|rights?|defen[cs]es?|remed(y|ies)|limitation|actions?)\\b"
                    + "|\\b(shall|may|must|will|can|agrees?) ?(not|never)( to)?\\b[^.;]{0,12}\\b(sue|litigate|complain"
                    + "|(bring|file|make|commence|start|lodge)[^.;]{0,12}\\b(claims?|complaints?|actions?|proceedings?|suits?|lawsuits?)"
                    + "|report[^.;]{0,40}(authorit|regulator|government|agenc|court|police)"
                    + "|(raise|plead|assert|invoke|rely on)[^.;]{0,20}\\b(defen[cs]es?|objections?))\\b"
                    + "|\\b(no|without any) (defen[cs]es?|objections?)\\b|\\bunconditional(ly)?\\b[^.;]{0,60}\\bwhether or not\\b",
            "不得放弃|不视为放弃|出租人[^，。；]{0,10}放弃|(?i:\\blessor\\b[^.;]{0,12}\\bwaiv)",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            new Bilingual(
                    "不得约定放弃诉讼、抗辩、投诉的权利，也不得预先放弃时效利益（民法典第一百九十七条、第四百九十七条）",
                    "rights to sue, to defend or to complain cannot be waived, nor limitation in advance (Civil Code arts. 197, 497)")),
    ENDED_AT_WILL(
            "随时(可以)?(解除|终止)",
            PlainWords.LESSOR
                    + "[^.;]{0,20}\\b(terminate|end|cancel|rescind)\\b[^.;]{0,40}\\b(at any time|at will|at its (sole )?discretion|without (cause|reason))\\b",
            "不得随时|承租人(可以?|有权)随时|不定期|未约定租赁期限|(?i:\\b(not|never|indefinite)\\b)",
            UnfairExemption.UNREASONABLE_BURDEN,
            new Bilingual(
                    "定期租赁不得约定随时解除（民法典第七百三十条仅限不定期租赁）",
                    "only an indefinite lease may be ended at any time (Civil Code art. 730)")),
    ENDED_UNASKED(
            "逾期[一壹1]个?[日天][^。；]{0,20}(解除|终止)",
            "\\b(terminat|end|cancel|rescind)[^;]{0,60}\\b(one|1|a)[- ](day|days) (late|overdue|past)\\b"
                    + "|\\b(one|1|a)[- ](day|days) (late|overdue|past)\\b[^;]{0,60}\\b(terminat|end|cancel|rescind)",
            "催告|合理期限|(?i:\\bdemand)",
            UnfairExemption.UNREASONABLE_BURDEN,
            new Bilingual(
                    "未支付或者迟延支付租金的，须先催告在合理期限内支付，逾期不支付方可解除（民法典第七百二十二条）",
                    "for rent not paid the lessor first demands it within a reasonable period and ends the lease only after that"
                            + " (Civil Code art. 722)")),
    ALL_RENT_LEFT(
            Left.ZH + "[^，。；不]{0,8}租金|(提前|解除|终止|退租|违约)[^。；]{0,30}(至|到)(租期|租赁期限?|合同期限?|期满|到期)[^，。；不]{0,8}租金",
            "(?<![^;])(?=[^;]*\\b(early|earlier|end(s|ed)?|terminat|cancel|breach|default|accelerat|due|payable|pays?)\\b)[^;]*("
                    + "\\brent\\b[^.;]{0,30}\\b(remain(ing|der)|rest|balance|unexpired|left)\\b[^.;]{0,12}\\b(term|lease|period|months?|time)\\b"
                    + "|\\b(remaining|unexpired|rest of the|balance of the|remainder of the|all future)\\b( term'?s?)? rent)",
            Left.HARMLESS,
            UnfairExemption.UNREASONABLE_BURDEN,
            new Bilingual(
                    "剩余租期全部租金过分高于损失（合同编通则解释第六十一条）",
                    "all rent of the time left exceeds the loss (interpretation 2023 art. 61)")),
    DAMAGES_FIXED(
            "违约金(数额)?[^，。；]{0,6}(不得|不予|不能|不可|无需)(请求|申请)?(调整|调减|调低|减少|降低)|(不得|放弃)(请求|申请|要求)?[^，。；]{0,6}(调整|调减|减少|降低)违约金",
            "\\b(damages|penalt(y|ies))\\b[^.;]{0,20}\\b(not|never|cannot)\\b[^.;]{0,12}\\b(adjust|reduc|lower)",
            "",
            UnfairExemption.MAIN_RIGHTS_EXCLUDED,
            new Bilingual(
                    "违约金不得调整的约定不发生效力（合同编通则解释第六十四条）",
                    "that damages may not be adjusted has no effect (interpretation 2023 art. 64)")),
    ARBITRATION_OR_COURT(
            "仲裁[^。；]{0,20}(也可|或者|亦可|或)[^。；]{0,20}起诉|起诉[^。；]{0,20}(也可|或者|亦可|或)[^。；]{0,30}仲裁",
            "",
            null,
            "既可仲裁又可起诉的约定无效，只能选择一种",
            "arbitration beside a court is void; choose one"),
    DING_MONEY("订金", "", null, "“订金”含义不明，请写明押金或者定金", "“订金” is unclear; write 押金 (security) or 定金 (earnest)"),
    DEPOSIT_AND_EARNEST(
            "(?<![^。；])(?=[^。；]*定金)[^。；]*押金",
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
            "\\{\\{|\\}\\}|(?:^|[\\n：:，,；;（(“])[ 　]*—[ 　]*(?=$|[\\n。；;，,）)”])|（\\s*）|\\(\\s*\\)|【\\s*】|《\\s*》|“\\s*”|「\\s*」|\\bnull\\b",
            "",
            null,
            "文本中有未填写之处",
            "something is left blank");

    /** Rent of the time after an early end, and what is lawful to say of it. */
    private static final class Left {
        static final String ZH = "(剩余|余下|剩下|(尚?未)(到期|届期|履行|使用))的?(租期|租赁期限|期限|期间|期|月份|各期|时间)?内?的?(全部|所有|各期)?";
        static final String HARMLESS = "(不得?|无须|无需|免于)再?(要求|请求|主张|收取|支付)[^，。；]{0,16}(剩余|余下|剩下|未到期|未履行|未使用)"
                + "|租金[^，。；不]{0,8}(退还|返还)|(退还|返还)[^，。；]{0,12}(剩余|余下|未使用|未到期)|不超过|较低"
                + "|(?i:\\b(not|never)\\b[^.;]{0,20}\\b(claim|pay|owe|charge|demand|due|payable)|\\brefund|\\brepa(id|ys?)\\b|\\bno more than\\b|\\bexceed)";
    }

    private static final List<ForbiddenWords> ALL = List.of(values());

    /** Most sentences stand in thousands of contracts; an exception in the next one is looked for each time. */
    private static final Map<String, Said> READ = Latest.of(5_000);

    /** @param looked what it takes to read the sentence, which counts for each text in which it stands */
    private record Said(List<ForbiddenWords> words, long looked) {}

    private final Pattern words;
    private final @Nullable Pattern english;
    private final @Nullable Pattern unless;
    private final @Nullable UnfairExemption exemption;
    private final Bilingual why;

    ForbiddenWords(String words, String unless, @Nullable UnfairExemption exemption, String zh, String en) {
        this(words, "", unless, exemption, new Bilingual(zh, en));
    }

    ForbiddenWords(String words, String english, String unless, @Nullable UnfairExemption exemption, Bilingual why) {
        this.words = Pattern.compile(words);
        this.english = english.isEmpty() ? null : Pattern.compile(english, Pattern.CASE_INSENSITIVE);
        this.unless = unless.isEmpty() ? null : Pattern.compile(unless);
        this.exemption = exemption;
        this.why = why;
    }

    /**
     * Which of them a sentence says.
     *
     * @param around the clause in which it stands: an exception may be in its next sentence
     */
    static List<ForbiddenWords> in(String sentence, String around, Patience patience) {
        var said = READ.get(sentence);
        if (said == null) {
            long before = patience.looked();
            var words = in(PlainWords.of(sentence, patience));
            READ.put(sentence, new Said(words, patience.looked() - before));
            return withoutExcepted(words, around, patience);
        }
        patience.spend(said.looked());
        return withoutExcepted(said.words(), around, patience);
    }

    private static List<ForbiddenWords> withoutExcepted(List<ForbiddenWords> said, String around, Patience patience) {
        return said.stream()
                .filter(each -> each != NO_LIABILITY || !each.isExcepted(PlainWords.of(around, patience)))
                .toList();
    }

    private static List<ForbiddenWords> in(PlainWords read) {
        return ALL.stream()
                .filter(each -> each.isSaid(read) && (each == NO_LIABILITY || !each.isExcepted(read)))
                .toList();
    }

    private boolean isSaid(PlainWords sentence) {
        return sentence.say(words) || english != null && sentence.hasEnglish() && sentence.say(english);
    }

    private boolean isExcepted(PlainWords text) {
        return unless != null && text.say(unless);
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

    /** Parts of the patterns on exemptions; a lessee's or a third party's own fault is no fault of the lessor. */
    private static final class Exempt {
        // the first character is looked at before anything else: at nearly every place of a text it is another one
        static final String PARTY = "(出租人|承租人)";
        static final String EN_FAULT = "\\b(gross(ly)? negligen(ce|t)|intent(ional)?|wil+ful|personal injury|death)\\b";
        static final String FAULT = "((?=[故重])(?<!(承租人|第三人|第三方|使用人|用户)[^，。；出损]{0,6})(故意|重大过失)|人身)";
        static final String VERB =
                "(?=[不免无毋概])(不(予|会|再|必|需|须|应)?(赔|承担|负|担责)|(?<!不)(?<!不得)免(责|除|赔)|(无|毋)(需|须|庸)(承担|负|赔)|概不|不在赔偿)";

        private Exempt() {}
    }
}

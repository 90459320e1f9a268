package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people write in their own words and a contract prints. Each is about one thing: whatever else law or a clause
 * settles is refused in it, for it would stand in the contract beside the clause that says otherwise.
 */
public enum FreeText {
    SPECIAL_TERM(Set.of()),
    CONDITION(Set.of("use", "rent-raised")),
    /** A name, an address, a number: such words stand in names of bodies and streets. */
    LABEL(Set.of("use", "forum", "injury", "interpretation", "governing-law", "currency")),
    /** What the server is, has and is near: no name, so that what a rule would say is refused in it. */
    DESCRIPTION(Set.of("use", "forum", "injury", "interpretation", "governing-law", "currency")),
    /** How an agreement on the end settles the rent. */
    SETTLED_RENT(Set.of("rent", "rent-raised")),
    /** What else it settles: of claims that are known both sides may dispose. */
    SETTLEMENT(Set.of("waiver", "limit", "term", "both-exempt"));

    static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final Bilingual NOT_HERE = new Bilingual(
            "限制承租人的内容不写在这里，须以显著方式提示：请删去，确有需要的由法务写为特别约定（民法典第四百九十六条）",
            "what limits the lessee is shown conspicuously and does not stand here: leave it out, or let a legal officer write a"
                    + " special term (Civil Code art. 496)");

    private static final Bilingual PROVABLE_ONLY = new Bilingual(
            "请写明由谁提交、取得或者办成什么，以文件能够证明的为限，例如：承租人提交……证明；承租人取得……许可证；承租人完成……备案（民法典第一百五十八条）",
            "say who hands in, obtains or completes what, such that a document proves it, for example: the lessee hands in proof of"
                    + " …; obtains the licence for …; completes the filing of … (Civil Code art. 158)");

    /** What is written, and so proves something; this contract is not meant. */
    private static final String PAPER =
            "(证(?![人实])|书(?!面)|函|执?照(?![顾常])|[回收]执|许可|备案|批[准复文件]|核准|保险|保证|担保|[抵质]押|(?<!本|租赁|租用)合同"
                    + "|协议|章程|订单|报告|方案|计划|制度|预案|政策|规则|名?单(?![独方次位])|清册|票(?!价)|报?表(?![示明达现])|[面片构扑程意]图|图纸|照片|截图"
                    + "|材料|文件|资料|档案|台账|凭[证据]|收据|目录|判决|裁[定决]|登记|注册|资[质格]|牌照|认证|评[估级]|测[评试]|检测|审计|鉴定|验收|公[证示告]"
                    + "|决[议定]|纪要|意见|说明|声明|手续|编号|号码|账[户号]|名称|地址|电话|联系方式|信息|[原印邮]件|副本|承诺)";

    private static final String GIVES_OR_OBTAINS =
            "(提[交供]|出[具示]|[取获]得|获取|领取|办[理妥结成好]|完成|签[署订字发章]|订立|达成|补[充交办正]|更[正新]|变更|换发|制[定作]|建立|设[立定]"
                    + "|开[立具]|购买|投保|[缴存]存|填[写报]|报[送备批]|上[传报]|寄送|送达|递交|交[齐回付]|披露|[加签]?盖章|作出|发布|公[布开]|申[请报]|登记|注册|备案|具备|具有|持有|委托|移交|修订)";

    /** Something that happened outside the contract and of which there is a document. */
    private static final Pattern PROVABLE =
            Pattern.compile(GIVES_OR_OBTAINS + "[^，]{0,60}" + "(" + PAPER + "|授权|审[批核]|确认|问卷|邮箱|联系人|调查)"
                    + "|通过[^，]{0,30}(评估|认证|备案|测[评试]|检测|审计|年检|年审|登记|考[核试]|核[验实]|消防|验收)"
                    + "|完成(?![^，]{0,10}(准备|事项|工作$|义务|任务|付|合同))[^，]{2,}|(变更|整改|迁移|改造|扩容|接入|测试|验收|核验|年[检审])[已经均]*(完成|合格|通过|办[结妥])"
                    + "|(任命|指定|聘请|设[立置]|变更|更换|确定)[^，]{0,20}(人|代表|机构|专员|部门|范围|住所|地址)"
                    + "|(删除|下架|关闭|移除|拆除|清理|安装|部署|启用|上线|配[置备]|购置|迁移|注销|撤[回销])[^，]{2,}"
                    + "|" + PAPER + "[^，]{0,24}(由[^，]{1,20})?((?<!服务器)" + GIVES_OR_OBTAINS + "|生效|有效|齐[备全])"
                    + "|" + PAPER + "([（(][^）]*[）)])?$"
                    + "|书面(承诺|保证|确认|声明|同意|说明|授权|通知)"
                    + "|(支?付|缴[纳存清]?|交[纳清存])[^，]{0,24}(押金|保证金|罚款|税)|(付|缴|结)清[^，]{0,20}(原|上游|拖欠|欠|社保|公积金)"
                    + "|向(上游|上家|(?!出租人)[^，]{2,16}(公司|[局院]|部门|机关|运营商|机房|电信|联通|移动|银行))[^，]{0,20}(付|缴|结清)"
                    + "|(法院|仲裁)[^，]{0,40}(判决|裁[定决]|决定|调解|[解撤]除|撤销|终结|驳回|准许|受理|结案)"
                    + "|原[^，]{0,12}(合同|租[赁约])[^，]{0,6}(解除|终止)|移出[^，]{0,12}名[录单]"
                    + "|(查封|冻结|扣押|限制|保全|诉讼|仲裁|案件|账户)[^，]{0,12}([解撤]除|解冻|撤[诉销]|结案|终结)"
                    + "|(未|不|没有|无)[^，]{0,20}(失信|被执行|异常名录|严重违法|处罚|诉讼|仲裁|查封|冻结|扣押|拖欠|欠[费税])"
                    + "|((?<!本|我|该|出租人)[机海]关|部门|[局委院]|委员会|公安|运营商|银行|第三[方人]|股东会|董事会|(?:原|上游|其他)出租人|业主|房东|权利人|担保人|\\p{IsHan}{2}(?<![本我])公司)"
                    + "[^，]{0,20}(同意|批准|许可|核准|受理|备案|登记|决定|解除|准予|放行|追认|授权)");

    /** What a party may do is no fact that a document proves, whatever paper is named beside it. */
    private static final Pattern POWER = Pattern.compile(
            "(出租人|双方|任何一方)[^，。；的]{0,8}(可(?!用性|行性|靠性)以?|有权|得随时|随时|无需|无须|不再|不承担|不退)(?![^，]{0,20}的" + PAPER + ")");

    /** When, in which case, by which law or of which things what follows is a condition. */
    private static final Pattern LEAD = Pattern.compile(
            "(?!.*(解除|终止|违约|付|赔|费))(([^，]{0,20}(之?前|之?后|[0-9一二三四五六七八九十]+个?(工作日|日|天|月)[之以]?内)"
                    + "|(依照?|按照?|根据|为|就|对于?|针对)(?!出租人)[^，]{1,40}|(如|若)?(承租人)?(从事|经营|开展|提供|涉及|处理|属于?|为|系|依法|需要?|使用(?!服务器))[^，]{1,40}的|[^，]{0,30}(下列|以下|如下)[^，]{0,10}))");

    /** Of what kind the document before is. */
    private static final Pattern OF_WHAT_KIND = Pattern.compile(
            "(?!.*(出租人|解除|终止|违约|赔|为准))(并且?|且|同时)?(其中|均|应当?|须)*(加?盖有?|附|载明|注明|写明|记载|列明|包[括含]|内容|有效期|期限|(保险|担保|保证)?(金额|期间|数额)|格式|原件|复印件|一式|覆盖|经公证"
                    + "|由[^，]{1,20}(签[字署名章发]|盖章|核发|颁发|出具))[^，]{0,40}");

    /** Between parts of a sentence, each of which is a condition, or says more of one. */
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[；;。，：！!？?—]+|[,:](?![0-9])|(?<![0-9])[,:]");

    /** What stands in brackets is a part of its own where it is about the parties. */
    private static final Pattern ASIDE = Pattern.compile("[（(]([^（）()]*(?:出租人|承租人|双方|任何一方)[^（）()]*)[）)]");

    /** What a court or arbitrators decided or issued is a fact like others, which a condition may ask for. */
    private static final Pattern DECIDED_AS_FACT =
            Pattern.compile("(提交|提供|取得|出具|获得|持有)[^，。；]{0,30}(法院[^，。；]{0,30}(裁定|判决)"
                    + "|(法院|仲裁|诉讼)[^，。；]{0,30}((裁[定决]|判决|调解|决定|通知)书|证明|文书|结案|查询结果))"
                    + "|法院(业?已|裁定|判决|决定)[^，。；]{0,16}(作出|解除|撤销|终结|驳回|准许|受理|结案)"
                    + "|(法院|仲裁)[^，。；]{0,40}(判决|裁[定决]|决定|调解)书?[均都]?(已经?|业已)?(生效|发生法律效力)(?=$|[，。；”])"
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
            case NAMED_COURT ->
                this != LABEL && this != DESCRIPTION && this != SPECIAL_TERM && !saysWhatWasDecided(sentence);
            case ARBITRATION_OR_COURT -> this != SPECIAL_TERM;
            default -> true;
        };
    }

    /** Whether it may be about what law or a clause settles. */
    boolean owns(ReservedTopic topic, PlainWords sentence) {
        return ownTopics.contains(topic.topic())
                || !topic.only().isEmpty() && !topic.only().contains(this)
                || topic.topic().equals("forum") && saysWhatWasDecided(sentence);
    }

    /** Whether a sentence says what was decided elsewhere, and nothing of who decides disputes of this contract. */
    boolean saysWhatWasDecided(PlainWords sentence) {
        return this == CONDITION && sentence.say(DECIDED_AS_FACT) && !sentence.say(DISPUTES);
    }

    /** What is agreed of its own: in Chinese, which prevails; English may stand beside it. */
    boolean isInChinese() {
        return this == SPECIAL_TERM || this == CONDITION;
    }

    /**
     * Whether its line stays unmarked, so that nothing which burdens the lessee may stand there (Civil Code art. 496).
     */
    private boolean isUnmarked() {
        return this == LABEL || this == DESCRIPTION;
    }

    /**
     * Why a sentence is refused in it besides what no text may say.
     *
     * @param text in which it stands
     * @param forbidden what it says that no text may say
     */
    List<Bilingual> reasons(PlainWords sentence, String text, List<ForbiddenWords> forbidden) {
        var reasons = new ArrayList<>(ReservedTopic.reasons(this, sentence, text, forbidden));
        if (isUnmarked() && sentence.say(TextCheck.BURDEN)) {
            reasons.add(NOT_HERE);
        }
        var left = reasons.isEmpty() && (this != CONDITION || forbidden.isEmpty()) ? whyNotOfItsKind(sentence) : null;
        if (left != null) {
            reasons.add(left);
        }
        return reasons;
    }

    /** Why a sentence is not of its kind, though of nothing that is reserved; null if it is of its kind. */
    private @Nullable Bilingual whyNotOfItsKind(PlainWords sentence) {
        return switch (this) {
            case CONDITION -> whyNotProvable(sentence);
            default -> null;
        };
    }

    /** Each part is a condition of its own, or belongs to one. What is not in Chinese is refused for that. */
    private static @Nullable Bilingual whyNotProvable(PlainWords sentence) {
        var text = sentence.unspaced();
        var patience = sentence.patience();
        var parts = Stream.concat(
                        BETWEEN_PARTS.splitAsStream(
                                ASIDE.matcher(patience.over(text)).replaceAll("")),
                        ASIDE.matcher(patience.over(text)).results().map(found -> found.group(1)))
                .filter(part -> HAN.matcher(part).find())
                .toList();
        boolean isAny = parts.stream().anyMatch(part -> isProvable(patience.over(part)));
        return parts.stream()
                .filter(part -> !isProvable(patience.over(part))
                        && !(isAny && isSaidOfOne(patience.over(part), part.equals(parts.get(parts.size() - 1)))))
                .findFirst()
                .map(part -> new Bilingual(
                        "“" + part + "”不能以文件证明：" + PROVABLE_ONLY.zh(),
                        "no document proves “" + part + "”: " + PROVABLE_ONLY.en()))
                .orElse(null);
    }

    private static boolean isProvable(CharSequence part) {
        return PROVABLE.matcher(part).find() && !POWER.matcher(part).find();
    }

    /** The last part leads to nothing. */
    private static boolean isSaidOfOne(CharSequence part, boolean last) {
        return !POWER.matcher(part).find()
                && (OF_WHAT_KIND.matcher(part).matches() || LEAD.matcher(part).matches() && !last);
    }
}

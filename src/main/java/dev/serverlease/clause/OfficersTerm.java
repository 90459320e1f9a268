package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * 特别约定: a special term as an officer wrote it, in Chinese or in both languages. It is not translated, and Chinese
 * prevails; it is marked as what burdens the lessee unless every sentence of it has one of the few forms that surely
 * help the lessee or are neutral (CONTRACT.md 1.4, Civil Code art. 496): in doubt it is marked.
 */
public final class OfficersTerm {

    /** Of an item of a list: it does not burden the lessee, and stands unmarked among marked ones. */
    static final String NO_BURDEN = "noBurden";

    private static final Bilingual CHINESE =
            new Bilingual("", "(This term was agreed in Chinese only; the Chinese text counts.)");
    private static final Bilingual BOTH = new Bilingual("", "(Both languages stand above; the Chinese text prevails.)");

    /**
     * What would turn a thing that is given against whom it is given to; a price, a limit, somebody else, a condition.
     */
    private static final String THING = "(?:(?!数据|资料|信息|密码|服务器|主机|机器|带宽|承租人|第三|他人|关联|同意|视为|自动|条件|前提|为准|提高|上浮|上调|调整)"
            + "[^，；。：（(:;,付缴欠扣逾涨价收取撤断停清删毁关免限超除外仅只最至但并且或再替代低旧费赔])";

    /** The same of a sum, which may be a rent or a fee, but is no part of one. */
    private static final String SUM = "[^，；。：（(:;,扣抵逾欠仅限但后除外超半成折%％付收]";

    private static final String OF_LESSEE = "[^，；。：（(:;,外除超限前后未仅只但或并]";

    private static final String NUMBER = "[0-9一二两三四五六七八九十半]";

    /** Soon after a fault, never later than the clause on maintenance has it; or at regular times. */
    private static final String WHEN = "(?:[在于]?(?:发生|发现|收到|接到)?(?:承租人的?)?(?:故障|报修|报障|停机|中断|损坏)(?:发生|通知)?[之以]?后)?(?:"
            + NUMBER + "{1,2}分钟|[1-4一二两三四半]个?小时)[之以]?内|当[日天]|[在于]?每(?:日|周|月|季度?|年)(?:" + NUMBER
            + "{1,3}[日号])?[之以]?前?";

    private static final String DUTY =
            "(?:应当?|须|将|会|负责|承诺|保证)?(?:" + WHEN + "|免费|无偿|另行|及时|立即|书面|按[日月季年]|派员|[为向给]承租人){0,4}(?:负责)?";

    private static final String PART = "(?:服务器|硬件|硬盘|内存|电源|部件|配件|设备|网卡|主板|零部件)";

    private static final String DEED = "(?:提供" + THING + "{1,30}"
            + "|更换(?:损坏|故障|发生故障|有故障)的?" + PART
            + "|(?:维修|修复|修理)(?:(?:损坏|故障|发生故障|有故障)的?)?" + PART + "(?:故障)?"
            + "|响应|到场(?:维修|处理)?|恢复(?:服务|访问|供电|使用)|协助承租人(?:迁移|导出|备份|部署|调试|安装|恢复)(?:数据|系统|软件)?"
            + "|(?:通知|告知)承租人(?:检修|维护|停机|故障)?(?:的?(?:原因|时间|安排|情况|进展))?"
            + "|延长(?:使用|服务|保修|质保)期限?(?:" + NUMBER + "{1,3}(?:日|天|个月))?"
            + "|(?:退还|返还|免收|减收|减免|免除)" + SUM + "{0,16}(?:租金|费用?|款项?)"
            + "|(?:承担|支付|负担)" + SUM + "{0,12}(?:费用?|运费|违约金|利息)"
            + "|(?:赔偿|补偿)(?:承租人)?(?:因此)?(?:受到|遭受|产生|造成)?的?(?:一切|全部|实际)?的?(?:损失|损害))";

    private static final String RESTRAINT = "不得(?:擅自|单方|私自)?(?:将承租人的" + OF_LESSEE + "{1,16}(?:用于|(?:提供|透露|披露|出售|转让|交)给)"
            + OF_LESSEE + "{1,10}|(?:查看|读取|访问|复制|使用|泄露|披露|透露|出售|删除)承租人的" + OF_LESSEE
            + "{1,12}|(?:提高|上调|上浮|增加)(?:租金|费用|收费))";

    private static final String LESSORS_FAULT = "出租人(?:逾期|迟延|延迟|未|违反)[^，；。：（(承收租款]{1,16}的，";
    private static final String FAULT = "(?:服务器|硬件|硬盘|设备|网络|机房|电源)(?:发生|出现)?(?:故障|停机|损坏|中断|断电)(?:的|时|期间|后)，";

    private static final String LESSEE_MAY = "承租人(?:(?:可以?|有权|每[日周月季年]度?){0,3}(?:免费|无偿)(?:使用|获得|享受|享有|领取)" + THING
            + "{1,20}|(?:可以?|有权)随时(?:解除|终止)(?:本|租赁)?合同|(?:可以?|有权)(?:随时)?[要请]求出租人" + DUTY + DEED
            + "|(?:无须|无需|不必)(?:支付|承担|缴纳|另付)" + SUM + "{0,12}(?:费用?|租金|违约金))";

    /** A sentence that surely helps: the lessor does or pays one of these, leaves one of these, or the lessee may. */
    private static final Pattern HELPS =
            Pattern.compile("(?:(?:(?:" + FAULT + ")?出租人|" + LESSORS_FAULT + "(?:出租人)?)(?:" + DUTY + DEED
                    + "|" + RESTRAINT + ")|(?:" + FAULT + "|" + LESSORS_FAULT + ")?" + LESSEE_MAY + ")"
                    + "|(?i:(?![^.]*\\b(?:limit|exceed|only|unless|except|provided|deemed|terminat|condition|fee|pa(?:y|id)|rent|data|after|once|if|when|but|and|third)[a-z]*\\b)"
                    + "(?:the )?(?:(?:lessor|landlord|party a) (?:shall |will |must )?(?:provides?|responds?|repairs?|replaces?|compensates?|refunds?|notif(?:y|ies))"
                    + "|(?:lessee|tenant|party b) may use(?=[^.]*free of charge$)) [^.;,:()]{1,80})");

    /** Where people are reached, as nobody but themselves. */
    private static final String MAIL = "[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+";

    private static final String TELEPHONE = "[+]?[0-9][0-9 -]{5,18}";
    private static final String PERSON =
            "(?!出租|承租|指定|任|其他|对方)(?:\\p{IsHan}{2,4}(?:先生|女士|经理|工程师)?|[A-Z][A-Za-z.' -]{1,30})";
    private static final String INVOICE = "(?:电子)?(?:增值税)?(?:专用|普通)?发票";

    /**
     * A sentence that can restrict nobody: a contact person, the language of both sides' notices, what stands on an
     * invoice and where it is sent, a further address for notices. Closed, so that one officer is enough for it.
     */
    private static final Pattern NEUTRAL = Pattern.compile("(?:出租人|承租人)的?(?:技术|商务|财务|日常|业务|运维)?联系人(?:为|是|：|:)" + PERSON
            + "(?:[，,、；](?:联系)?(?:电话|手机|邮箱|电子邮箱|电子邮件)(?:为|是|：|:)?(?:" + TELEPHONE + "|" + MAIL + "))*"
            + "|(?:双方(?:之间)?的?)?(?:书面)?通知(?:均|应当)?(?:以|用|使用|采用)(?:中文|中英文|中文和英文)(?:书写|发出|作出)?(?:，(?:可以|并)附(?:有)?英文(?:译文|译本)?)?"
            + "|" + INVOICE
            + "的?(?:抬头|名称)(?:为|是|：|:)[\\p{IsHan}（）()]{4,40}公司(?:[，,；](?:税号|纳税人识别号|统一社会信用代码)(?:为|是|：|:)?[0-9A-Z]{15,20})?"
            + "|(?:出租人(?:将|应当)?(?:将|把)?)?" + INVOICE + "(?:发送|寄送|发)(?:至|到)(?:承租人的?)?(?:电子)?(?:邮箱)?(?:：|:)?" + MAIL
            + "|(?:出租人|双方)的?(?:书面)?通知(?:应当?)?(?:同时|另行|并)(?:抄送|发送)(?:至|到|给)?(?:承租人的?)?(?:电子)?(?:邮箱)?(?:：|:)?"
            + MAIL);

    private static final Pattern LESSORS_CONTACT = Pattern.compile("出租人的?(?:技术|商务|财务|日常|业务|运维)?联系人");

    /** An address begins where its characters do, or right after what was found before. */
    private static final Pattern GIVEN = Pattern.compile(
            "(?:联系人|抬头|名称)(?:为|是|：|:)([^，,、；。：:]{2,40})|(?:(?<![A-Za-z0-9._%+-])|\\G)" + MAIL + "|" + TELEPHONE);

    private OfficersTerm() {}

    /** Whether every sentence of it has one of the neutral forms, so that no second officer reads it. */
    public static boolean isNeutral(String written) {
        return eachIs(written, sentence -> NEUTRAL.matcher(sentence).matches());
    }

    /**
     * Names, addresses and telephones that a neutral term gives as the lessee's own: of its contact, its invoices and
     * notices to it. Whoever knows the lessor's compares them.
     */
    public static List<String> givenForLessee(String written) {
        return TextCheck.sentences(written)
                .map(sentence -> PlainWords.of(sentence).unspaced())
                .filter(sentence -> !LESSORS_CONTACT.matcher(sentence).find())
                .flatMap(sentence -> GIVEN.matcher(sentence).results())
                .map(given -> given.group(1) == null ? given.group() : given.group(1))
                .map(given -> given.replaceFirst("(?:先生|女士|经理|工程师)$", ""))
                .toList();
    }

    /** The term as the clause of special terms lists it. */
    public static Map<String, Bilingual> item(String written) {
        return item(written, false);
    }

    /** @param marked whatever its form */
    public static Map<String, Bilingual> item(String written, boolean marked) {
        var note = note(written);
        var item = new HashMap<String, Bilingual>();
        item.put("text", Bilingual.of(written));
        item.put("textEn", note);
        if (!marked && isOnlyHelp(written)) {
            item.put(NO_BURDEN, Bilingual.of(""));
        }
        return Map.copyOf(item);
    }

    private static Bilingual note(String written) {
        return PlainWords.of(written).hasEnglish() ? BOTH : CHINESE;
    }

    private static boolean isOnlyHelp(String written) {
        return eachIs(
                written,
                sentence -> HELPS.matcher(sentence).matches()
                        || NEUTRAL.matcher(sentence).matches());
    }

    private static boolean eachIs(String written, Predicate<String> harmless) {
        return TextCheck.isReadable(FreeText.SPECIAL_TERM, written)
                && !TextCheck.burdens(written)
                && TextCheck.sentences(written)
                        .map(sentence ->
                                PlainWords.of(sentence).unspaced().strip().replaceAll("[。；！.;!]+$", ""))
                        .allMatch(harmless);
    }
}

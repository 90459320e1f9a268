package dev.serverlease.clause.wording;

import dev.serverlease.clause.FreeText;
import dev.serverlease.clause.PlainWords;
import dev.serverlease.clause.TextCheck;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 开通条件 in the usual forms: which paper of a list is handed in, obtained or completed, when, and of what kind it is.
 * Whatever else a condition asks for may give up a right or bind for ever, so that two officers read and confirm it
 * (Civil Code art. 496).
 */
public final class UsualCondition {

    /** What a licence or a report is of: a trade, a system, a body; no sum, no right, no duty. */
    private static final String OF_WHAT =
            "(?:(?!出租|承租|双方|空白|任何|一切|利息|同意)[\\p{IsHan}（）()A-Za-z0-9](?<![不免弃退赔租价费款金诉权押罚违代抵偿豁让欠付额调撤终止解愿诺])){0,24}";

    /** Which trade, for which a licence is asked. */
    private static final String BRINGS = "(?:承租人)?(?:从事|经营|开展|提供)" + OF_WHAT + "(?:业务|服务|活动|经营)的";

    private static final String STATED =
            "(?:服务器|业务|经营范围|数据种类|数据流向|网络架构|接入方式|(?:服务器)?(?:实际)?用途|不经营电信业务|不转租|不对外经营|仅供(?:企业|集团)?内部(?:办公)?使用|仅用于内部办公|不面向境内公众|不存在未结诉讼|无重大诉讼、仲裁|在租赁期限内不转租)";

    private static final String FILING =
            "(?:网站|(?:非经营性)?互联网信息服务|ICP|公安(?:机关)?(?:联网)?|(?:网络安全)?等级保护|(?:个人信息出境)?标准合同|域名|算法)的?备案";

    private static final String PAPER = "(?:" + OF_WHAT + "(?:许可(?:（" + OF_WHAT
            + "许可证）)?|许可证|执照|牌照|批文|批复|批准文件|审批文件|审核同意|资质(?:证书)?|资格证书|登记证书?|认证(?:证书)?)"
            + "|" + FILING + "(?:编?号|回执|证明|信息)?|增值电信业务经营许可证|电信业务经营许可证"
            + "|(?:许可证?|备案|文件|报告|评估结果|批准文件|证书|档案|登记)?的?编号|(?:报送|备案|登记)?回执|备案号|其?名称和报送回执"
            + "|(?:公司)?章程|用户档案|联系人(?:名单|信息)?|网络安全负责人(?:名单|信息)?|(?:网络(?:信息)?安全)?责任书|台账|照片|(?:服务器验收|技术)人员名单"
            + "|(?:法定代表人|经办人|签署人)?(?:身份证明|身份证件?)|确认函|合规问卷"
            + "|(?:完税|纳税|社保缴纳|住所|注册地址|办公场所|场地使用|主体资格|开户|资信|域名注册|域名实名认证|结案|备案|许可)的?证明"
            + "|不存在未结诉讼的书面说明"
            + "|" + OF_WHAT + "(?:评估|测评|检测|测试|审计|验收|合规|年度|接入|网络安全)报告"
            + "|(?:网络|系统|机房|专线|业务)?(?:拓扑|架构|组网|接入|平面|布线|数据流向)图"
            + "|(?:网络|系统|专线|服务器|技术)?(?:接入|组网|安全|部署|整改)方案"
            + "|" + STATED + "的?(?:书面)?(?:说明|声明|承诺书?|情况说明)"
            + "|(?:股东会|股东大会|董事会|合伙人会议)(?:关于|同意)?(?:签订|订立|签署)?(?:本次|本)?(?:服务器)?租赁(?:合同|事项)?的决议"
            + "|(?:承租人)?与(?:中国(?:电信|联通|移动)(?:" + OF_WHAT
            + "公司)?|基础电信(?:运营商|企业)|(?:电信)?运营商|持证的?电信业务经营者)(?:签订|订立|签署)?的?(?:国际|跨境|国内)?(?:专线|宽带|接入|网络接入|数据中心)(?:服务|租用)?合同)";

    /** Of whom or from when it is. */
    private static final String WHOSE =
            "(?:(?:承租人|其)(?:自己)?的?|有效的?|最新的?|相应的?|加盖公章的|经年检的|近[0-9一二三四五六七八九十]{1,2}个月的?|(?:由)?(?:有关)?(?:主管部门|主管机关|通信管理局|工业和信息化部)(?:核发|颁发|出具|作出)?的)?";

    private static final String PAPERS = WHOSE + PAPER + "(?:（?(?:副本|正本)?(?:复印件|原件|扫描件)?）?)?(?:(?:、|和|及|以及|或者|并)"
            + WHOSE + PAPER + "(?:（?(?:副本|正本)?(?:复印件|原件|扫描件)?）?)?){0,4}";

    private static final String DAY = "(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日";

    private static final String WHEN = "(?:(?:于|在)?(?:(?:服务器)?(?:开通|交付|起租|上线)|" + DAY
            + ")(?:之?前|以前)|(?:本?合同)?(?:签署|签订|成立)之?后[0-9一二三四五六七八九十]{1,3}个?(?:工作)?[日天][之以]?内)";

    private static final String SHALL = "(?:应当?|须|需)?";

    private static final String DEED = "(?:提[交供]|出[具示]|[取获]得|办[理妥结]|完成|签[署订]|订立|具[备有]|持有|换发|更新|填写|报送|上传|制定)";

    /** What is done without a paper, or whose paper the law names. */
    private static final String DONE =
            "通过(?:重要数据出境|个人信息出境|数据出境)?安全评估|通过(?:个人信息保护认证|实名(?:核验|认证)|等级保护测评|消防验收)|完成(?:网络安全)?等级保护(?:测评|备案)|完成(?:机房)?消防验收"
                    + "|(?:订立并备案个人信息出境标准合同或者)?通过个人信息保护认证|办妥人类遗传资源信息的事先报告和信息备份|设立境内专门机构或者指定代表并报送|取得所承诺的许可、备案或者完成所承诺的手续"
                    + "|(?:支付|缴纳|交纳)(?:(?:本)?合同)?(?:约定的)?押金";

    private static final Pattern USUAL =
            Pattern.compile("(?:" + WHEN + "，?)?" + "(?:承租人)?" + SHALL + "(?:" + WHEN + ")?" + SHALL
                    + "(?:已经?)?(?:" + DEED + PAPERS + "|" + DONE + ")|确认函"
                    + "|" + WHOSE + PAPER + "(?:已经?|业已|均)?(?:取得|办[妥结]|完成|换发|更新|生效)"
                    + "|(?:双方)?(?:另行)?签订保密协议");

    /** When, by which law or for which trade; it says nothing by itself. */
    private static final Pattern LEAD = Pattern.compile(WHEN + "|" + BRINGS + "|承租人" + BRINGS
            + "|(?:依照?|根据|按照)《[\\p{IsHan}]{2,30}》(?:第[一二三四五六七八九十百零]{1,6}条)?(?:的?规定)?");

    private static final Pattern OF_WHAT_KIND = Pattern.compile(
            "(?:并且?|且|同时)?(?:加盖(?:承租人)?公章|由法定代表人签[字名]|原件一式[一二两三四五]份|(?:其中)?(?:载明|注明|写明)(?:联系人|电话|经营范围|用途|姓名|名称|地址|编号|、|和)+"
                    + "|有效期(?:限)?(?:不短于|覆盖)租赁期限|提交(?:证明|复印件|原件))");

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[，；。：:;,！!]+");

    private static final int LONGEST = 300;

    private UsualCondition() {}

    /** @param written a condition as an officer wrote it. @return whether one officer is enough for it */
    public static boolean is(String written) {
        var text = PlainWords.of(written).unspaced().strip().replaceAll("\\s+", "");
        return text.length() <= LONGEST
                && TextCheck.isReadable(FreeText.CONDITION, written)
                && parts(text).anyMatch(part -> USUAL.matcher(part).matches())
                && parts(text)
                        .allMatch(part -> USUAL.matcher(part).matches()
                                || LEAD.matcher(part).matches()
                                || OF_WHAT_KIND.matcher(part).matches());
    }

    private static Stream<String> parts(String text) {
        return BETWEEN_PARTS
                .splitAsStream(text)
                .map(part -> part.replaceFirst("^(?:并且?|且|同时)(?=提|取|获|办|完|签|通|加)", ""))
                .filter(part -> !part.isEmpty());
    }
}

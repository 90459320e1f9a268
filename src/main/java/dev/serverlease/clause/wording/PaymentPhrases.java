package dev.serverlease.clause.wording;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The usual phrases on payment, and their English. */
final class PaymentPhrases {

    private static final String DAY = "(?:0?[1-9]|[12][0-9]|3[01]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?![0-9])";
    private static final String MONTHS = "(?:[2-9]|1[0-2]|[二两三四五六七八九]|十[一二]?)个(?:自然|租赁)?月";
    private static final String SIZE = "(?:一?个?(?:自然|租赁)?(?:月度?|季度?|半年度?|年度?)|" + MONTHS + ")";
    private static final String PAY = "(?:预付|预缴|后付|支付|付款|缴纳|交纳|缴付|付清|结清|结算|付)";
    private static final String WITHIN = "(?:之|以)?内";
    private static final String BEFORE = "(?:之?前|以前)";
    private static final String INCLUDED = "(?:[（(]含(?:当[日天]|本[日数])?[)）])?";
    private static final String INVOICE = "(?:等额|相应|合法|有效)?的?(?<vat>增值税)?(?<sort>专用|普通)?发票";
    private static final String DAYS = "(?<n>" + DAY + ")(?<unit>个工作日|[日天])" + WITHIN;

    /** A day of each period; the month in it that is named is no length of periods. */
    private static final String EACH =
            "(?:于|在)?(?<late>最迟于?|不迟于|不晚于)?[每各](?<of>" + SIZE + "|期)的?(?:(?<first>首个?月|第一个月)|(?<last>末月|最后一个月))?的?";

    private static final Map<String, String> WAYS = Map.of(
            "对公转账", "bank transfer between company accounts",
            "公对公转账", "bank transfer between company accounts",
            "支付宝", "Alipay",
            "微信", "WeChat",
            "电汇", "wire transfer",
            "银行电汇", "wire transfer",
            "网银", "online banking",
            "网上银行", "online banking");

    static final List<Phrase> ALL = List.of(
            Phrase.of("heading", "(?:付款|支付)(?<of>方式|时间|日期|周期)(?:为|是)?", found -> switch (found.group("of")) {
                case "方式" -> "manner of payment";
                case "周期" -> "period of payment";
                default -> "time of payment";
            }),
            Phrase.of("term", "(?:在|于)?(?:整个)?租赁(?:期限?内|期间内?)", "during the lease term"),
            Phrase.of(
                    "first",
                    "首期(?:租金)?[于自在]?(?:服务器)?交付(?:之日)?[起后]" + DAYS + "(?:支付)?",
                    found -> "the first rent within " + days(found.group("n"), found.group("unit"))
                            + " of the hand-over"),
            Phrase.of(
                    "due",
                    EACH + "(?:前|初|(?<beginning>首日|开始之?日|开始)[起后]?的?)(?<n>" + DAY + ")(?<unit>个工作日|[日天])(?:" + WITHIN
                            + "|(?=支?付))" + INCLUDED,
                    found -> found.group("beginning") == null
                            ? "within the first " + days(found.group("n"), found.group("unit")) + " of " + of(found)
                            : "within " + days(found.group("n"), found.group("unit")) + " of the first day of "
                                    + of(found)),
            Phrase.of(
                    "due",
                    EACH + "(?<from>" + DAY + ")[日号]?[至到—~－-](?<to>" + DAY + ")[日号](?:之间|期间)?" + INCLUDED,
                    found -> WrittenNumber.of(found.group("from")) < WrittenNumber.of(found.group("to"))
                            ? "from the " + nth(found.group("from")) + " to the " + nth(found.group("to")) + " day of "
                                    + of(found)
                            : null),
            Phrase.of(
                    "due",
                    EACH + "(?<n>" + DAY + ")[日号](?<with>" + INCLUDED + ")(?<before>" + BEFORE + ")?(?<with2>"
                            + INCLUDED + ")(?![至、和及或])",
                    found -> (found.group("before") != null
                                    ? "by the "
                                    : found.group("late") != null ? "no later than the " : "on the ")
                            + nth(found.group("n")) + " day of " + of(found)
                            + (found.group("with").isEmpty()
                                            && found.group("with2").isEmpty()
                                    ? ""
                                    : " (that day included)")),
            Phrase.of(
                    "due",
                    EACH + "(?:(?<day>最后一[日天]|末日)|(?:[月季年]度?)?[末底])(?<before>" + BEFORE + ")?(?![至、和及或])",
                    found -> (found.group("before") == null ? "at " : "by ")
                            + (found.group("day") == null ? "the end of " : "the last day of ")
                            + of(found)),
            Phrase.of(
                    "due",
                    "(?:于|在)?(?:首个?月|第一个月)(?<n>" + DAY + ")[日号]" + BEFORE,
                    found -> "by the " + nth(found.group("n")) + " day of its first month"),
            Phrase.of(
                    "due",
                    "次月(?<n>" + DAY + ")[日号]" + BEFORE,
                    found -> "by the " + nth(found.group("n")) + " day of the next month"),
            Phrase.of(
                    "due",
                    "每(?<of>半年|[期季月年]度?)(?:结束|届满|期满)后(?<n>" + DAY + ")[日天]" + WITHIN,
                    found -> "within " + days(found.group("n"), "") + " after the end of each "
                            + unit(found.group("of"))),
            Phrase.of(
                    "invoice",
                    "(?:在|于|自)?收到(?:出租人(?:开具|提供)?的?)?" + INVOICE + "(?:之日)?(?:起|以?后)?的?" + DAYS,
                    found -> "within " + days(found.group("n"), found.group("unit")) + " of receiving the "
                            + invoice(found)),
            Phrase.of("period", "[按逐每](?<of>" + SIZE + ")(?<pay>" + PAY + ")?一?次?", PaymentPhrases::period),
            Phrase.of("period", "(?<of>" + MONTHS + "|一个?月|一个?季度?|半年|一年)一(?<pay>[付次结])", PaymentPhrases::period),
            Phrase.of("period", "(?<of>月|季|半年|年)(?<pay>付(?!款)|结(?!清))", PaymentPhrases::period),
            Phrase.of("period", "每期(?<of>" + MONTHS + ")(?<pay>" + PAY + ")?", PaymentPhrases::period),
            Phrase.of("period", "(?<of>" + MONTHS + ")为一期(?<pay>" + PAY + ")?", PaymentPhrases::period),
            Phrase.of(
                    "by",
                    "(?:以|通过|采用|用)?(?<how>(?:银行|公?对公|网上银行|网银)?(?:转账|汇款|电汇)|网上银行|网银|支付宝|微信)(?:支付(?=的?方式))?(?:的?方式)?",
                    found -> "by " + WAYS.getOrDefault(found.group("how"), "bank transfer")),
            Phrase.of("by", "(?:以|通过)公司对公账户(?:转账|汇款)", "by transfer from the company account"),
            Phrase.of("money", "(?:以|用)?人民币", "in renminbi"),
            Phrase.of(
                    "into",
                    "(?:支付|付款|付|汇款|汇|转账|转)?[至入到向](?:出租人的?|(?<named>(?:本合同|合同)(?:所列|载明|列明|约定)的?)(?:出租人的?)?)(?:收款银行|收款|银行|对公)?账[户号]",
                    found -> found.group("named") == null
                            ? "into the lessor's account"
                            : "into the account that this contract names"),
            Phrase.of("to", "向出租人", "to the lessor"),
            Phrase.of(
                    "sum",
                    "将?(?<which>[当该本各每上]|次(?=月))一?个?(?<of>期|月度?|季度?|年度?)份?的?租金|将租金",
                    found -> found.group("which") == null ? "the rent" : "the rent of " + which(found)),
            Phrase.of(
                    "who",
                    "(?<who>承租人|租金)(?:应当?|须|需)?|应当?|须",
                    found -> found.group("who") == null
                            ? ""
                            : found.group("who").equals("租金") ? "the rent" : "the lessee"),
            Phrase.of("then", "(?:其后|以后|此后)(?=[每于在])", "after that"),
            Phrase.of("day", "为(?:付款|支付)日", ""),
            Phrase.of("pay", PAY, ""));

    private static final Pattern IN_EACH = Pattern.compile("首个?月|第一个月|末月|最后一个月|次月");

    private static final Pattern COUNTED = Pattern.compile("(" + WrittenNumber.ANY + ")个(?:自然|租赁)?月");

    private PaymentPhrases() {}

    /** @return how many months a phrase says that there are in a period; 0 if it says nothing of that */
    static int months(String phrase) {
        var plain = IN_EACH.matcher(phrase).replaceAll("");
        var counted = COUNTED.matcher(plain);
        if (counted.find()) {
            return WrittenNumber.of(counted.group(1));
        }
        return plain.contains("半年")
                ? 6
                : plain.contains("年") ? 12 : plain.contains("季") ? 3 : plain.contains("月") ? 1 : 0;
    }

    /** The lessor's, as the lessor issues it. */
    static String invoice(Matcher found) {
        return (found.group("sort") == null ? "" : found.group("sort").equals("专用") ? "special " : "ordinary ")
                + (found.group("vat") == null ? "" : "VAT ") + "invoice";
    }

    static final Pattern OF_LESSOR = Pattern.compile("出租人(?:应当?|须)?(?:在|于)?(?:(?:收款|收到(?:租金|款项|付款))(?<when>前|后)(?:的?"
            + DAYS + ")?)?(?<first>先|及时)?(?:开具|提供)" + INVOICE);

    /** @param found by {@link #OF_LESSOR} */
    static String invoiced(Matcher found) {
        var first = found.group("first");
        return "the lessor " + ("先".equals(first) ? "first " : first == null ? "" : "promptly ") + "issues a "
                + invoice(found)
                + (found.group("n") != null
                        ? " within " + days(found.group("n"), found.group("unit")) + " of receiving the payment"
                        : found.group("when") == null
                                ? ""
                                : found.group("when").equals("前")
                                        ? " before receiving the payment"
                                        : " after receiving the payment");
    }

    private static String period(Matcher found) {
        int months = months(found.group("of"));
        var pay = found.group("pay");
        return (months > 1 && COUNTED.matcher(found.group("of")).find()
                        ? "in periods of " + months + " months"
                        : "by the " + (found.group("of").contains("自然") ? "calendar " : "") + unit(found.group("of")))
                + (pay == null || !pay.startsWith("预") ? "" : " in advance")
                + ("后付".equals(pay) ? " in arrears" : "");
    }

    private static String of(Matcher found) {
        return (found.group("first") != null
                        ? "the first month of "
                        : found.group("last") != null ? "the last month of " : "")
                + "each " + (found.group("of").contains("自然") ? "calendar " : "") + unit(found.group("of"));
    }

    private static String which(Matcher found) {
        var unit = unit(found.group("of"));
        return switch (found.group("which")) {
            case "上" -> "the " + unit + " before";
            case "各", "每" -> "each " + unit;
            case "次" -> "the next " + unit;
            default -> "that " + unit;
        };
    }

    private static String unit(String of) {
        return switch (months(of)) {
            case 0 -> "period";
            case 1 -> "month";
            case 3 -> "quarter";
            case 6 -> "half-year";
            case 12 -> "year";
            default -> "period of " + months(of) + " months";
        };
    }

    static String days(String number, @Nullable String unit) {
        int days = WrittenNumber.of(number);
        return days + (unit != null && unit.contains("工作日") ? " working" : "") + (days == 1 ? " day" : " days");
    }

    private static String nth(String number) {
        int day = WrittenNumber.of(number);
        return day + (day / 10 == 1 ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th");
    }
}

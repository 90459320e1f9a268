package dev.serverlease.stage.contract.rentplan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.PlainWords;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 支付周期: for how many months rent is paid at a time, and at which end of them. The field {@code paymentMonths} says how
 * many; where it is empty, the words on payment, and where they name no period, it is a month (Civil Code art. 721).
 *
 * @param named the months of every period that the words name, 1 to 12, in rising order
 * @param unclear whether they name a period besides that is none of whole months, or of more than twelve
 * @param atEnd whether they put the payment at the end of a period, or after it
 * @param day whether they name a day of payment
 */
public record PaymentPeriods(List<Integer> named, boolean unclear, boolean atEnd, boolean day) {

    /** What the field allows. */
    private static final int MOST = 12;

    private static final Map<Integer, Pattern> PERIODS = Map.of(
            1,
            zhOrEn(
                    "逐月|(?<!半)按月|(?<!个)月(后?付|结)|(?<!首)(?<!次)每一?个?(自然|租赁)?月(?!租)|一月一[付次结]",
                    "(?<!bi[- ]?)\\b(monthly|(per|each|every|by the) month)\\b"),
            2,
            zhOrEn("双月", "every second month"),
            3,
            zhOrEn("[按逐每]一?个?(自然|租赁)?季|季度?(后?付|结|预付|支付)|一季一[付次结]", "\\bquarter(s|ly)?\\b"),
            6,
            zhOrEn(
                    "(按|逐|每)一?个?半年|半年度?一?(后?付|次|结|预付|支付)",
                    "\\b(half[- ]?year(ly|s)?|semi[- ]?annual(ly)?|biannual(ly)?|six[- ]monthly)\\b"),
            12,
            zhOrEn(
                    "(?<!半)(?<![0-9二两三四五六七八九十])年度?(后?付|结|预付|支付)|[按逐每]一?个?(自然|租赁)?年|一年一[付次结]",
                    "(?<!half[- ]?)(?<!semi[- ]?)(?<!bi)\\b(yearly|annual(ly)?|(per|each|every|by the) year|per annum)\\b"));

    private static final String COUNT = "[0-9.]+|[零〇二两三四五六七八九十百]+|半";

    private static final Pattern MONTHS = Pattern.compile("([每按逐](期为?)?(?<before>" + COUNT + ")个?(自然|租赁)?月"
            + "|押[一二两三1-3]付(?<put>" + COUNT + "|一)|(?<![0-9.零〇二两三四五六七八九十百])(?<after>" + COUNT
            + ")个?(自然|租赁)?月(一[付次结期]|为一?期|支付一次|付)"
            + "|(?i:\\bevery (?<en>[0-9.]+|two|three|four|six|nine|twelve) months?\\b))");

    private static final Pattern UNCLEAR = zhOrEn(
            "[每按逐][隔满]?([0-9.]{1,6}|[一二两三四五六七八九十百]{1,4})个?(天|周|星期|日(?!前|之前|以前|内))|[按逐]([日天周]|星期)|(?<![0-9一二三四五六七八九十前后])[日周]付(?![款清])|每([天周]|星期)"
                    + "|[每按逐][0-9.二两三四五六七八九十]+年|[0-9二两三四五六七八九十]年一?付|[壹贰叁肆伍陆柒捌玖拾]+个月|隔月|隔[0-9二两三四五六七八九十]+个?月|[按每逐]旬|双周|年半|季度?半"
                    + "|一年[二两三四六0-9]+[付次结]|(年|季度?|月|租金)[^，。；]{0,4}[分付]?[二两三四五六七八九十2-9][0-9]?[次期](?!租)|每年[^，。；]{0,12}月[^，。；]{0,8}[、和及与][^，。；]{0,8}月",
            "\\b(weekly|daily|fortnightly|(per|each|every) (week|fortnight)|every ([0-9]{1,3}|[a-z]+) (days?|weeks?|years))\\b");

    /** All at one time, or once in a period that is named beside it. */
    private static final Pattern AT_ONCE = Pattern.compile("一次性|一次[付结缴]清");

    private static final Pattern AHEAD = zhOrEn("预付|预缴|先付|提前付", "\\bin advance\\b");
    private static final Pattern AFTERWARDS = zhOrEn("(?<!票)(?<!收到)后付(?!款)|先用后付|上一?个?[期季月年]度?的?租金", "\\bin arrears\\b");
    private static final Pattern AT_END =
            zhOrEn("[期季月年]度?(末|底)|末月|[期季月年]度?的?(末日|最后一[日天])|次[月季](?!度?的?租金)|期满|届满|结束[后时]", "\\bat the end\\b");
    private static final Pattern DAY = zhOrEn("[0-9零一二三四五六七八九十][日号天]|首日|末日|最后一[日天]|工作日|之日", "\\bdays?\\b");

    private static final Map<String, Integer> ENGLISH_NUMBERS =
            Map.of("two", 2, "three", 3, "four", 4, "six", 6, "nine", 9, "twelve", 12);

    private static final Map<Integer, Bilingual> EVERY = Map.of(
            1, new Bilingual("按月", "by the month"),
            3, new Bilingual("按季", "by the quarter"),
            6, new Bilingual("按半年", "by the half-year"),
            12, new Bilingual("按年", "by the year"));

    /** @param words on payment, as they were written */
    public static PaymentPeriods in(String words) {
        var read = PlainWords.of(words);
        var named = new TreeSet<Integer>();
        PERIODS.forEach((months, pattern) -> {
            if (read.say(pattern)) {
                named.add(months);
            }
        });
        boolean isUnclear = read.say(UNCLEAR);
        var found = MONTHS.matcher(read.unspaced());
        while (found.find()) {
            for (var count : Stream.of("before", "put", "after", "en")
                    .map(found::group)
                    .filter(Objects::nonNull)
                    .toList()) {
                int months = number(count);
                if (months == 0) {
                    isUnclear = true;
                } else {
                    named.add(months);
                }
            }
        }
        boolean isAhead = read.say(AHEAD);
        boolean isAfterwards = read.say(AFTERWARDS);
        isUnclear |= named.isEmpty() && read.say(AT_ONCE) || isAhead && isAfterwards;
        boolean isAtEnd = !isAhead && (isAfterwards || read.say(AT_END));
        return new PaymentPeriods(List.copyOf(named), isUnclear, isAtEnd, read.say(DAY));
    }

    /** @param contract of a valid application, its member {@code contract}. @return months, 1 or more */
    public static int months(JsonNode contract) {
        var named = in(contract.path("payment").asText()).named();
        return contract.path("paymentMonths").asInt(named.size() == 1 ? named.get(0) : 1);
    }

    /**
     * Whether rent is paid at the end of a period: by the words, for the field {@code paymentDays} counts from its
     * beginning.
     */
    public static boolean atEnd(JsonNode contract) {
        return contract.path("paymentDays").isMissingNode()
                && in(contract.path("payment").asText()).atEnd();
    }

    /** How a contract says it, as in 租金按季支付. */
    public static Bilingual every(int months) {
        return EVERY.getOrDefault(months, new Bilingual("每" + months + "个月一期", "in periods of " + months + " months"));
    }

    /** 0 where it is no number of months from 1 to 12. */
    private static int number(String count) {
        int number = ENGLISH_NUMBERS.getOrDefault(count.toLowerCase(Locale.ROOT), WrittenNumber.of(count));
        return number <= MOST ? number : 0;
    }

    private static Pattern zhOrEn(String chinese, String english) {
        return Pattern.compile(chinese + "|(?i:" + english + ")");
    }
}

package dev.serverlease.clause.wording;

import dev.serverlease.clause.PlainWords;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * 付款日: whether the words on payment name another day than the field {@code paymentDays}, which counts from the
 * beginning of each period. A contract that states both would state two times for performance (Civil Code art. 511).
 */
public final class PaymentDays {

    private static final String N = WrittenNumber.ANY;

    /** The last group that is said is the last day of payment; without one it is none that can be counted so. */
    private static final Pattern DAY = Pattern.compile(
            "最后" + N + "[日天]|(?:提前|(?:开始|首日|到期|届满|期)之?前)" + N + "个?(?:工作)?[日天]"
                    + "|" + N + "月份?" + N + "[日号]"
                    + "|前?(?<!第)" + N + "个工作日"
                    + "|" + N + "[日号]?(?:至|到|[-—~－])(" + N + ")[日号天]"
                    + "|(?<![0-9一二两三四五六七八九十第])(" + N + ")[日号天](?!历)"
                    + "|首日(?!起|后|开始)|末日"
                    + "|(?i:\\b[0-9]{1,3} (?:working|business) days?\\b|\\b([0-9]{1,3})(?:(?:st|nd|rd|th)\\b| (?:calendar )?days?\\b))");

    /** Of invoices and holidays. */
    private static final Pattern OF_OTHER_THINGS = Pattern.compile("发票$|顺延|调整至|invoice$");

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[，,；;。\\n]+");

    private PaymentDays() {}

    /**
     * @param days from the beginning of each period, as the field has them
     * @param words on payment
     * @return the first day that the words name and that is another; empty if they name none
     */
    public static Optional<String> otherThan(int days, String words) {
        return BETWEEN_PARTS
                .splitAsStream(PlainWords.of(words).unspaced())
                .filter(part -> !OF_OTHER_THINGS.matcher(part.strip()).find())
                .flatMap(part -> DAY.matcher(part).results())
                .filter(day -> last(day) != days)
                .map(MatchResult::group)
                .findFirst();
    }

    private static int last(MatchResult day) {
        for (int at = 1; at <= day.groupCount(); at++) {
            if (day.group(at) != null) {
                return WrittenNumber.of(day.group(at));
            }
        }
        return 0;
    }
}

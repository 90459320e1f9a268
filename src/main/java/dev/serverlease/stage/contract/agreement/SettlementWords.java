package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.FreeText;
import dev.serverlease.clause.PlainWords;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.lease.Bilingual;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a termination agreement on the settlement. The usual ones say up to when and by when rent is paid or
 * repaid, and that neither owes more, and let no rent run beyond the end of the lease; whatever else they say two
 * officers read, and the agreement marks it (Civil Code art. 496).
 *
 * @param rent how the rent is settled
 * @param other what else both agree; empty for nothing
 * @param endsOn the last day of the lease
 */
record SettlementWords(String rent, String other, LocalDate endsOn) {

    private static final String DAY =
            "(?:[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)|[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:合同)?(?:终了|解除|终止)之日|(?:租赁的)?最后一日)";
    private static final String SUM = "(?:人民币)?[0-9][0-9,]*(?:\\.[0-9]{1,2})?元整?";
    private static final String NOTHING_OWED = "(?:双方)?(?:互不|不再)(?:补退|相欠|拖欠|找补)|多退少补";

    private static final String BY_USE = "(?:租金)?按照?(?:实际使用的?)?(?:期间|日数|天数|日)(?:折算|结算|计算)";
    private static final String UNTIL_THE_END = "租金(?:计算?|计收|结算)[至到](?:租赁的?|合同)?最后一[日天](?:止)?";
    private static final String NOT_USED = "已付未(?:使)?用的?(?:部分|租金)的?(?:予以)?退还";
    private static final String TOO_MUCH = "多[收付]的?(?:租金)?(?:予以)?退还";
    private static final String LACKING = "少[收付]的?(?:租金)?(?:予以)?补[足交]";

    /** What the usual parts say that need no figure and no day. */
    private static final Map<Pattern, String> ENGLISH = Map.of(
            Pattern.compile("(?:双方)?(?:互不|不再)(?:补退|相欠|拖欠|找补)"), "neither side owes the other anything",
            Pattern.compile("多退少补"), "what was paid too much is repaid, what is lacking is paid",
            Pattern.compile("租金(?:已经?|均|全部)*(?:付|支付|缴|结算)清"), "the rent is paid in full",
            Pattern.compile(UNTIL_THE_END), "rent is counted until the last day of the lease",
            Pattern.compile(NOT_USED), "what is paid and not used is repaid",
            Pattern.compile(TOO_MUCH), "what was paid too much is repaid",
            Pattern.compile(LACKING), "what is lacking is paid");

    private static final Pattern ON_RENT = Pattern.compile(NOTHING_OWED
            + "|(?:租金)?(?:已经?|均|全部)*(?:付|支付|缴|结算)(?:清|[至到]" + DAY + "(?:止)?)"
            + "|(?:承租人)?(?:尚|仍|还)?(?:欠付?|未付)的?租金(?:为|共)?" + SUM
            + "|(?:未付的租金|未付的|余款)?(?:由?承租人)?(?:[于在]?" + DAY + "(?:[之以]?前|当日)?)(?:支付|付清)(?:给?出租人)?"
            + "|(?:由?出租人)?(?:[于在]?" + DAY + "(?:[之以]?前|当日)?)?(?:退还|返还)(?:承租人)?(?:多付|多收|未使用期间)的?租金(?:为|共)?(?:" + SUM
            + ")?"
            + "|" + BY_USE + "|" + UNTIL_THE_END + "|" + NOT_USED + "|" + TOO_MUCH + "|" + LACKING);

    /** A day of the calendar until which rent is paid. */
    private static final Pattern UNTIL = Pattern.compile("[至到]([0-9]{4})[年-]([0-9]{1,2})(?:月|-)(?:([0-9]{1,2})|底|末)");

    private static final Pattern ON_THE_REST = Pattern.compile(
            NOTHING_OWED + "|(?:双方)?(?:就此|此外)?(?:其余|其他)?(?:款项)?(?:均|都)?(?:互不(?:相欠|拖欠|追究)|再?无其他(?:争议|纠纷|债权债务))");

    /** @param terms of a termination agreement */
    static SettlementWords of(JsonNode terms) {
        return new SettlementWords(
                terms.path("rent").asText(),
                terms.path("other").asText(""),
                LocalDate.parse(terms.path("endsOn").asText()));
    }

    /** Those that two officers read; empty if one officer is enough to agree to them. */
    List<String> own() {
        return Stream.of(isUsualOfRent() ? "" : rent, isUsualOfTheRest() ? "" : other)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private boolean isUsualOfTheRest() {
        return TextCheck.isReadable(FreeText.SETTLEMENT, other)
                && parts(other).allMatch(part -> ON_THE_REST.matcher(part).matches());
    }

    boolean isUsualOfRent() {
        return TextCheck.isReadable(FreeText.SETTLED_RENT, rent)
                && parts(rent).allMatch(part -> ON_RENT.matcher(part).matches() && isInTime(part));
    }

    /**
     * What of it an agreement prints that says already that rent is settled by the time of use.
     *
     * @return usual words in both languages where they need no figure and no day; empty if nothing is left to say
     */
    Optional<Bilingual> printedOfRent() {
        if (!isUsualOfRent()) {
            return Optional.of(Bilingual.of(rent));
        }
        var left = parts(rent).filter(part -> !part.matches(BY_USE)).toList();
        var english = left.stream().flatMap(part -> english(part).stream()).toList();
        var chinese = left.size() == parts(rent).count() ? rent : String.join("，", left);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Bilingual(chinese, english.size() == left.size() ? String.join(", ", english) : chinese));
    }

    private static Optional<String> english(String part) {
        return ENGLISH.entrySet().stream()
                .filter(words -> words.getKey().matcher(part).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean isInTime(String part) {
        return UNTIL.matcher(part)
                .results()
                .map(SettlementWords::day)
                .allMatch(day -> day != null && !day.isAfter(endsOn));
    }

    /** @return null for a day that no calendar has */
    private static @Nullable LocalDate day(MatchResult found) {
        try {
            var month = YearMonth.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
            return found.group(3) == null ? month.atEndOfMonth() : month.atDay(Integer.parseInt(found.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Stream<String> parts(String words) {
        return List.of(PlainWords.of(words).unspaced().split("[，；。;]|,(?![0-9]{3})")).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }
}

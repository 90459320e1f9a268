package dev.serverlease.clause.wording;

import dev.serverlease.clause.wording.Phrase.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What usual words on payment say together: one length of periods, one day in them and one end of them. */
final class PaymentPlan {

    private static final Pattern HOLIDAY = Pattern.compile("(?<day>(?:付款日|支付日)?如?[遇逢](?:法定)?(?:节假日|休息日|非工作日)的?)?"
            + "(?<moves>则?(?:(?:顺延|调整)至(?:其后|节后|之后)?的?(?:第一|下一|首)个?工作日|顺延))?");

    private static final Map<String, String> ORDER = Map.of("先付后用", "payment before use", "先用后付", "use before payment");

    private static final Pattern EARLY = Pattern.compile("预付|预缴|先付后用");

    /** After the period for which it is paid. */
    private static final Pattern LATE = Pattern.compile("后付(?!款)|先用后付|上一?个?[月季年期]度?份?的?租金|次月(?!租金)|(结束|届满|期满)后");

    private static final Pattern OF_NO_PERIOD = Pattern.compile("(?:^|，)(?:于|在)?(?:首个?月|第一个月)");

    /** What says by itself when or how rent is paid. */
    private static final Set<String> SAY_SOMETHING = Set.of("first", "due", "invoice", "period", "by", "into");

    private static final Set<String> SIZED = Set.of("due", "period", "sum");
    private static final List<String> ONCE = List.of("first", "due", "invoice");

    private final Set<Integer> sizes = new TreeSet<>();
    private final List<String> slots = new ArrayList<>();

    private PaymentPlan() {}

    /** @return each part in English; empty if one is not usual, or they do not go together */
    static Optional<List<String>> inEnglish(List<String> parts) {
        var plan = new PaymentPlan();
        var said = new ArrayList<String>();
        for (var part : parts) {
            var english = plan.read(part);
            if (english == null) {
                return Optional.empty();
            }
            said.add(english);
        }
        var text = String.join("，", parts);
        boolean isOne = plan.sizes.size() <= 1
                && plan.slots.stream().anyMatch(SAY_SOMETHING::contains)
                && ONCE.stream().noneMatch(slot -> plan.slots.indexOf(slot) != plan.slots.lastIndexOf(slot))
                && (plan.slots.contains("period") || !OF_NO_PERIOD.matcher(text).find())
                && !(EARLY.matcher(text).find() && LATE.matcher(text).find());
        return isOne ? Optional.of(said) : Optional.empty();
    }

    private @Nullable String read(String part) {
        var invoice = PaymentPhrases.OF_LESSOR.matcher(part);
        if (invoice.matches()) {
            return PaymentPhrases.invoiced(invoice);
        }
        var holiday = HOLIDAY.matcher(part);
        if (holiday.matches()) {
            return holiday.group("day") == null
                    ? "it moves to the next working day"
                    : holiday.group("moves") == null
                            ? "if that day is a public holiday"
                            : "if that day is a public holiday, it moves to the next working day";
        }
        return ORDER.containsKey(part)
                ? ORDER.get(part)
                : Phrase.read(part, PaymentPhrases.ALL).map(this::english).orElse(null);
    }

    private String english(Map<String, Said> said) {
        slots.addAll(said.keySet());
        said.forEach((slot, phrase) -> {
            int months = SIZED.contains(slot) ? PaymentPhrases.months(phrase.chinese()) : 0;
            if (months > 0) {
                sizes.add(months);
            }
        });
        return Stream.concat(
                        Stream.of(english(said, "heading"), english(said, "then"), head(said)),
                        Stream.of("period", "first", "due", "invoice", "by", "money", "to", "into", "term")
                                .map(slot -> english(said, slot)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String head(Map<String, Said> said) {
        var sum = english(said, "sum");
        var who = english(said, "who");
        if (who.equals("the lessee")) {
            return "the lessee pays " + (sum.isEmpty() ? "the rent" : sum);
        }
        if (!sum.isEmpty() || !who.isEmpty()) {
            return (sum.isEmpty() ? who : sum) + " is paid";
        }
        return Stream.of("pay", "day", "period").anyMatch(said::containsKey) && !said.containsKey("first")
                ? "payment"
                : "";
    }

    private static String english(Map<String, Said> said, String slot) {
        return said.containsKey(slot) ? said.get(slot).english() : "";
    }
}

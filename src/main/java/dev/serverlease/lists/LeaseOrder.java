package dev.serverlease.lists;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a list is sorted, each by an index of its own, so that a page is found behind the one before it. */
public enum LeaseOrder {
    /** What is overdue first, what waits for no date behind it, what has ended last. */
    DUE("due", "下一期限（逾期在前）", "Next date, overdue first", "due_rank, number", marked('d', micros("due_rank"))),
    NEWEST("newest", "最新申请在前", "Newest first", "number", "null"),
    /** Of those that serve. */
    TERM_END(
            "termEnd",
            "租期届满先后（仅履行中、暂停服务的）",
            "End of the term (in force or suspended only)",
            "coalesce(term_ends_at, 'infinity'), number",
            marked('t', micros("coalesce(term_ends_at, 'infinity')"))),
    RISK(
            "risk",
            "风险高者在前",
            "Highest risk first",
            "risk_rank, due_rank, number",
            marked('r', "risk_rank || '.' || " + micros("due_rank")));

    private static final String MARK = "'%s.' || ";

    private final String parameter;
    private final Word label;
    private final String columns;
    private final String place;

    LeaseOrder(String parameter, String zh, String en, String columns, String place) {
        this.parameter = parameter;
        this.label = new Word(zh, en);
        this.columns = columns;
        this.place = place;
    }

    /** Of which order a place is: what counts in one is nothing in another. */
    private static String marked(char order, String place) {
        return MARK.formatted(order) + place;
    }

    private static String micros(String time) {
        return "case when isfinite(" + time + ") then trunc(extract(epoch from " + time
                + ") * 1000000)::text else 'never' end";
    }

    /**
     * The one that an address asks for; the other if it asks for none.
     *
     * @throws Refusal with 400 if it asks for one that there is not
     */
    public static LeaseOrder of(@Nullable String parameter, LeaseOrder other) {
        return parameter == null || parameter.isBlank()
                ? other
                : named(parameter).orElseThrow(() -> LeaseFilter.refused(List.of(unknown())));
    }

    static Optional<LeaseOrder> named(String parameter) {
        return Arrays.stream(values())
                .filter(order -> order.parameter.equals(parameter))
                .findAny();
    }

    static FieldError unknown() {
        var all = Arrays.stream(values()).map(LeaseOrder::parameter).toList();
        return new FieldError(
                "sort", "只能是 " + String.join("、", all) + " 之一。 Must be one of " + String.join(", ", all) + ".");
    }

    /** Its name in an address. */
    public String parameter() {
        return parameter;
    }

    public Word label() {
        return label;
    }

    String sql() {
        return this == NEWEST ? "number desc" : columns;
    }

    /** Which leases it can sort. */
    String which() {
        return this == TERM_END ? " and l.stage in ('IN_FORCE', 'SUSPENDED')" : "";
    }

    /** The place of a row in this order beside its number, as a column; null where the number says it all. */
    String place() {
        return place;
    }

    /**
     * The condition of the rows behind a lease.
     *
     * @param seen which leases are seen: behind another there is nothing, lest the place that it has now tell of it
     * @param values takes what the condition is about
     * @throws Refusal with 400 if it tells the place in another order
     */
    String behind(Behind behind, String seen, Map<String, Object> values) {
        values.put("after", behind.number());
        if (behind.place() != null
                && !place.startsWith(MARK.formatted(behind.place().charAt(0)))) {
            throw LeaseFilter.refused(List.of(Behind.wrong()));
        }
        if (this == NEWEST) {
            return "l.number < :after";
        }
        if (behind.place() == null) {
            return "(" + columns + ") > (select " + columns + " from lease.lease l where l.number = :after and " + seen
                    + ")";
        }
        values.put("afterTime", behind.time());
        if (this == RISK) {
            values.put("afterRank", behind.rank());
        }
        return "(" + columns + ") > (" + (this == RISK ? ":afterRank, " : "")
                + "cast(:afterTime as timestamptz), :after)";
    }
}

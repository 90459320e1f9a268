package dev.serverlease.lists;

import dev.serverlease.lists.LeaseFilter.Condition;
import dev.serverlease.request.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Lists of leases, page by page, from our own indexed tables; no page is the dearer for leases that it does not show.
 */
@Repository
public class LeaseList {

    private final JdbcClient jdbc;
    private final LesseeSearch search;
    private final Clock clock;

    LeaseList(JdbcClient jdbc, LesseeSearch search, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.clock = clock;
    }

    /**
     * @param more whether another page follows
     * @param next behind which the next page begins: the last one of this page, and its place; null if none follows
     */
    public record Page(
            List<ListedLease> leases,
            int page,
            int size,
            boolean more,
            @Nullable String next) {}

    private record Placed(ListedLease lease, @Nullable String place) {}

    /**
     * A page of a list.
     *
     * @param after the {@code next} of the page before; or the number of a lease: the page begins behind the place that
     *     it has now; null for the first page
     * @param page counted from 0, from that place
     * @throws Refusal with 400 if {@code after} is neither, of another order, or the number of no lease that the filter
     *     lets see
     */
    public Page page(LeaseFilter filter, LeaseOrder order, @Nullable String after, int page, int size) {
        return page(filter, condition(filter), order, after, page, size);
    }

    /** A page, and how many there are on all pages, counted up to a border. */
    public record Counted(Page page, long found) {}

    /** A page as {@link #page}, with {@link #count} of the same list; a name is looked up once for both. */
    public Counted counted(LeaseFilter filter, LeaseOrder order, @Nullable String after, int size, int most) {
        var condition = condition(filter);
        var page = page(filter, condition, order, after, 0, size);
        return new Counted(page, after == null && !page.more() ? page.leases().size() : count(condition, order, most));
    }

    private Page page(
            LeaseFilter filter, Condition condition, LeaseOrder order, @Nullable String after, int page, int size) {
        var values = new HashMap<String, Object>();
        var behind = after == null ? "" : " and " + behind(after, filter, condition, order, values);
        var rows = chosen(
                        "select " + order.place() + " as place, " + ListedLease.COLUMNS,
                        condition,
                        order.which() + behind + " order by " + order.sql() + " limit :limit offset :offset")
                .params(values)
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query((row, index) -> new Placed(ListedLease.of(row, clock), row.getString("place")))
                .list();
        boolean more = rows.size() > size;
        var last = more ? rows.get(size - 1) : null;
        return new Page(
                rows.stream().limit(size).map(Placed::lease).toList(),
                page,
                size,
                more,
                last == null ? null : new Behind(last.lease().number(), last.place()).text());
    }

    private String behind(
            String after, LeaseFilter filter, Condition condition, LeaseOrder order, Map<String, Object> values) {
        var behind = Behind.of(after).orElseThrow(() -> LeaseFilter.refused(List.of(Behind.wrong())));
        var sql = order.behind(behind, filter.seen(), values);
        if (behind.place() == null
                && jdbc.sql("select from lease.lease l where l.number = :after and " + filter.seen())
                        .params(condition.values())
                        .param("after", behind.number())
                        .query()
                        .listOfRows()
                        .isEmpty()) {
            throw LeaseFilter.refused(List.of(Behind.unknown()));
        }
        return sql;
    }

    /** How many there are on all pages in this order, counted up to {@code most}. */
    public long count(LeaseFilter filter, LeaseOrder order, int most) {
        return count(condition(filter), order, most);
    }

    private long count(Condition condition, LeaseOrder order, int most) {
        // along an index, which ends at the limit
        return chosen(
                        "select count(*) from (select",
                        condition,
                        order.which() + " order by " + LeaseOrder.DUE.sql() + " limit :limit) found")
                .param("limit", most)
                .query(Long.class)
                .single();
    }

    /** The numbers of all on all pages, as they are at one moment. */
    public List<String> numbers(LeaseFilter filter, LeaseOrder order) {
        return chosen("select l.number", condition(filter), order.which() + " order by " + order.sql())
                .query(String.class)
                .list();
    }

    /** The rows of these leases, by their numbers. */
    public Map<String, ListedLease> byNumber(Collection<String> numbers) {
        return jdbc
                .sql("select " + ListedLease.COLUMNS + " from lease.lease l where number = any(:numbers::text[])")
                .param("numbers", numbers.toArray(new String[0]))
                .query((row, index) -> ListedLease.of(row, clock))
                .list()
                .stream()
                .collect(Collectors.toMap(ListedLease::number, Function.identity()));
    }

    private StatementSpec chosen(String select, Condition condition, String end) {
        return jdbc.sql(select + " from lease.lease l where " + condition.sql() + end)
                .params(condition.values());
    }

    /** With the names that are looked up before. */
    Condition condition(LeaseFilter filter) {
        var condition = filter.condition(clock.instant());
        var text = filter.text(Criterion.Q);
        var lessee = filter.text(Criterion.LESSEE);
        if (text == null && lessee == null) {
            return condition;
        }
        var found = text == null ? search.beginning(Objects.requireNonNull(lessee)) : search.anything(text);
        var values = new HashMap<>(condition.values());
        values.putAll(found.values());
        return new Condition(condition.sql() + " and " + found.sql(), values);
    }
}

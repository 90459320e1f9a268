package dev.serverlease.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices for a person and the person's groups, newest first. */
@Repository
public class NoticeList {

    private static final String THEIRS = "(n.person = :person or n.group_id = any(:groups::text[]))";

    /** Beyond this many nobody wants to know the number. */
    static final int MOST_COUNTED = 999;

    /** As many of theirs as asked for, the newest of each audience by its index, however many there are. */
    private static String newest(String which) {
        return """
                from (
                  (select * from lease.notice n where n.person = :person%1$s order by -n.id limit :most)
                  union all
                  select n.* from unnest(:groups::text[]) g(id) cross join lateral (
                    select * from lease.notice n where n.group_id = g.id%1$s order by -n.id limit :most) n
                ) n""".formatted(which);
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param read whether this person has marked it as read */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long id,
            NoticeKind kind,
            String kindName,
            @Nullable String lease,
            Text text,
            OffsetDateTime at,
            boolean read) {}

    /** The text in both languages. */
    public record Text(String zh, String en) {}

    /** @param more whether another page follows */
    public record Page(List<Entry> notices, int page, int size, boolean more) {

        /** The last one of this page, before which the next page begins; null if none follows. */
        @JsonProperty
        public @Nullable Long next() {
            return more ? notices.get(notices.size() - 1).id() : null;
        }
    }

    /**
     * @param before only those that are older than the notice with this id; null for the newest
     * @param page counted from 0
     */
    Page page(Person person, @Nullable Long before, int page, int size) {
        var older = before == null ? "" : " and -n.id > -cast(:before as bigint)";
        var entries = theirs(
                        "select n.*, exists (select 1 from lease.notice_read r where r.notice = n.id and r.person = :person)"
                                + " as read " + newest(older) + " order by n.id desc limit :limit offset :offset",
                        person)
                .param("before", before)
                .param("most", (long) (page + 1) * size + 1)
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query(this::entry)
                .list();
        return new Page(entries.subList(0, Math.min(size, entries.size())), page, size, entries.size() > size);
    }

    /** The number of notices to this person, counted up to one more than {@link #MOST_COUNTED}. */
    long count(Person person) {
        var found = theirs("select count(*) " + newest(""), person)
                .param("most", MOST_COUNTED + 1)
                .query(Long.class)
                .single();
        return Math.min(found, MOST_COUNTED + 1);
    }

    /** The newest notices of all people, for the demo's front page: once what went to several. */
    public List<Entry> newest(int size) {
        return jdbc.sql("select n.*, false as read from lease.notice n where not exists (select from lease.notice same"
                        + " where same.id > n.id and same.created_at = n.created_at and same.text_zh = n.text_zh"
                        + " and same.lease_number is not distinct from n.lease_number) order by n.id desc limit :limit")
                .param("limit", size)
                .query(this::entry)
                .list();
    }

    /** @throws Refusal with 404 if there is no such notice for this person */
    void markRead(long id, Person person) {
        boolean theirs = theirs("select count(*) from lease.notice n where n.id = :id and " + THEIRS, person)
                        .param("id", id)
                        .query(Long.class)
                        .single()
                > 0;
        if (!theirs) {
            throw new Refusal(404, "没有发给您的这一通知。 There is no such notice to you.");
        }
        jdbc.sql("insert into lease.notice_read (notice, person, read_at) values (:id, :person, :now)"
                        + " on conflict do nothing")
                .param("id", id)
                .param("person", person.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private JdbcClient.StatementSpec theirs(String sql, Person person) {
        return jdbc.sql(sql)
                .param("person", person.name())
                .param("groups", person.groups().toArray(new String[0]));
    }

    private Entry entry(ResultSet row, int index) throws SQLException {
        var kind = NoticeKind.valueOf(row.getString("kind"));
        return new Entry(
                row.getLong("id"),
                kind,
                kind.label(),
                row.getString("lease_number"),
                new Text(row.getString("text_zh"), row.getString("text_en")),
                row.getTimestamp("created_at")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime(),
                row.getBoolean("read"));
    }
}

package dev.serverlease.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.LeaseStage;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every lease whose server had been handed over by the end of a day, with the application that held then. */
@Component
class LeasedServers {

    private static final String BY_THEN = "exists (select from lease.audit h where h.lease_number = l.number"
            + " and h.action = '" + AuditTrail.SERVER_HANDED_OVER + "' and h.at < :until)";

    private static final String ALL = """
            select l.number, lease.stage_at(l, :until) as stage, lease.has_server_at(l, :until) as has_server,
              l.in_force_at, l.term_ends_at, l.indefinite, a.content::text as application,
              u.archive_no, u.closed_at, u.retain_until, u.legal_hold,
              (select jsonb_agg(to_jsonb(p)) from lease.permit_register p where p.number in (a.content #>> '{use,licenceNo}',
                a.content #>> '{use,filingNo}', a.content #>> '{lessee,permitNo}'))::text as register,
              (select r.facts || jsonb_build_object('on', (r.recorded_at at time zone :zone)::date) from lease.recorded_fact r
                where r.lease_number = l.number and r.section = 'year' and r.recorded_at < :until order by r.id desc limit 1)::text as of_year,
              c.lessor::text as lessor, r.facts::text as lessor_register
            from lease.lease l
            join lateral (select content from lease.application a where a.lease_number = l.number and a.submitted_at < :until
              order by a.round desc limit 1) a on true
            left join lease.user_archive u on u.lease_number = l.number
            left join lateral (select lessor from lease.contract c where c.lease_number = l.number and c.agreement is null
              and c.drafted_at < :until order by c.version desc limit 1) c on true
            left join lateral (select r.facts from lease.lessor_register r where r.facts ->> 'uscc' = c.lessor ->> 'uscc'
              and r.facts #>> '{permit,no}' = c.lessor #>> '{permit,no}' order by r.code limit 1) r on true
            where """ + " " + BY_THEN;

    private static final String IN_ORDER = " order by l.number";

    private static final String WITH_PERSONAL_DATA =
            " and a.content #>> '{data,hasPi}' = 'true' and l.number > :after" + IN_ORDER + " limit :limit";

    private final ObjectMapper json;

    LeasedServers(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param stage at the end of the day
     * @param hasServer whether the lessee still had it then
     * @param archiveNo null where no archive was opened
     * @param register what the register says of the numbers that the application names: its rows, or null
     * @param ofYear what the newest use review counted since 1 January; empty before the first
     * @param lessor of the contract, as it names it; empty where none was written
     * @param lessorRegister what the register says of that lessor and of its permit now; empty where it knows neither
     */
    record Row(
            String number,
            LeaseStage stage,
            boolean hasServer,
            @Nullable Instant inForceAt,
            @Nullable Instant termEndsAt,
            boolean indefinite,
            JsonNode application,
            @Nullable String archiveNo,
            @Nullable Instant closedAt,
            @Nullable LocalDate retainUntil,
            @Nullable String legalHold,
            JsonNode register,
            JsonNode ofYear,
            JsonNode lessor,
            JsonNode lessorRegister) {}

    void each(Period day, JdbcClient rows, Consumer<Row> each) {
        rows.sql(ALL + IN_ORDER)
                .param("until", day.until())
                .param("zone", day.zone().getId())
                .query(row -> {
                    each.accept(read(row));
                });
    }

    /**
     * A page of those on whose server there is personal data.
     *
     * @param after the last number of the page before; empty for the first
     */
    List<Row> withPersonalData(Period day, String after, int limit, JdbcClient rows) {
        return rows.sql(ALL + WITH_PERSONAL_DATA)
                .param("until", day.until())
                .param("zone", day.zone().getId())
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> read(row))
                .list();
    }

    /** How many they are, without reading them. */
    long count(Period day, JdbcClient rows) {
        return rows.sql("select count(*) from lease.lease l where " + BY_THEN)
                .param("until", day.until())
                .query(Long.class)
                .single();
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("number"),
                LeaseStage.valueOf(row.getString("stage")),
                row.getBoolean("has_server"),
                instant(row, "in_force_at"),
                instant(row, "term_ends_at"),
                row.getBoolean("indefinite"),
                tree(row.getString("application")),
                row.getString("archive_no"),
                instant(row, "closed_at"),
                row.getObject("retain_until", LocalDate.class),
                row.getString("legal_hold"),
                tree(row.getString("register")),
                tree(row.getString("of_year")),
                tree(row.getString("lessor")),
                tree(row.getString("lessor_register")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private JsonNode tree(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.serverlease.portfolio.FigureSource;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the leases in force or suspended bring in a month, how much of it is at risk, and what is owed. */
@Component
public class RentFigures implements FigureSource {

    public static final String NAME = "rent";

    /** Who owes rent: a default without an outcome. */
    private static final String OPEN =
            "from lease.rent_default f left join lease.rent_outcome o using (lease_number, position)"
                    + " left join lease.rent_demand d using (lease_number, position) where o.outcome is null";

    private static final String MONTHLY =
            """
            with rent as materialized (
              select distinct on (lease_number) lease_number, monthly, currency from lease.rent_rate
              where from_day <= :today order by lease_number, from_day desc),
            l as materialized (
              select l.applicant, r.currency, r.monthly, l.stage = 'SUSPENDED' as suspended,
                l.number in (select f.lease_number %s) as owing,
                case when l.indefinite and l.term_ends_at is not null then lease.ends_by_notice(l) else false end as noticed
              from lease.lease l left join rent r on r.lease_number = l.number
              where l.stage in ('IN_FORCE', 'SUSPENDED'))
            select %s, l.currency, count(*) as leases, sum(l.monthly) as monthly,
              count(*) filter (where suspended) as suspended_leases, sum(l.monthly) filter (where suspended) as suspended,
              count(*) filter (where owing) as owing_leases, sum(l.monthly) filter (where owing) as owing,
              count(*) filter (where noticed) as noticed_leases, sum(l.monthly) filter (where noticed) as noticed,
              count(*) filter (where suspended or owing or noticed) as risk_leases,
              sum(l.monthly) filter (where suspended or owing or noticed) as risk
            from l""".formatted(OPEN, APPLICANT) + ByApplicant.groups("l.currency") + " order by l.currency";

    /** As the product reckons what is still open of a default. */
    private static final String ARREARS =
            """
            with l as materialized (
              select l.applicant, l.number, f.currency, case when l.stage = 'CLOSING' then 'CLOSING' when l.stage = 'ENDED' then 'ENDED'
                  else 'IN_FORCE' end as stage,
                greatest(0, coalesce(d.amount - d.paid_before, f.amount) - (select coalesce(sum(p.amount), 0) from lease.rent_payment p
                  where p.lease_number = f.lease_number and p.position = f.position and p.after_demand = (d.amount is not null))) as open
              %s)
            select %s, l.currency, l.stage, count(distinct l.number) as leases, sum(l.open) as open
            from l""".formatted(OPEN.replace("where", "join lease.lease l on l.number = f.lease_number where"), APPLICANT)
                    + ByApplicant.groups("l.currency, l.stage") + " order by l.currency, l.stage";

    private final JdbcClient jdbc;
    private final Clock clock;

    RentFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Leases, and their rent of a month. */
    public record Sum(
            long leases,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal monthly) {}

    /**
     * In one currency.
     *
     * @param currency null for the leases of which no monthly rent is agreed
     * @param all in force or suspended
     * @param noticed whose last day a notice has set
     * @param risk suspended, owing or noticed, each counted once
     */
    public record Line(@Nullable String currency, Sum all, Sum suspended, Sum owing, Sum noticed, Sum risk) {}

    /**
     * What is owed.
     *
     * @param stage {@code IN_FORCE} for the leases in force or suspended, {@code CLOSING}, {@code ENDED}
     */
    public record Arrears(
            String currency,
            String stage,
            long leases,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal open) {}

    /** Both by currency. */
    public record Rent(List<Line> monthly, List<Arrears> arrears) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Rent> read(Instant now) {
        var monthly = ByApplicant.lists(
                jdbc.sql(MONTHLY).param("today", LocalDate.ofInstant(now, clock.getZone())), (row, index) -> line(row));
        var arrears = ByApplicant.lists(
                jdbc.sql(ARREARS),
                (row, index) -> new Arrears(
                        row.getString("currency"),
                        row.getString("stage"),
                        row.getLong("leases"),
                        row.getBigDecimal("open")));
        var all = new HashMap<String, Rent>();
        var applicants = new TreeMap<String, Object>(monthly);
        applicants.putAll(arrears);
        applicants
                .keySet()
                .forEach(applicant -> all.put(
                        applicant,
                        new Rent(
                                monthly.getOrDefault(applicant, List.of()),
                                arrears.getOrDefault(applicant, List.of()))));
        return all;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("currency"),
                new Sum(row.getLong("leases"), money(row, "monthly")),
                sum(row, "suspended"),
                sum(row, "owing"),
                sum(row, "noticed"),
                sum(row, "risk"));
    }

    private static Sum sum(ResultSet row, String what) throws SQLException {
        return new Sum(row.getLong(what + "_leases"), money(row, what));
    }

    private static BigDecimal money(ResultSet row, String column) throws SQLException {
        var sum = row.getBigDecimal(column);
        return sum == null ? BigDecimal.ZERO : sum;
    }
}

package dev.serverlease.portfolio.figures;

import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.portfolio.PortfolioDays;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often leases were given to another salesperson until the figures were counted. It is read in the same snapshot as
 * they are, so that none is missed that was given meanwhile.
 */
@Component
class GivenLeases implements FigureSource {

    private static final String NAME = "given";

    private final JdbcClient jdbc;

    GivenLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Times, of all leases. */
    record Given(long times) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Given> read(Instant now) {
        return Map.of(ALL, new Given(times()));
    }

    /** Whether none was given since the newest figures were counted. */
    boolean isAsIn(PortfolioDays days, Instant now) {
        return days.before(now, NAME)
                .map(row -> row.sections().get(ALL))
                .filter(section -> section.path("times").asLong(-1) == times())
                .isPresent();
    }

    private long times() {
        return jdbc.sql("select coalesce(sum(cardinality(former_applicants)), 0) from lease.lease"
                        + " where former_applicants is not null")
                .query(Long.class)
                .single();
    }
}
